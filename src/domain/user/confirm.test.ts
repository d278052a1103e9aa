import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import type { Pool } from "../pool/pool.ts";
import { withConfirmation, withoutAlias, withVerified } from "./confirm.ts";
import type { Attributes, UserStatus } from "./user.ts";

const pool: Pool = { id: "us-east-1_A", version: 1, mfa: {}, description: { AliasAttributes: ["email"] } };
const user = (status: UserStatus, attributes: Attributes = {}, pendingAttributes?: Attributes) =>
  aUser({ status, attributes, ...(pendingAttributes && { pendingAttributes }) });

test("only an unconfirmed user can be confirmed", () => {
  assert.deepEqual(withConfirmation(user("UNCONFIRMED"), 7), { ...user("CONFIRMED"), modifiedAt: 7 });
  for (const status of ["CONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED", "EXTERNAL_PROVIDER"] as const)
    assert.throws(() => withConfirmation(user(status), 7), {
      name: "NotAuthorizedException",
      message: `User cannot be confirmed. Current status is ${status}`,
    });
});

const email = "b@example.com";
for (const [what, attributes, pending, destination, expected] of [
  ["the address that it has", { email }, undefined, email, { attributes: { email, email_verified: "true" } }],
  ["another one by now", { email: "new@example.com" }, undefined, email, { attributes: { email: "new@example.com" } }],
  [
    "the waiting one",
    { email, email_verified: "true" },
    { email: "new@example.com" },
    "new@example.com",
    { attributes: { email: "new@example.com", email_verified: "true" } },
  ],
  [
    "the waiting one, another waits too",
    { email },
    { email: "new@example.com", phone_number: "+1" },
    "new@example.com",
    { attributes: { email: "new@example.com", email_verified: "true" }, pendingAttributes: { phone_number: "+1" } },
  ],
  [
    "the old one while a new one waits",
    { email, email_verified: "false" },
    { email: "new@example.com" },
    email,
    { attributes: { email, email_verified: "true" }, pendingAttributes: { email: "new@example.com" } },
  ],
  ["the first one", {}, { email }, email, { attributes: { email, email_verified: "true" } }],
] as const)
  test(`verifying ${what}`, () => {
    const verified = withVerified(user("CONFIRMED", attributes, pending), pool, { attribute: "email", destination }, 7);
    assert.deepEqual(
      { pendingAttributes: undefined, ...verified },
      { ...user("CONFIRMED"), names: verified.names, pendingAttributes: undefined, ...expected, modifiedAt: verified.modifiedAt },
    );
  });

test("an address is a name of the user while it is verified", () => {
  const before = user("CONFIRMED", { email });
  const verified = withVerified(before, pool, { attribute: "email", destination: email }, 7);
  assert.deepEqual(verified.names, ["username:bob", "email:b@example.com"]);
  const moved = withoutAlias(verified, pool, "email", 8);
  assert.deepEqual(moved.attributes, { email, email_verified: "false" });
  assert.deepEqual(moved.names, ["username:bob"]);
});
