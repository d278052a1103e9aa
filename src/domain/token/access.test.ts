import assert from "node:assert/strict";
import test from "node:test";
import type { Refusal } from "../refusal.ts";
import { refuse } from "../refusal.ts";
import type { User } from "../user/user.ts";
import { accessClaimsOf, checkStanding, claimedPoolId, isRevoked, momentMsOf } from "./access.ts";

const now = 1_700_000_000;
const issuer = "http://127.0.0.1:9229/us-east-1_abc";
const signInId = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
const claims = {
  sub: "s",
  iss: issuer,
  client_id: "c",
  token_use: "access",
  scope: "aws.cognito.signin.user.admin",
  auth_time: now - 60,
  iat: now - 60,
  exp: now + 60,
  jti: "j",
  username: "u",
  origin_jti: "o",
  event_id: signInId,
} as const;

const same = (expected: Refusal) => ({ name: expected.name, message: expected.message });

for (const [what, change, expected] of [
  ["in force", {}, undefined],
  ["one scope among others", { scope: "openid aws.cognito.signin.user.admin phone" }, undefined],
  ["revocation turned off: no origin_jti", { origin_jti: undefined }, undefined],
  ["an ID token", { token_use: "id" }, refuse.accessTokenInvalid()],
  ["another issuer", { iss: `${issuer}d` }, refuse.accessTokenInvalid()],
  ["another server's pool of that name", { iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc" }, refuse.accessTokenInvalid()],
  ["no user", { sub: undefined }, refuse.accessTokenInvalid()],
  ["an expiry that is no number", { exp: "never" }, refuse.accessTokenInvalid()],
  ["over this second", { exp: now }, refuse.accessTokenExpired()],
  ["over and an ID token", { exp: now, token_use: "id" }, refuse.accessTokenInvalid()],
  ["over and out of scope", { exp: now, scope: "openid" }, refuse.accessTokenExpired()],
  ["out of scope", { scope: "openid" }, refuse.accessTokenScope()],
  ["a scope that only begins alike", { scope: "aws.cognito.signin.user.administrator" }, refuse.accessTokenScope()],
] as const) {
  test(`an access token: ${what}`, () => {
    const judge = () => accessClaimsOf({ ...claims, ...change }, { issuer, now });
    if (expected) assert.throws(judge, same(expected));
    else assert.equal(judge().sub, "s");
  });
}

const user: User = {
  poolId: "us-east-1_abc",
  sub: "s",
  username: "u",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 0,
  modifiedAt: 0,
  attributes: {},
  mfa: { enabled: [] },
};

for (const [what, change, expected] of [
  ["confirmed", {}, undefined],
  ["to change the password at the next sign-in", { status: "FORCE_CHANGE_PASSWORD" }, undefined],
  ["disabled", { enabled: false }, refuse.userDisabled()],
  ["disabled and signed out", { enabled: false, signedOutAtMs: momentMsOf(signInId) }, refuse.userDisabled()],
  ["signed out after the sign-in", { signedOutAtMs: momentMsOf(signInId) + 1 }, refuse.accessTokenRevoked()],
  ["signed out in its millisecond", { signedOutAtMs: momentMsOf(signInId) }, refuse.accessTokenRevoked()],
  ["signed out before it", { signedOutAtMs: momentMsOf(signInId) - 1 }, undefined],
  ["this sign-in revoked", { revokedSignIns: [{ originJti: "o", until: now }] }, refuse.accessTokenRevoked()],
  ["another one revoked", { revokedSignIns: [{ originJti: "p", until: now }] }, undefined],
  ["not confirmed", { status: "UNCONFIRMED" }, refuse.userNotConfirmed()],
  ["to reset the password", { status: "RESET_REQUIRED" }, refuse.passwordResetRequired()],
] as const) {
  test(`a token's user: ${what}`, () => {
    const judge = () => checkStanding({ ...user, ...change }, claims);
    if (expected) assert.throws(judge, same(expected));
    else assert.doesNotThrow(judge);
  });
}

test("without origin_jti no single sign-in can be revoked", () => {
  assert.equal(isRevoked({ revokedSignIns: [{ originJti: "o", until: now }] }, { event_id: signInId }), false);
});

test("the moment inside a UUID of version 7: the example of RFC 9562, 2022-02-22 19:22:22 UTC", () => {
  assert.equal(momentMsOf(signInId), Date.UTC(2022, 1, 22, 19, 22, 22));
});

const jwt = (payload: string) => `${Buffer.from("{}").toString("base64url")}.${Buffer.from(payload).toString("base64url")}.c2ln`;

for (const [what, token, expected] of [
  ["an issuer with a pool", jwt(JSON.stringify({ iss: issuer })), "us-east-1_abc"],
  ["no issuer", jwt("{}"), ""],
  ["an issuer that is no text", jwt('{"iss":1}'), ""],
  ["no JSON inside", jwt("x"), undefined],
  ["JSON that is no object", jwt("null"), undefined],
  ["a word", "invalidtoken", undefined],
  ["two parts", "a.b", undefined],
  ["five parts, as refresh tokens have", "a.b.c.d.e", undefined],
  ["nothing between the points", "..", undefined],
] as const) {
  test(`the pool a token says it is of: ${what}`, () => assert.equal(claimedPoolId(token), expected));
}
