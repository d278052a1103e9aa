import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { aDigest, aUser } from "../../../test/support/user.ts";
import { withProvedAddress, withSignUpConfirmed } from "./proof-by-code.ts";
import type { SentCode, Session } from "./session.ts";
import { afterWrongCode } from "./wrong-tries.ts";

const pool = aPool({ AliasAttributes: ["email"] });
const code: SentCode = { name: "EMAIL_OTP", attribute: "email", destination: "bob@example.com", code: aDigest("code"), wrongTries: 0 };
const verified = { email: "bob@example.com", email_verified: "true" };

for (const [name, attributes, sent, expected] of [
  ["the first right code verifies the address", { email: "bob@example.com", email_verified: "false" }, code, verified],
  ["a verified address stays so", verified, code, verified],
  ["an address that was changed meanwhile is not verified", { email: "eve@example.com" }, code, { email: "eve@example.com" }],
  ["an address to set up is written", {}, { ...code, setsUp: true }, verified],
  ["an address to set up replaces no other", { email: "eve@example.com" }, { ...code, setsUp: true }, { email: "eve@example.com" }],
] as const)
  test(name, () => assert.deepEqual(withProvedAddress(pool, aUser({ attributes }), sent, 9).attributes, expected));

test("a verified alias becomes a name", () =>
  assert.deepEqual(withProvedAddress(pool, aUser({ attributes: { email: "bob@example.com" } }), code, 9).names, [
    "username:bob",
    "email:bob@example.com",
  ]));

test("nothing to change is the same object", () => {
  const user = aUser({ attributes: verified });
  assert.equal(withProvedAddress(pool, user, code, 9), user);
  assert.equal(withSignUpConfirmed(user, 9), user);
});

test("a code confirms an open sign-up", () => assert.equal(withSignUpConfirmed(aUser({ status: "UNCONFIRMED" }), 9).status, "CONFIRMED"));

test("a session bears nine wrong codes and ends with the tenth", () => {
  const opened: Session = {
    poolId: pool.id,
    sub: "s",
    id: aDigest("id"),
    clientId: "c",
    door: "public",
    proofs: ["password"],
    pending: code,
    openedAt: 0,
    expiresAt: 180,
  };
  let session: Session | undefined = opened;
  let wrong = 0;
  for (; session; wrong++) session = afterWrongCode(session);
  assert.equal(wrong, 10);
});
