import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { RateCounters } from "./rates.ts";

test("a window slides: what left it does not count", () => {
  let now = 1000;
  const rates = new RateCounters(() => now);
  for (const [after, expected] of [
    [0, 1],
    [0, 2],
    [150, 3],
    [149, 4],
    [1, 3], // the first two are 300 seconds old
    [150, 3], // and now the third
    [3000, 1],
  ] as const) {
    now += after;
    assert.equal(rates.count("key", 300), expected, `at ${now}`);
  }
});

test("keys count apart", () => {
  const rates = new RateCounters(() => 0);
  assert.deepEqual([rates.count("a", 60), rates.count("b", 60), rates.count("a", 60)], [1, 1, 2]);
});

test("never more than the true count, and a thirtieth of the window less at most", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(steps, (pauses) => {
      let now = 500;
      const rates = new RateCounters(() => now);
      const times: number[] = [];
      for (const pause of pauses) {
        now += pause;
        times.push(now);
        const counted = rates.count("key", 300);
        const within = (seconds: number) => times.filter((time) => time > now - seconds).length;
        assert.ok(counted <= within(300) && counted >= within(290), `${counted} of ${within(300)}`);
      }
    }),
  );
});

test("memory is bounded: the key that was silent longest is forgotten, and long keys are kept short", () => {
  const rates = new RateCounters(() => 0, 2);
  for (const key of ["a", "b", "a", "c"]) rates.count(key, 60);
  assert.deepEqual([rates.count("a", 60), rates.size], [3, 2]);
  assert.equal(rates.count("b", 60), 1);
  const long = "x".repeat(10_000);
  assert.deepEqual([rates.count(long, 60), rates.count(long, 60), rates.count(`${long}y`, 60)], [1, 2, 1]);
});

test("a clock that steps back counts on", () => {
  let now = 1000;
  const rates = new RateCounters(() => now);
  rates.count("key", 60);
  now = 1050;
  rates.count("key", 60);
  now = 900;
  assert.equal(rates.count("key", 60), 3);
});
