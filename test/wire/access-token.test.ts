/** Access tokens at the door: every way in which one does not count, with its exact refusal. @see spec/auth.md §2.8 */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test, { after, before, beforeEach } from "node:test";
import { DeleteUserAttributes } from "../../src/api/attribute.ts";
import { GetUser } from "../../src/api/user.ts";
import type { AccessClaims, IdClaims } from "../../src/domain/token/token.ts";
import type { User } from "../../src/domain/user/user.ts";
import { operation } from "../../src/operations/operation.ts";
import { served } from "../../src/operations/served.ts";
import { signed, startTestServer, type TestServer, wire } from "../support/server.ts";
import { aUser } from "../support/user.ts";

// One operation reads the user, the other changes it: both ways must ask whether the user still may act.
const standIns = [
  operation(GetUser, async (_input, { caller }) => ({ Username: (await caller.user()).username, UserAttributes: [] })),
  operation(DeleteUserAttributes, async (_input, { caller }) =>
    caller.update((user) => ({ user: { ...user, attributes: {} }, answer: {} })),
  ),
];
const names = new Set(standIns.map(({ contract }) => contract.name));
const operations = [...served.filter(({ contract }) => !names.has(contract.name)), ...standIns];

let server: TestServer;
let poolId: string;
let otherPoolId: string;
let clientId: string;
let user: User;

before(async () => {
  server = await startTestServer({}, { operations });
  [poolId, otherPoolId] = [await createdPool(), await createdPool()];
  const { body } = await wire(server, "CreateUserPoolClient", { UserPoolId: poolId, ClientName: "app" }, signed);
  clientId = (body.UserPoolClient as { ClientId: string }).ClientId;
});
after(() => server.close());

async function createdPool(): Promise<string> {
  const { body } = await wire(server, "CreateUserPool", { PoolName: "tokens" }, signed);
  return (body.UserPool as { Id: string }).Id;
}

beforeEach(async () => {
  const { random, clock, store } = server.house;
  const sub = random.uuid(clock.now());
  user = aUser({ poolId, sub, username: sub, names: [`username:${sub}`], attributes: { name: "Bob" } });
  await store.users.create(user);
});

/** Claims as a sign-in makes them now, but for what is changed. */
function claims(change: Partial<AccessClaims> = {}): AccessClaims {
  const { clock, random, settings } = server.house;
  const now = Math.floor(clock.now());
  return {
    sub: user.sub,
    iss: settings.issuerOf(poolId),
    client_id: clientId,
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    auth_time: now,
    iat: now,
    exp: now + 3600,
    jti: random.uuid(now),
    username: user.username,
    origin_jti: random.uuid(clock.now()),
    event_id: random.uuid(clock.now()),
    ...change,
  };
}

const token = (change: Partial<AccessClaims> = {}) => server.house.keys.sign(poolId, claims(change));
const idToken = () => {
  const { client_id, scope, username, token_use, ...shared } = claims();
  const id: IdClaims = { ...shared, aud: client_id, token_use: "id", "cognito:username": username };
  return server.house.keys.sign(poolId, id);
};
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const withPayload = async (change: object) => {
  const [head, , signature] = (await token()).split(".");
  return `${head}.${base64({ ...claims(), ...change })}.${signature}`;
};

/** Both operations must answer this. */
async function assertRefused(accessToken: string, type: string, message: string): Promise<void> {
  for (const [name, more] of [
    ["GetUser", {}],
    ["DeleteUserAttributes", { UserAttributeNames: ["name"] }],
  ] as const) {
    const { status, body } = await wire(server, name, { AccessToken: accessToken, ...more });
    assert.deepEqual([status, body], [400, { __type: type, message }]);
  }
  assert.equal((await server.house.store.users.find(poolId, user.sub))?.attributes.name ?? "Bob", "Bob");
}

test("a token in force opens both ways to the user", async () => {
  const accessToken = await token();
  assert.equal((await wire(server, "GetUser", { AccessToken: accessToken })).body.Username, user.username);
  assert.equal((await wire(server, "DeleteUserAttributes", { AccessToken: accessToken, UserAttributeNames: ["name"] })).text, "{}");
  assert.deepEqual((await server.house.store.users.find(poolId, user.sub))?.attributes, {});
});

