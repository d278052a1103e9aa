import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import { aDigest, aUser } from "../../../test/support/user.ts";
import { accessClaims, idClaims, type Subject } from "./claims.ts";
import type { TokenFamily } from "./token.ts";

const pool = aPool({ Schema: [{ Name: "badge", AttributeDataType: "Number" }] });
const family: TokenFamily = {
  poolId: pool.id,
  sub: aUser().sub,
  originJti: "origin",
  eventId: "event",
  clientId: "1example23456789",
  authTime: 1_767_225_600,
  scope: "aws.cognito.signin.user.admin",
  expiresAt: 1_769_817_600,
  current: aDigest("d"),
};
const attributes = { email: "bob@example.com", email_verified: "true", "custom:badge": "7", name: "" };
const subject: Subject = { pool, client: aClient({ pool }), user: aUser({ attributes }), family };
const issue = { issuer: "http://localhost/us-east-1_aPool", now: 1_767_229_200.9, jti: "jti" };
const issued = { sub: aUser().sub, iss: issue.issuer, event_id: "event", auth_time: 1_767_225_600, iat: 1_767_229_200 };

test("an access token says who, through which client, and what it allows; no attributes", () => {
  assert.deepEqual(accessClaims(subject, issue), {
    ...issued,
    client_id: "1example23456789",
    origin_jti: "origin",
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    exp: 1_767_232_800,
    jti: "jti",
    username: "bob",
  });
});

test("an ID token says who, for which client, and the attributes that have a value", () => {
  assert.deepEqual(idClaims(subject, issue), {
    ...issued,
    aud: "1example23456789",
    origin_jti: "origin",
    token_use: "id",
    exp: 1_767_232_800,
    jti: "jti",
    "cognito:username": "bob",
    email: "bob@example.com",
    email_verified: true,
    "custom:badge": "7",
  });
});

test("without revocation no token tells of its sign-in, and an ID token has no id", () => {
  const untied = { ...subject, client: aClient({ pool, EnableTokenRevocation: false }) };
  const [access, id] = [accessClaims(untied, issue), idClaims(untied, issue)];
  assert.deepEqual([access.origin_jti, access.jti], [undefined, "jti"]);
  assert.deepEqual(["origin_jti" in access, "origin_jti" in id, "jti" in id], [false, false, false]);
  assert.equal(id.event_id, "event");
});

test("the device of a sign-in is named in the access token only", () => {
  const onDevice = { ...subject, family: { ...family, deviceKey: "us-east-1_device" } };
  assert.equal(accessClaims(onDevice, issue).device_key, "us-east-1_device");
  assert.equal("device_key" in idClaims(onDevice, issue), false);
});

for (const [settings, accessSeconds, idSeconds] of [
  [{}, 3_600, 3_600],
  [{ AccessTokenValidity: 2, IdTokenValidity: 3 }, 7_200, 10_800],
  [{ AccessTokenValidity: 10, IdTokenValidity: 1, TokenValidityUnits: { AccessToken: "minutes", IdToken: "days" } }, 600, 86_400],
  [{ AccessTokenValidity: 300, TokenValidityUnits: { AccessToken: "seconds" } }, 300, 3_600],
] as const) {
  test(`tokens of a client with ${JSON.stringify(settings)} live ${accessSeconds} and ${idSeconds} s`, () => {
    const lasting = { ...subject, client: aClient({ pool, ...settings }) };
    assert.equal(accessClaims(lasting, issue).exp, issued.iat + accessSeconds);
    assert.equal(idClaims(lasting, issue).exp, issued.iat + idSeconds);
  });
}

for (const [name, value, claim] of [
  ["email_verified", "true", true],
  ["email_verified", "True", true],
  ["email_verified", "false", false],
  ["phone_number_verified", "true", true],
  ["address", "1 Main St", { formatted: "1 Main St" }],
  ["updated_at", "1767225600", 1_767_225_600],
  ["birthdate", "1990-01-01", "1990-01-01"],
  ["custom:badge", "7", "7"],
] as const) {
  test(`${name} "${value}" is the claim ${JSON.stringify(claim)}`, () => {
    assert.deepEqual(idClaims({ ...subject, user: aUser({ attributes: { [name]: value } }) }, issue)[name], claim);
  });
}

test("a client reads no more in tokens than its ReadAttributes", () => {
  const narrow = { ...subject, client: aClient({ pool, ReadAttributes: ["email"] }) };
  const claims = idClaims(narrow, issue);
  assert.deepEqual([claims.email, "email_verified" in claims, "custom:badge" in claims], ["bob@example.com", false, false]);
});

test("no attribute takes the place of a fixed claim", () => {
  const sly = aUser({ attributes: { sub: "another", iss: "another", token_use: "access" } });
  const claims = idClaims({ ...subject, user: sly }, issue);
  assert.deepEqual([claims.sub, claims.iss, claims.token_use], [sly.sub, issue.issuer, "id"]);
});
