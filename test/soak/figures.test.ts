import assert from "node:assert/strict";
import test from "node:test";
import { delayVerdict, memoryVerdict, percentile, type Sample, thirds } from "./figures.ts";

const minute = 60_000;
const samples = (...values: readonly number[]): Sample[] => values.map((value, index) => ({ atMs: index * minute, value }));

test("percentiles", () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.deepEqual([percentile(values, 0.5), percentile(values, 0.99), percentile([7], 0.99)], [51, 100, 7]);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test("thirds go by time", () =>
  assert.deepEqual(thirds(samples(1, 2, 3, 4, 5, 6), 6 * minute), [
    [1, 2],
    [3, 4],
    [5, 6],
  ]));

for (const [what, values, expected] of [
  ["steady", [100, 150, 200, 200, 205, 201], true],
  ["growing", [100, 150, 200, 220, 300, 320], false],
] as const)
  test(`memory that is ${what}: ${expected}`, () => assert.equal(memoryVerdict(samples(...values), 6 * minute).isHeld, expected));

for (const [what, values, expected] of [
  ["steady", [10, 12, 11, 10, 12, 11], true],
  ["drifting", [10, 12, 20, 22, 24, 25], false],
] as const)
  test(`delays that are ${what}: ${expected}`, () => assert.equal(delayVerdict(samples(...values), 6 * minute).isHeld, expected));

test("a short soak judges neither", () => {
  assert.equal(memoryVerdict(samples(1, 2, 9), 3 * minute).isHeld, undefined);
  assert.equal(delayVerdict(samples(1, 2, 9), 3 * minute).isHeld, undefined);
});
