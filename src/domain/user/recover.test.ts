import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { aDigest, aUser } from "../../../test/support/user.ts";
import { issueCode } from "../code/issue.ts";
import { withAttributeCode, withSignUpCode } from "./confirm.ts";
import { canRecover, checkSelfService, resetChannel, withRecoveryCode, withResetRequired } from "./recover.ts";
import type { UserStatus } from "./user.ts";

const email = "b@example.com";
const reachable = { email, email_verified: "true" };
const cannot = "User password cannot be reset in the current state.";
const nowhere = "Cannot reset password for the user as there is no registered/verified email or phone_number";

for (const [status, attributes, by, expected] of [
  ["CONFIRMED", reachable, "user", "email"],
  ["RESET_REQUIRED", reachable, "user", "email"],
  ["UNCONFIRMED", reachable, "user", "email"],
  ["UNCONFIRMED", { email }, "user", nowhere],
  ["CONFIRMED", {}, "user", nowhere],
  ["FORCE_CHANGE_PASSWORD", reachable, "user", cannot],
  ["EXTERNAL_PROVIDER", reachable, "user", cannot],
  ["CONFIRMED", reachable, "administrator", "email"],
  ["RESET_REQUIRED", reachable, "administrator", "email"],
  ["UNCONFIRMED", reachable, "administrator", cannot],
  ["FORCE_CHANGE_PASSWORD", reachable, "administrator", cannot],
] satisfies [UserStatus, Record<string, string>, "user" | "administrator", string][])
  test(`a reset of a user ${status} with ${Object.keys(attributes)}, asked by ${by}`, () => {
    const channel = () => resetChannel(aUser({ status, attributes }), aPool(), by);
    if (expected === "email") assert.equal(channel(), "email");
    else assert.throws(channel, { message: expected });
  });

for (const [user, expected] of [
  [undefined, false],
  [aUser({ attributes: reachable }), true],
  [aUser({ attributes: { email } }), false],
  [aUser({ attributes: reachable, enabled: false }), false],
  [aUser({ status: "FORCE_CHANGE_PASSWORD" }), true],
] as const)
  test(`hiding who exists: ${user?.status}, ${Object.keys(user?.attributes ?? {})}, enabled ${user?.enabled} gets a true answer: ${expected}`, () =>
    assert.equal(canRecover(user, aPool()), expected));

test("only administrators reset where the pool says so", () => {
  checkSelfService(aPool());
  const closed = aPool({ AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "admin_only" }] } });
  assert.throws(() => checkSelfService(closed), { name: "NotAuthorizedException" });
  assert.deepEqual(withResetRequired(aUser(), 7), aUser({ status: "RESET_REQUIRED", modifiedAt: 7 }));
});

const pool = aPool({ AliasAttributes: ["email"] });
const sent = { digest: aDigest("right"), attribute: "email" as const, destination: email, now: 0 };

test("the code of a sign-up confirms the user and the address it went to", () => {
  const user = issueCode(aUser({ status: "UNCONFIRMED", attributes: { email, email_verified: "false" } }), "confirm-sign-up", sent);
  const { user: confirmed, refusal } = withSignUpCode(user, pool, aDigest("right"), 7);
  assert.equal(refusal, undefined);
  assert.deepEqual([confirmed.status, confirmed.attributes.email_verified], ["CONFIRMED", "true"]);
  assert.deepEqual([confirmed.names, confirmed.codes, confirmed.modifiedAt], [["username:bob", `email:${email}`], {}, 7]);
  assert.throws(() => withSignUpCode(confirmed, pool, aDigest("right"), 7), {
    message: "User cannot be confirmed. Current status is CONFIRMED",
  });
});

test("a wrong code changes counts only", () => {
  const user = issueCode(aUser({ status: "UNCONFIRMED", attributes: { email } }), "confirm-sign-up", sent);
  const { user: tried, refusal } = withSignUpCode(user, pool, aDigest("wrong"), 7);
  assert.equal(refusal?.name, "CodeMismatchException");
  assert.deepEqual([tried.status, tried.modifiedAt, tried.codes?.["confirm-sign-up"]?.wrongTries], ["UNCONFIRMED", 0, 1]);
  assert.deepEqual(tried.tries, { "confirm-sign-up": { count: 1, since: 7 } });
});

test("the code of an address verifies it, a waiting one too", () => {
  const waiting = issueCode(aUser({ attributes: { email: "old@example.com" }, pendingAttributes: { email } }), "verify-email", sent);
  const { user: verified } = withAttributeCode(waiting, pool, "email", aDigest("right"), 7);
  assert.deepEqual(verified.attributes, { email, email_verified: "true" });
  assert.equal(withAttributeCode(waiting, pool, "phone_number", aDigest("right"), 7).refusal?.name, "ExpiredCodeException");
});

test("the code of a reset is spent, and proves nothing else", () => {
  const user = issueCode(aUser({ status: "RESET_REQUIRED", attributes: { email } }), "reset-password", sent);
  const { user: judged, refusal } = withRecoveryCode(user, aDigest("right"), 7);
  assert.equal(refusal, undefined);
  assert.deepEqual([judged.status, judged.attributes, judged.codes], ["RESET_REQUIRED", { email }, {}]);
  assert.equal(withRecoveryCode(judged, aDigest("right"), 7).refusal?.name, "ExpiredCodeException");
});
