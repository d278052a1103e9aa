/** SetUserMFAPreference and AdminSetUserMFAPreference by the real SDK: what they change, and every error of their contract. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminSetUserMFAPreferenceCommand,
  type CognitoIdentityProviderClient,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  GetUserAuthFactorsCommand,
  SetUserMFAPreferenceCommand,
  type SetUserMFAPreferenceCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { SetUserMFAPreference } from "../../src/api/mfa.ts";
import { Refusal, refuse } from "../../src/domain/refusal.ts";
import type { Sealed } from "../../src/domain/sealed.ts";
import type { User } from "../../src/domain/user/user.ts";
import { type Door, openDoor } from "../support/door.ts";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";
import { makePool, type SignedIn, signIn, type TestPool } from "../support/signed-in.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let pool: TestPool;
before(async () => {
  server = await startTestServer();
  sdk = sdkClient(server);
  pool = await makePool(sdk);
});
after(() => server.close());

const ready: Partial<User> = {
  attributes: { email: "ada@example.com", phone_number: "+12065550100" },
  softwareToken: { secret: "sealed" as Sealed, verifiedAt: 1 },
};
type Asked = Omit<SetUserMFAPreferenceCommandInput, "AccessToken">;
const on = { Enabled: true };
const preferred = { Enabled: true, PreferredMfa: true };

const byUser = (user: SignedIn, asked: Asked) => sdk.send(new SetUserMFAPreferenceCommand({ AccessToken: user.accessToken, ...asked }));
const byAdmin = (user: SignedIn, asked: Asked) =>
  sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId: pool.poolId, Username: user.username, ...asked }));
const reported = async ({ accessToken }: SignedIn) => {
  const { UserMFASettingList, PreferredMfaSetting } = await sdk.send(new GetUserAuthFactorsCommand({ AccessToken: accessToken }));
  return [UserMFASettingList, PreferredMfaSetting];
};

for (const [who, set] of [
  ["the user", byUser],
  ["an administrator", byAdmin],
] as const) {
  test(`${who} turns factors on, prefers one, moves the preference, and turns all off`, async () => {
    const user = await signIn(server, pool, ready);
    assert.deepEqual(await reported(user), [undefined, undefined]);
    await set(user, { SMSMfaSettings: on, SoftwareTokenMfaSettings: preferred, EmailMfaSettings: on });
    assert.deepEqual(await reported(user), [["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "SOFTWARE_TOKEN_MFA"]);
    await set(user, { EmailMfaSettings: preferred, SMSMfaSettings: { Enabled: false } });
    assert.deepEqual(await reported(user), [["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "EMAIL_OTP"]);
    await set(user, {});
    assert.deepEqual(await reported(user), [["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "EMAIL_OTP"]);
    await set(user, { SoftwareTokenMfaSettings: { Enabled: false }, EmailMfaSettings: { Enabled: false, PreferredMfa: false } });
    assert.deepEqual(await reported(user), [undefined, undefined]);
    assert.deepEqual((await user.stored()).softwareToken, ready.softwareToken, "the authenticator stays registered");
  });

  test(`${who}: a call with one invalid member changes nothing`, async () => {
    const user = await signIn(server, pool, { attributes: { phone_number: "+12065550100" } });
    const before = await user.stored();
    await assert.rejects(set(user, { SMSMfaSettings: preferred, SoftwareTokenMfaSettings: on }), {
      name: "InvalidParameterException",
      message: "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
    });
    assert.deepEqual(await user.stored(), before);
  });

  test(`${who}: a passkey is no factor of this pool, and turning it off is accepted`, async () => {
    const user = await signIn(server, pool, ready);
    await assert.rejects(set(user, { SMSMfaSettings: on, WebAuthnMfaSettings: on }), {
      message: "WebAuthn MFA is not enabled for the user pool.",
    });
    await set(user, { WebAuthnMfaSettings: { Enabled: false } });
  });
}

test("an administrator names the user by sub or user name, and may set it for one who is disabled or not confirmed", async () => {
  for (const members of [{ enabled: false }, { status: "UNCONFIRMED" }, { status: "FORCE_CHANGE_PASSWORD" }] as const) {
    const user = await signIn(server, pool, { ...ready, ...members });
    await byAdmin({ ...user, username: user.sub }, { SMSMfaSettings: preferred });
    assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA"], preferred: "SMS_MFA" });
  }
});

test("null members are left out, and the answer of success is {}", async () => {
  const user = await signIn(server, pool, ready);
  const body = {
    AccessToken: user.accessToken,
    SMSMfaSettings: preferred,
    EmailMfaSettings: null,
    SoftwareTokenMfaSettings: { Enabled: null },
  };
  const answer = await wire(server, "SetUserMFAPreference", body);
  assert.deepEqual([answer.status, answer.text], [200, "{}"]);
  assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA"], preferred: "SMS_MFA" });
  assert.equal((await wire(server, "AdminSetUserMFAPreference", { UserPoolId: pool.poolId, Username: user.username }, signed)).text, "{}");
});

test("fifty calls at once: none is lost", async () => {
  const user = await signIn(server, pool, ready);
  await Promise.all(
    Array.from({ length: 50 }, (_, each) =>
      byUser(user, [{ SMSMfaSettings: on }, { EmailMfaSettings: on }, { SoftwareTokenMfaSettings: on }][each % 3] ?? {}),
    ),
  );
  assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] });
});

// The nine errors of the contract, each through the wire. Every client error is a 400.

/** Asks raw for SMS; the user must be as before. @returns status, type, message */
async function refusal(
  user: SignedIn,
  at: { readonly url: string } = server,
  body: object = { AccessToken: user.accessToken, SMSMfaSettings: on },
) {
  const answer = await wire(at, "SetUserMFAPreference", body);
  assert.equal(answer.headers.get("x-amzn-errortype"), `${answer.body.__type}:`);
  return [answer.status, answer.body.__type, answer.body.message];
}
const met = new Set<unknown>();
const meets = (name: string, expected: () => Promise<readonly [readonly unknown[], readonly unknown[]]>) =>
  test(name, async () => {
    const [actual, wanted] = await expected();
    assert.deepEqual(actual, wanted);
    met.add(wanted[1]);
  });

