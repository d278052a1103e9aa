import assert from "node:assert/strict";
import test from "node:test";
import { format, inspect } from "node:util";
import pino from "pino";
import { Secret } from "./secret.ts";

const text = "hunter2-hunter2";
const secret = new Secret(text);

for (const [way, shown] of [
  ["as text", String(secret)],
  ["in a template", `${secret}`],
  ["joined", [secret, "x"].join(" ")],
  ["as JSON", JSON.stringify({ secret })],
  ["inspected", inspect(secret)],
  ["inspected with everything hidden", inspect({ deep: [secret] }, { showHidden: true, depth: 9 })],
  ["inspected past its own say", inspect(secret, { customInspect: false, showHidden: true })],
  ["formatted", format("%s %o %O %j %d", secret, secret, secret, secret, secret)],
  ["spread", JSON.stringify({ ...secret })],
  ["by its own properties", String(Object.getOwnPropertyNames(secret))],
  ["in an error", new Error(`no: ${secret}`, { cause: secret }).message + inspect(new Error("no", { cause: secret }))],
  ["cloned", inspect(structuredClone({ secret }))],
] as const)
  test(`a secret is not shown ${way}`, () => assert.ok(!shown.includes("hunter2"), shown));

test("it says that it is one", () => {
  assert.deepEqual([String(secret), JSON.stringify([secret]), inspect(secret)], ["[secret]", '["[secret]"]', "[secret]"]);
});

test("the log shows none", () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  log.info({ secret, config: { deep: secret } }, `${secret}`);
  log.error(new Error("x", { cause: secret }), "%s", secret);
  assert.ok(!lines.join("").includes("hunter2"));
});

test("only reveal gives it back, of any type", () => {
  assert.equal(secret.reveal(), text);
  assert.deepEqual(new Secret(Buffer.from("ab")).reveal(), Buffer.from("ab"));
});
