import assert from "node:assert/strict";
import test from "node:test";
import { Overtaken } from "../engine.ts";
import { KeyedQueue } from "./queue.ts";
import { retried } from "./retry.ts";

const failing = (times: number, problem: Error) => {
  let calls = 0;
  const work = async () => {
    calls++;
    if (calls <= times) throw problem;
    return "done";
  };
  return { work, calls: () => calls };
};
const coded = (code: string) => Object.assign(new Error("from the server"), { code });

for (const [what, problem] of [
  ["overtaken", new Overtaken("x")],
  ["a serialization failure", coded("40001")],
  ["a deadlock", coded("40P01")],
] as const)
  test(`${what}: tried again`, async () => {
    const { work, calls } = failing(3, problem);
    assert.equal(await retried(work), "done");
    assert.equal(calls(), 4);
  });

test("anything else passes through at once", async () => {
  const { work, calls } = failing(1, coded("23505"));
  await assert.rejects(retried(work), { code: "23505" });
  assert.equal(calls(), 1);
});

test("it gives up after a dozen tries, with a refusal", async () => {
  const { work, calls } = failing(Number.POSITIVE_INFINITY, new Overtaken("x"));
  await assert.rejects(retried(work), { name: "TooManyRequestsException" });
  assert.equal(calls(), 12);
});

test("work of one key runs one after the other, also after a failure; other keys do not wait", async () => {
  const queue = new KeyedQueue();
  const events: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      events.push(`${name} begins`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    queue.run("k", work("one", true)),
    queue.run("k", work("two")),
    queue.run("other", work("free")),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["rejected", "fulfilled", "fulfilled"],
  );
  assert.deepEqual(
    events.filter((event) => !event.startsWith("free")),
    ["one begins", "one ends", "two begins", "two ends"],
  );
  assert.ok(events.indexOf("free begins") < events.indexOf("one ends"));
});