meets("ResourceNotFoundException: the token's app client was deleted", async () => {
  const gone = await makePool(sdk);
  const user = await signIn(server, gone, ready);
  await sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: gone.poolId, ClientId: gone.clientId }));
  return [await refusal(user), [400, "ResourceNotFoundException", `User pool client ${gone.clientId} does not exist.`]];
});

meets("InvalidParameterException: the user cannot answer the factor", async () => {
  const user = await signIn(server, pool);
  return [await refusal(user), [400, "InvalidParameterException", "User does not have delivery config set to turn on SMS_MFA"]];
});

meets("NotAuthorizedException: the user is signed out", async () => {
  const user = await signIn(server, pool, { ...ready, signedOutAtMs: Number.MAX_SAFE_INTEGER });
  return [await refusal(user), [400, "NotAuthorizedException", "Access Token has been revoked"]];
});

meets("PasswordResetRequiredException: the user must reset the password", async () => {
  const user = await signIn(server, pool, { ...ready, status: "RESET_REQUIRED" });
  return [await refusal(user), [400, "PasswordResetRequiredException", "Password reset required for the user"]];
});

meets("UserNotFoundException: the user was deleted", async () => {
  const user = await signIn(server, pool, ready);
  await server.house.store.users.remove(pool.poolId, user.sub);
  return [await refusal(user), [400, "UserNotFoundException", "User does not exist."]];
});

meets("UserNotConfirmedException: the user is not confirmed", async () => {
  const user = await signIn(server, pool, { ...ready, status: "UNCONFIRMED" });
  return [await refusal(user), [400, "UserNotConfirmedException", "User is not confirmed."]];
});

/** Asks at a door with something else behind it, then closes it. The user must be as before. */
async function refusalAt(opening: Promise<Door>, user: SignedIn) {
  const door = await opening;
  const before = await user.stored();
  try {
    const found = await refusal(user, door);
    assert.deepEqual(await user.stored(), before);
    return found;
  } finally {
    await door.close();
  }
}

meets("ForbiddenException: a guard at the door (the place of a web ACL) refuses", async () => {
  const user = await signIn(server, pool, ready);
  const door = openDoor(server, {}, () => {
    throw refuse.forbidden();
  });
  return [await refusalAt(door, user), [400, "ForbiddenException", "Request not allowed due to WAF block."]];
});

meets("OperationNotEnabledException: no cause in this product, which has no secondary replicas; the encoder carries it", async () => {
  const user = await signIn(server, pool, ready);
  const door = openDoor(server, {}, () => {
    throw new Refusal("OperationNotEnabledException", "Not in this replica.");
  });
  return [await refusalAt(door, user), [400, "OperationNotEnabledException", "Not in this replica."]];
});

