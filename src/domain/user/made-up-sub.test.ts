import assert from "node:assert/strict";
import test from "node:test";
import { momentMsOf } from "../token/access.ts";
import { madeUpSub } from "./made-up-sub.ts";
import { isSubShaped } from "./names.ts";

const created = 1_767_225_600;
const day = 86_400;
const seed = Buffer.from("80000000ffffffffffffffffffffffffffffffff", "hex"); // one half

for (const [ageDays, secondsAfter] of [
  [0, 30],
  [29, 30],
  [30, 15 * day],
  [59, 15 * day],
  [60, 30 * day],
  [400, 120 * day],
] as const) {
  test(`in a pool of ${ageDays} days, a made-up sub is of ${secondsAfter} s after its beginning`, () => {
    const sub = madeUpSub(seed, created, created + ageDays * day);
    assert.equal(momentMsOf(sub), (created + secondsAfter) * 1000);
    assert.ok(isSubShaped(sub));
    assert.match(sub, /^.{14}7.{4}[89ab]/);
  });
}

test("it is the same for the same seed, and another for another", () => {
  const other = Buffer.from("80000000fffffffffffffffffffffffffffffffe", "hex").fill(1, 13);
  assert.equal(madeUpSub(seed, created, created), madeUpSub(seed, created, created + day));
  assert.notEqual(madeUpSub(seed, created, created), madeUpSub(other, created, created));
});
