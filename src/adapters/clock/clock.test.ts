import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "./clock.ts";

test("the clock tells the machine's time in epoch seconds with whole milliseconds", () => {
  const now = createClock().now();
  assert.ok(Math.abs(now - Date.now() / 1000) < 1);
  assert.equal(Math.round(now * 1000) / 1000, now);
});

test("it moves forward, and tells how far it is ahead of the world", () => {
  const clock = createClock();
  clock.advance(3600);
  clock.advance(0.5);
  assert.ok(Math.abs(clock.now() - Date.now() / 1000 - 3600.5) < 1);
  assert.equal(clock.ahead?.(), 3600.5);
});

for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`it does not move by ${seconds}`, () => assert.throws(() => createClock().advance(seconds), RangeError));
}