meets("InternalErrorException: a store that fails is a 500 that tells nothing, and is logged", async () => {
  const user = await signIn(server, pool, ready);
  const { users, ...store } = server.house.store;
  const failing = { ...users, update: () => Promise.reject(new Error("disk full: ada@example.com")) };
  const door = await openDoor(server, { store: { ...store, users: failing } });
  const found = await refusalAt(Promise.resolve(door), user);
  assert.match(JSON.stringify(door.lines), /"errorType":"InternalErrorException".*disk full/);
  return [found, [500, "InternalErrorException", "Internal Error"]];
});

test("these were the nine errors of the contract", () => assert.deepEqual([...met].toSorted(), SetUserMFAPreference.errors.toSorted()));

test("the guard sees who asks for what, and only where the operation needs no signature", async () => {
  const seen: unknown[] = [];
  const door = await openDoor(server, {}, ({ headers }, { name }, input) => void seen.push([name, headers["x-amz-target"], input]));
  const user = await signIn(server, pool, ready);
  await refusal(user, door, { AccessToken: "no token" });
  await wire(door, "AdminSetUserMFAPreference", { UserPoolId: pool.poolId, Username: user.username }, signed);
  await door.close();
  assert.deepEqual(seen, [["SetUserMFAPreference", "AWSCognitoIdentityProviderService.SetUserMFAPreference", { AccessToken: "no token" }]]);
});

// What is no valid access token, §2.8.
for (const [what, token, message] of [
  ["garbage", async () => "invalidtoken", "Could not verify signature for Access Token"],
  [
    "another pool's key",
    async () => forgedFor(await signIn(server, await makePool(sdk), ready)),
    "Could not verify signature for Access Token",
  ],
  ["a wrong use", async () => (await signIn(server, pool, ready, { token_use: "id" as "access" })).accessToken, "Invalid Access Token"],
  [
    "a missing scope",
    async () => (await signIn(server, pool, ready, { scope: "openid" })).accessToken,
    "Access Token does not have required scopes",
  ],
  ["an end in the past", async () => (await signIn(server, pool, ready, { exp: 1 })).accessToken, "Access Token has expired"],
  ["a disabled user", async () => (await signIn(server, pool, { ...ready, enabled: false })).accessToken, "User is disabled."],
] as const) {
  test(`a token of ${what} is refused`, async () => {
    const answer = await wire(server, "SetUserMFAPreference", { AccessToken: await token(), SMSMfaSettings: on });
    assert.deepEqual([answer.status, answer.body], [400, { __type: "NotAuthorizedException", message }]);
  });
}

/** A token of this pool's claims under another pool's signature. */
async function forgedFor(other: SignedIn): Promise<string> {
  const mine = (await signIn(server, pool, ready)).accessToken.split(".");
  return [mine[0], mine[1], other.accessToken.split(".")[2]].join(".");
}

test("constraints speak before the token is looked at, and never show it", async () => {
  const answer = await wire(server, "SetUserMFAPreference", { AccessToken: "not a token!" });
  assert.equal(answer.body.__type, "InvalidParameterException");
  assert.doesNotMatch(answer.text, /not a token/);
  const missing = await wire(server, "SetUserMFAPreference", { SMSMfaSettings: on });
  assert.match(
    String(missing.body.message),
    /^1 validation error detected: Value at 'accessToken' failed to satisfy constraint: Member must not be null$/,
  );
});

for (const [what, input, name, message] of [
  ["an unknown pool", { UserPoolId: "us-east-1_Nowhere00" }, "ResourceNotFoundException", "User pool us-east-1_Nowhere00 does not exist."],
  ["an unknown user", { Username: "nobody" }, "UserNotFoundException", "User does not exist."],
] as const) {
  test(`an administrator who names ${what}`, async () => {
    const command = new AdminSetUserMFAPreferenceCommand({ UserPoolId: pool.poolId, Username: "x", ...input });
    await assert.rejects(sdk.send(command), { name, message });
  });
}

test("a pool's deletion ends its tokens", async () => {
  const gone = await makePool(sdk);
  const user = await signIn(server, gone, ready);
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: gone.poolId }));
  assert.deepEqual(await refusal(user), [400, "NotAuthorizedException", "Invalid Access Token"]);
});
