import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { aDigest, aPassword, aUser } from "../../../test/support/user.ts";
import { withChangedPassword } from "./change.ts";
import { temporaryUntil, withLastingPassword, withTemporaryPassword } from "./set.ts";

const [old, next] = [aPassword("aa"), aPassword("bb")];
const code = { digest: aDigest("d"), expiresAt: 9, wrongTries: 0, attribute: "email" as const, destination: "b@example.com" };
const failures = { count: 3, lastAt: 1, lockedUntil: 0 };
const user = aUser({ password: old, failures, codes: { "reset-password": code, "verify-email": code } });
const pool = aPool({ Policies: { PasswordPolicy: { PasswordHistorySize: 2, TemporaryPasswordValidityDays: 3 } } });

test("the right old password gives way to the new one", () => {
  const { user: changed, refusal } = withChangedPassword(user, pool, { compared: old, isRight: true, password: next }, 7);
  assert.equal(refusal, undefined);
  assert.deepEqual([changed.password, changed.passwordHistory, changed.status, changed.modifiedAt], [next, [old], "CONFIRMED", 7]);
  assert.deepEqual([changed.failures, changed.codes], [undefined, { "verify-email": code }]);
});

test("a wrong old password is counted, and nothing else changes", () => {
  const { user: changed, refusal } = withChangedPassword(user, pool, { compared: old, isRight: false, password: next }, 7);
  assert.equal(refusal?.message, "Incorrect username or password.");
  assert.deepEqual(changed, { ...user, tries: { "change-password": { count: 1, since: 7 } } });
});

test("a user who signs in without a password may set one", () => {
  const { user: changed } = withChangedPassword(aUser(), pool, { compared: undefined, isRight: true, password: next }, 7);
  assert.equal(changed.password, next);
});

test("a password that another request has changed meanwhile is not judged by the old one", () => {
  const moved = aUser({ password: aPassword("cc") });
  assert.throws(() => withChangedPassword(moved, pool, { compared: old, isRight: true, password: next }, 7), {
    name: "TooManyRequestsException",
  });
});

test("the sixth change within an hour is refused", () => {
  const tired = aUser({ password: old, tries: { "change-password": { count: 5, since: 7 } } });
  assert.throws(() => withChangedPassword(tired, pool, { compared: old, isRight: true, password: next }, 8), {
    name: "LimitExceededException",
  });
});

test("what an administrator sets", () => {
  assert.equal(temporaryUntil(pool, 100), 100 + 3 * 86_400);
  const temporary = withTemporaryPassword(user, pool, next, 7);
  assert.deepEqual([temporary.status, temporary.password, temporary.failures], ["FORCE_CHANGE_PASSWORD", next, undefined]);
  const lasting = withLastingPassword(aUser({ status: "UNCONFIRMED" }), pool, next, 7);
  assert.deepEqual([lasting.status, lasting.password, "codes" in lasting], ["CONFIRMED", next, false]);
});
