import assert from "node:assert/strict";
import test from "node:test";
import { momentOf } from "./moment.ts";

const now = 1_000_000;
for (const [typed, expected] of [
  ["90s", now - 90],
  ["5m", now - 300],
  ["24h", now - 86_400],
  ["7d", now - 604_800],
  ["1970-01-02", 86_400],
  ["1970-01-01T00:01", 60],
  ["1970-01-01 00:00:01.5", 1.5],
  ["1970-01-01T01:00:00+01:00", 0],
] as const)
  test(`${typed} is a moment`, () => assert.equal(momentOf("--since", typed, now), expected));

for (const typed of ["", "yesterday", "7w", "-5m", "2026-13-01", "2026-11-26T25:00", "2026-11-26Z"])
  test(`"${typed}" is none`, () => assert.throws(() => momentOf("--since", typed, now), { message: /--since must be a date/ }));
