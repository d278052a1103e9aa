/** docs/production.md and `poolhouse doctor` say the same: every line is looked at, under its name. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { poolhouse, run } from "./program.ts";

const names = [...readFileSync("docs/production.md", "utf8").matchAll(/^- \[ \] \*\*(.+?)\*\*: /gm)].map(([, name = ""]) => name);
const sound = {
  POOLHOUSE_MODE: "production",
  POOLHOUSE_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
  POOLHOUSE_ISSUER: "https://auth.example.com",
  POOLHOUSE_MAIL_PROVIDER: "webhook",
  POOLHOUSE_DATA: "new/poolhouse.sqlite",
  POOLHOUSE_METRICS_TOKEN: "t0ken",
};
const doctor = async (environment: Readonly<Record<string, string>>) => {
  const { exitCode, stdout } = await run(poolhouse, ["doctor", "--endpoint-url", "http://127.0.0.1:9"], { environment });
  return { exitCode, stdout, lines: stdout.trim().split("\n").slice(0, -1) };
};
/** The finding under a name. */
const stateOf = (lines: readonly string[], name: string) =>
  lines.filter((line) => line.slice(6).startsWith(`${name} `)).map((line) => line.slice(0, 4).trim());

test("the doctor looks at every line of the checklist in production, and at nothing that is not on it", async () => {
  const { exitCode, lines, stdout } = await doctor(sound);
  assert.ok(names.length > 20);
  for (const name of names) assert.ok(stateOf(lines, name).length > 0, `${name}\n${stdout}`);
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  assert.deepEqual(
    lines.filter((line) => !longestFirst.some((name) => line.slice(6).startsWith(`${name} `))),
    [],
  );
  assert.equal(exitCode, 0, stdout);
});

test("in development it looks at what development needs alone", async () => {
  const { lines } = await doctor({});
  assert.deepEqual(stateOf(lines, "metrics"), []);
  assert.deepEqual(stateOf(lines, "database"), ["ok"]);
});

const unsafe = {
  ...sound,
  CODE: "123456",
  POOLHOUSE_ISSUER: "http://auth.example.com",
  HOST: "0.0.0.0",
  POOLHOUSE_METRICS_TOKEN: "",
  LOG_LEVEL: "silent",
  DATABASE_URL: "postgres://x:secr3t@db.example.invalid:9/z",
  POOLHOUSE_DATABASE_REPLICA_URL: "postgres://x:secr3t@127.0.0.1:9/z",
};
test("it says what to mend, and shows no secret", async () => {
  const { exitCode, lines, stdout } = await doctor(unsafe);
  assert.equal(exitCode, 1);
  for (const name of ["fixed code", "issuer", "no clear text", "metrics", "log", "database", "database TLS", "replica"])
    assert.ok(stateOf(lines, name).includes("MEND"), `${name}\n${stdout}`);
  assert.doesNotMatch(stdout, /secr3t/);
});
