import assert from "node:assert/strict";
import test from "node:test";
import { Cache } from "./cache.ts";

type Thing = { readonly name: string };
const named = (name: string) => JSON.stringify({ name });

/** A cache over a store that answers when it is told to. */
function setUp() {
  const world = new Map<string, string>();
  const clock = { ms: 0 };
  const reads: (() => void)[] = [];
  const load = (id: string) => {
    const state = world.get(id);
    return new Promise<string | undefined>((resolve) => reads.push(() => resolve(state)));
  };
  const cache = new Cache<Thing>(load, () => clock.ms);
  const answer = () => {
    for (const read of reads.splice(0)) read();
  };
  const find = async (id: string) => {
    const found = cache.find(id);
    answer();
    return (await found)?.name;
  };
  return { world, clock, cache, answer, find, reads };
}

test("who asks at the same time shares one reading; for a second nobody reads", async () => {
  const { world, clock, cache, answer, reads } = setUp();
  world.set("a", named("old"));
  const found = [cache.find("a"), cache.find("a")];
  assert.equal(reads.length, 1);
  answer();
  assert.deepEqual(await Promise.all(found), [{ name: "old" }, { name: "old" }]);
  clock.ms = 999;
  await cache.find("a");
  assert.equal(reads.length, 0);
});

test("a second counts from the beginning of the reading", async () => {
  const { world, clock, cache, answer, find } = setUp();
  world.set("a", named("old"));
  const slow = cache.find("a");
  clock.ms = 600;
  answer();
  await slow;
  world.set("a", named("new"));
  clock.ms = 999;
  assert.equal(await find("a"), "old");
  clock.ms = 1000;
  assert.equal(await find("a"), "new");
});

test("what did not change stays the same object", async () => {
  const { world, clock, cache, answer } = setUp();
  world.set("a", named("same"));
  const read = async () => {
    const found = cache.find("a");
    answer();
    return await found;
  };
  const before = await read();
  clock.ms = 5000;
  assert.equal(await read(), before);
});

test("absence is not remembered", async () => {
  const { world, find } = setUp();
  assert.equal(await find("a"), undefined);
  world.set("a", named("made elsewhere"));
  assert.equal(await find("a"), "made elsewhere");
});

test("an old reading does not undo this node's own write or removal", async () => {
  const { world, cache, answer, find } = setUp();
  world.set("a", named("old"));
  const before = cache.find("a");
  cache.put("a", named("mine"));
  answer();
  assert.deepEqual(await before, { name: "old" });
  assert.equal(await find("a"), "mine");

  world.set("b", named("old"));
  const removed = cache.find("b");
  cache.drop("b");
  world.delete("b");
  answer();
  await removed;
  assert.equal(await find("b"), undefined);
});

test("a reading that fails is told and not kept", async () => {
  let fails = true;
  const cache = new Cache<Thing>(
    async () => {
      if (fails) throw new Error("gone");
      return named("back");
    },
    () => 0,
  );
  await assert.rejects(cache.find("a"), /gone/);
  fails = false;
  assert.deepEqual(await cache.find("a"), { name: "back" });
});

test("things can be dropped by what they are", async () => {
  const { cache, find } = setUp();
  cache.put("a", named("goes"));
  cache.put("b", named("stays"));
  cache.dropWhere(({ name }) => name === "goes");
  assert.equal(await find("a"), undefined);
  assert.equal(await find("b"), "stays");
});

test("it does not grow without end", async () => {
  const { cache, find } = setUp();
  for (let id = 0; id <= 10_000; id++) cache.put(String(id), named("x"));
  assert.equal(await find("0"), undefined);
  assert.equal(await find("1"), "x");
});
