import assert from "node:assert/strict";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import type { User } from "../user/user.ts";
import { forgottenAt, refuseWhileLocked, type Trial, withFailure, withoutFailures } from "./failures.ts";

const user: User = {
  poolId: "us-east-1_Example00",
  sub: "0190f5b2-0000-7000-8000-000000000000",
  username: "ada",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  attributes: {},
  mfa: { enabled: [] },
};
const start = 1_700_000_000;
const isLocked = (candidate: User, trial: Trial, now: number) => {
  try {
    refuseWhileLocked(candidate, trial, now);
    return false;
  } catch (thrown) {
    assert.ok(thrown instanceof Refusal);
    assert.equal(thrown.message, "Password attempts exceeded");
    return true;
  }
};
/** Fails `times` in a row, each the moment the pause before is over. */
function failing(trial: Trial, times: number): { user: User; now: number; lockSeconds: number } {
  let [current, now, lockSeconds] = [user, start, 0];
  for (let time = 0; time < times; time++) {
    now += lockSeconds;
    current = withFailure(current, trial, now);
    lockSeconds = 0;
    while (isLocked(current, trial, now + lockSeconds)) lockSeconds++;
  }
  return { user: current, now, lockSeconds };
}

for (const [trial, failures, expected] of [
  ["password", 1, 0],
  ["password", 4, 0],
  ["password", 5, 1],
  ["password", 6, 2],
  ["password", 7, 4],
  ["password", 14, 512],
  ["password", 15, 900],
  ["password", 60, 900],
  ["mfa-code", 4, 0],
  ["mfa-code", 5, 1],
  ["mfa-code", 15, 900],
  ["first-factor-code", 9, 0],
  ["first-factor-code", 10, 1],
  ["first-factor-code", 12, 4],
] as const)
  test(`${failures} times a wrong ${trial}: a pause of ${expected} s`, () => assert.equal(failing(trial, failures).lockSeconds, expected));

for (const [trial, failures, quietSeconds, expected] of [
  // after failures and quiet from the end of the pause on, the next failure counts as number
  ["password", 4, 899, 5],
  ["password", 4, 900, 1],
  ["password", 15, 899, 16],
  ["password", 15, 900, 1],
  ["mfa-code", 15, 86_399, 16],
  ["mfa-code", 15, 86_400, 1],
] as const)
  test(`${failures} times a wrong ${trial}, then ${quietSeconds} s of quiet: failure number ${expected} is next`, () => {
    const { user: failed, now, lockSeconds } = failing(trial, failures);
    const again = withFailure(failed, trial, now + lockSeconds + quietSeconds);
    assert.equal((trial === "mfa-code" ? again.mfaFailures : again.failures)?.count, expected);
  });

test("a right try clears its own count and no other", () => {
  const failed = withFailure(withFailure(user, "password", start), "mfa-code", start);
  assert.deepEqual(withoutFailures(failed, "password"), withFailure(user, "mfa-code", start));
  assert.deepEqual(withoutFailures(failed, "mfa-code"), withFailure(user, "password", start));
  assert.equal(withoutFailures(user, "password"), user);
});

test("a lock of passwords does not stop the answer to a second factor, and the other way round", () => {
  const { user: locked, now } = failing("password", 8);
  assert.equal(isLocked(locked, "mfa-code", now), false);
  assert.equal(isLocked(failing("mfa-code", 8).user, "password", now), false);
});

test("someone who waits out every pause gets fewer than 120 tries at a second factor in a day", () => {
  let [current, now, tries] = [user, start, 0];
  for (; now < start + 86_400; tries++) {
    current = withFailure(current, "mfa-code", now);
    now = Math.max(now, current.mfaFailures?.lockedUntil ?? now);
  }
  assert.ok(tries < 120, `${tries} tries`);
});

test("counts are kept until the quiet after the last pause is over", () => {
  assert.equal(forgottenAt(user), 0);
  assert.equal(forgottenAt(withFailure(user, "password", start)), start + 900);
  assert.equal(forgottenAt(withFailure(user, "mfa-code", start)), start + 86_400);
  const { user: failed, now } = failing("password", 6);
  assert.equal(forgottenAt(failed), now + 2 + 900);
});
