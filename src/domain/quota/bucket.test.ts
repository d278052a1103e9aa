import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bucket, take } from "./bucket.ts";

const rows: readonly [string, Bucket | undefined, number, number, Bucket | undefined][] = [
  ["a new bucket is full", undefined, 5, 100, { tokens: 4, at: 100 }],
  ["an empty one refuses", { tokens: 0, at: 100 }, 5, 100, undefined],
  ["part of a token is none", { tokens: 0, at: 100 }, 4, 100.125, undefined],
  ["it fills evenly", { tokens: 0, at: 100 }, 4, 100.5, { tokens: 1, at: 100.5 }],
  ["it holds no more than a second's allowance", { tokens: 2, at: 100 }, 4, 900, { tokens: 3, at: 900 }],
  ["a clock that goes back fills nothing", { tokens: 2, at: 100 }, 4, 50, { tokens: 1, at: 50 }],
];
for (const [title, bucket, rate, now, after] of rows) test(title, () => assert.deepEqual(take(bucket, rate, now), after));
