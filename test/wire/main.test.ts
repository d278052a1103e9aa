/** The program itself: what it says at its start, how it stops, and how it fails. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { aFolder } from "../support/folder.ts";
import { keyText } from "../support/sealer.ts";

const quiet = { PORT: "0", POOLHOUSE_DATA: ":memory:", LOG_LEVEL: "silent", POOLHOUSE_DRAIN_MS: "100" };

/** Runs the program. @returns its process and what it has written so far */
function run(t: TestContext, environment: Readonly<Record<string, string>>) {
  const program = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/main.ts"], {
    env: { PATH: process.env.PATH, ...quiet, ...environment },
  });
  t.after(() => program.kill("SIGKILL"));
  const written = { out: "", err: "" };
  program.stdout.on("data", (data) => {
    written.out += data;
  });
  program.stderr.on("data", (data) => {
    written.err += data;
  });
  return { program, written };
}

/** Waits for the greeting. @returns the address in it */
async function greeted(program: ChildProcess, written: { out: string; err: string }): Promise<URL> {
  while (!written.out.includes("cognito-idp create-user-pool")) {
    if (program.exitCode !== null || program.stdout === null) assert.fail(written.err);
    await once(program.stdout, "data");
  }
  return new URL(/http:\/\/[\w.:]+/.exec(written.out)?.[0] ?? "");
}

test("it says where it listens, in which mode, where data and messages are, and what to try", async (t) => {
  const { program, written } = run(t, {});
  const { href, port } = await greeted(program, written);
  assert.equal(written.out.trim().split("\n").length, 5);
  assert.match(written.out, /development/);
  assert.match(written.out, /data +memory/);
  assert.match(written.out, new RegExp(`messages +${href}_poolhouse/`));
  assert.match(written.out, new RegExp(`docs +${href}docs`));
  assert.match(written.out, new RegExp(`--endpoint-url http://127.0.0.1:${port} cognito-idp create-user-pool`));
  assert.equal((await fetch(new URL("/health", href))).status, 200);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} finishes the request in hand, then stops`, async (t) => {
    const { program, written } = run(t, {});
    const { hostname, port } = await greeted(program, written);
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 2\r\n\r\n{";
    await new Promise<void>((resolve) => socket.write(head, () => resolve()));
    await fetch(`http://${hostname}:${port}/health`); // by now the half request has arrived
    program.kill(signal);
    await refused(Number(port), hostname);
    socket.write("}");
    await once(socket, "close");
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*UnknownOperationException/);
    const [code] = program.exitCode === null ? await once(program, "exit") : [program.exitCode];
    assert.equal(code, 0);
  });
}

/** Waits until nothing listens there any more. */
async function refused(port: number, host: string): Promise<void> {
  for (;;) {
    const socket = connect(port, host);
    const outcome = await Promise.race([once(socket, "connect"), once(socket, "error")]).catch((problem) => [problem]);
    socket.destroy();
    if (outcome[0] instanceof Error) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const production = {
  POOLHOUSE_MODE: "production",
  POOLHOUSE_MASTER_KEY: keyText(1),
  POOLHOUSE_ISSUER: "https://auth.example.com",
};
const safe = (environment: Readonly<Record<string, string>>) => ({ ...production, ...environment });
const readable = join(aFolder(), "readable.sqlite");
writeFileSync(readable, "", { mode: 0o644 });

for (const [what, environment, sentence] of [
  ["a setting that is not acceptable", { PORT: "x" }, /^PORT is "x": a whole number is needed \(.*\)\.\n$/],
  [
    "a fixed code in production",
    { POOLHOUSE_MODE: "production", CODE: "123456" },
    /^CODE is for development only: unset it in production\.\n$/,
  ],
  ["production without a master key", { POOLHOUSE_MODE: "production" }, /^POOLHOUSE_MASTER_KEY is needed in production: .*\.\n$/],
  ["production without an issuer", safe({ POOLHOUSE_ISSUER: "" }), /^POOLHOUSE_ISSUER is needed in production: .*\.\n$/],
  [
    "production in clear on all addresses",
    safe({ HOST: "0.0.0.0" }),
    /^HOST is "0\.0\.0\.0", where others reach this server in clear: .*\.\n$/,
  ],
  [
    "production with a file that others read",
    safe({ POOLHOUSE_DATA: readable }),
    /^Others of this machine may read .*: run `chmod 600 .*\.\n$/,
  ],
  ["a master key that is none", { POOLHOUSE_MASTER_KEY: "hunter2" }, /^POOLHOUSE_MASTER_KEY (?!.*hunter2).*\.\n$/],
  [
    "a file that is no database",
    { POOLHOUSE_DATA: "package.json", POOLHOUSE_MASTER_KEY: Buffer.alloc(32).toString("base64") },
    /^Cannot open the database package\.json \(.*\): check POOLHOUSE_DATA\.\n$/,
  ],
  [
    "a database that cannot be reached",
    { DATABASE_URL: "postgres://u:hunter2@127.0.0.1:1/x" },
    /^Cannot open the PostgreSQL database \((?!.*hunter2).*\): check DATABASE_URL\.\n$/,
  ],
] as const) {
  test(`one sentence and exit code 1 for ${what}`, async (t) => {
    const { program, written } = run(t, environment);
    const [code] = await once(program, "close");
    assert.equal(code, 1);
    assert.match(written.err, sentence);
  });
}

test("one sentence and exit code 1 for a port in use", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const address = other.address();
  assert.ok(typeof address === "object" && address !== null);
  const { program, written } = run(t, { PORT: String(address.port) });
  const [code] = await once(program, "close");
  assert.equal(code, 1);
  assert.equal(written.err, `Port ${address.port} on 127.0.0.1 is in use: stop what listens there, or set PORT to another one.\n`);
});

test("another master key than the data's stops the start", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "poolhouse-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const data = { POOLHOUSE_DATA: join(directory, "data.sqlite") };
  const first = run(t, data);
  const { href } = await greeted(first.program, first.written);
  await fetch(href, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": "AWSCognitoIdentityProviderService.CreateUserPool",
      Authorization: "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: '{"PoolName":"kept"}',
  });
  first.program.kill("SIGTERM");
  await once(first.program, "close");
  const second = run(t, { ...data, POOLHOUSE_MASTER_KEY: Buffer.alloc(32).toString("base64") });
  const [code] = await once(second.program, "close");
  assert.equal(code, 1);
  assert.match(
    second.written.err,
    /^The data was sealed under another master key \([0-9a-f]{8}; the given one is [0-9a-f]{8}\): set POOLHOUSE_MASTER_KEY to that key, .*\.\n$/,
  );
});
