import assert from "node:assert/strict";
import test from "node:test";
import { nextAttemptAt } from "./attempts.ts";

for (const [attempts, chance, expected] of [
  [1, 0, 101],
  [1, 1, 100.5],
  [4, 0, 108],
  [11, 0, 700],
  [15, 0, 700],
  [16, 0, undefined],
] as const)
  test(`after ${attempts} tries, chance ${chance}: ${expected}`, () => assert.equal(nextAttemptAt(attempts, 100, chance), expected));