const forged = ["NotAuthorizedException", "Could not verify signature for Access Token"] as const;
const invalid = ["NotAuthorizedException", "Invalid Access Token"] as const;

for (const [what, make, [type, message]] of [
  ["a word", async () => "invalidtoken", forged],
  ["no signature", async () => (await token()).split(".").slice(0, 2).join("."), forged],
  ["an empty signature", async () => `${(await token()).split(".").slice(0, 2).join(".")}.`, forged],
  ["algorithm none", async () => `${base64({ alg: "none" })}.${base64(claims())}.AA`, forged],
  ["signed by the other pool", () => server.house.keys.sign(otherPoolId, claims()), forged],
  ["another user's name written in", () => withPayload({ sub: "someone-else" }), forged],
  ["its expiry moved", () => withPayload({ exp: 9_999_999_999 }), forged],
  [
    "signed with the public key as a password",
    async () => {
      const [key] = (await server.house.keys.publicKeys(poolId)) ?? [];
      const text = `${base64({ kid: key?.kid, alg: "HS256" })}.${base64(claims())}`;
      return `${text}.${createHmac("sha256", key?.n ?? "")
        .update(text)
        .digest("base64url")}`;
    },
    forged,
  ],
  ["an ID token", idToken, invalid],
  ["an issuer we do not know", () => token({ iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_unknown00" }), invalid],
  ["our pool at another issuer", () => token({ iss: `https://cognito-idp.us-east-1.amazonaws.com/${poolId}` }), invalid],
  ["over", () => token({ exp: Math.floor(server.house.clock.now()) }), ["NotAuthorizedException", "Access Token has expired"]],
  ["out of scope", () => token({ scope: "openid email" }), ["NotAuthorizedException", "Access Token does not have required scopes"]],
  [
    "of an app that was deleted",
    () => token({ client_id: "1deleted" }),
    ["ResourceNotFoundException", "User pool client 1deleted does not exist."],
  ],
  [
    "of a user who was deleted",
    () => token({ sub: "01926d3c-0000-7000-8000-000000000009" }),
    ["UserNotFoundException", "User does not exist."],
  ],
  [
    "signed out since",
    async () => changed(await token(), { signedOutAtMs: server.house.clock.now() * 1000 + 1 }),
    ["NotAuthorizedException", "Access Token has been revoked"],
  ],
  [
    "this sign-in revoked",
    async () => changed(await token({ origin_jti: "o" }), { revokedSignIns: [{ originJti: "o", until: 9e9 }] }),
    ["NotAuthorizedException", "Access Token has been revoked"],
  ],
  ["user disabled", async () => changed(await token(), { enabled: false }), ["NotAuthorizedException", "User is disabled."]],
  [
    "user not confirmed",
    async () => changed(await token(), { status: "UNCONFIRMED" }),
    ["UserNotConfirmedException", "User is not confirmed."],
  ],
  [
    "password to be reset",
    async () => changed(await token(), { status: "RESET_REQUIRED" }),
    ["PasswordResetRequiredException", "Password reset required for the user"],
  ],
] as const) {
  test(`an access token is refused: ${what}`, async () => assertRefused(await make(), type, message));
}

async function changed(accessToken: string, change: Partial<User>): Promise<string> {
  await server.house.store.users.update(poolId, user.sub, (found) => ({ user: { ...found, ...change }, answer: undefined }));
  return accessToken;
}

test("time alone ends a token", async () => {
  const accessToken = await token();
  server.clock.advance(3601);
  await assertRefused(accessToken, "NotAuthorizedException", "Access Token has expired");
});

test("exactly one of token and session is to be given where either will do", async () => {
  for (const more of [{}, { AccessToken: await token(), Session: "s".repeat(20) }]) {
    const { body } = await wire(server, "AssociateSoftwareToken", more);
    assert.equal(body.__type, "InvalidParameterException");
  }
});

test("a client that does not exist", async () => {
  // Only unsigned operations with a ClientId ask for it this way; the contract of any of them will do.
  const { body } = await wire(server, "RevokeToken", { Token: "x", ClientId: "1nobody" });
  assert.ok(["ResourceNotFoundException", "UnknownOperationException"].includes(String(body.__type)));
});
