import assert from "node:assert/strict";
import test from "node:test";
import { testKeyed as keyed } from "../../../test/support/audit.ts";
import type { AuditHead, AuditLine } from "../../domain/audit/chain.ts";
import { openTrail } from "./trail.ts";

/** A store that keeps batches until it is let go on; each `answer` is what the next writing comes to. */
async function aTrail() {
  const batches: (readonly string[])[] = [];
  const heads: AuditHead[] = [];
  const pending: { readonly written: () => void; readonly refused: () => void }[] = [];
  const failures: number[] = [];
  let isPatient = false;
  const audit = {
    latestHeads: async () => [],
    append: async (lines: readonly AuditLine[], head: AuditHead) => {
      if (isPatient) {
        await new Promise<void>((written, failed) => {
          pending.push({ written, refused: () => failed(new Error("away")) });
        });
      }
      batches.push(lines.map(({ operation }) => operation));
      heads.push(head);
    },
  };
  const trail = await openTrail({
    audit,
    keyed,
    clock: { now: () => 5 },
    chain: "chain",
    node: "node",
    failed: (_, waiting) => void failures.push(waiting),
    retryMs: 1,
  });
  isPatient = true;
  const record = (operation: string) => trail.record({ at: 5, operation, result: "ok" });
  const next = async () => {
    while (pending.length === 0) await new Promise(setImmediate);
    return pending.shift() ?? assert.fail();
  };
  const close = () => {
    isPatient = false;
    return trail.close();
  };
  return { batches, heads, failures, trail, record, next, close };
}

test("an event is told to be written once its batch is, and what comes meanwhile shares the next one", async () => {
  const { batches, trail, record, next, close } = await aTrail();
  const done: string[] = [];
  const tell = (operation: string) => void record(operation).then(() => done.push(operation));
  for (const operation of ["a", "b"]) tell(operation);
  const first = await next();
  for (const operation of ["c", "d"]) tell(operation);
  assert.deepEqual(done, []);
  first.written();
  const second = await next();
  assert.deepEqual(done, ["a", "b"]);
  second.written();
  while (done.length < 4) await new Promise(setImmediate);
  assert.deepEqual(batches, [["Start"], ["a", "b"], ["c", "d"]]);
  assert.equal(trail.link().number, 5);
  assert.equal(await close(), 0);
  assert.deepEqual(batches.at(-1), ["Stop"]);
});

test("while the store is away nobody waits; everything is written in its order once it is back", async () => {
  const { batches, heads, failures, record, next, close } = await aTrail();
  const waited = [record("a")];
  const refused = await next();
  waited.push(record("b"));
  refused.refused();
  await Promise.all(waited);
  await record("c");
  assert.deepEqual(failures, [2]);
  (await next()).written();
  (await next()).written();
  assert.equal(await close(), 0);
  assert.deepEqual(batches, [["Start"], ["a"], ["b", "c"], ["Stop"]]);
  assert.deepEqual(
    heads.map(({ number }) => number),
    [1, 2, 4, 5],
  );
});

test("what comes after the end is not kept, and the end tells how many", async () => {
  const { trail, record, close } = await aTrail();
  assert.equal(await close(), 0);
  await record("late");
  assert.equal(trail.link().number, 2);
});
