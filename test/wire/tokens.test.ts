/** What becomes of tokens after a sign-in: refreshed, rotated, revoked, signed out everywhere. @see spec/auth.md §2 */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test, { after, before } from "node:test";
import {
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { refreshTokens, rotateTokens } from "../../src/flows/refresh.ts";
import { signOutEverywhere } from "../../src/flows/revoke.ts";
import { openFamily, tokensOf } from "../../src/flows/tokens.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aUser } from "../support/user.ts";

let server: TestServer;
let UserPoolId: string;
const sdk = () => sdkClient(server);

before(async () => {
  server = await startTestServer();
  const { UserPool } = await sdk().send(new CreateUserPoolCommand({ PoolName: "tokens" }));
  UserPoolId = UserPool?.Id ?? "";
});
after(() => server.close());

const rotating = (RetryGracePeriodSeconds: number) => ({ RefreshTokenRotation: { Feature: "ENABLED" as const, RetryGracePeriodSeconds } });

async function makeClient(settings: Partial<CreateUserPoolClientCommandInput> = {}) {
  const made = await sdk().send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "app", ...settings }));
  const { ClientId = "", ClientSecret } = made.UserPoolClient ?? {};
  return { ClientId, ClientSecret };
}

async function stored(ClientId: string) {
  const [pool, client] = [await server.house.store.pools.find(UserPoolId), await server.house.store.clients.find(ClientId)];
  assert.ok(pool && client);
  return { pool, client };
}

/** A new user, without a password. @returns the user's key and name */
async function makeUser() {
  const sub = server.house.random.uuid(server.house.clock.now());
  const username = `user-${sub}`;
  const attributes = { email: `${sub}@example.com`, email_verified: "true" };
  await server.house.store.users.create(aUser({ poolId: UserPoolId, sub, username, names: [`username:${username}`], attributes }));
  return { sub, username };
}

type Tokens = Required<Pick<AuthenticationResultType, "AccessToken" | "IdToken" | "RefreshToken">>;

/** Signs the user in as the last step of every flow does. */
async function signIn({ sub }: { sub: string }, ClientId: string): Promise<Tokens> {
  const { pool, client } = await stored(ClientId);
  const { user, opened } = await server.house.store.users.update(UserPoolId, sub, (user) => {
    const opened = openFamily(server.house, client, user);
    return { user, writes: [opened.write], answer: { user, opened } };
  });
  return complete(await tokensOf(server.house, { pool, client, user, opened }));
}

function complete(tokens: AuthenticationResultType | undefined): Tokens {
  const { AccessToken, IdToken, RefreshToken } = tokens ?? {};
  assert.ok(AccessToken && IdToken && RefreshToken);
  return { AccessToken, IdToken, RefreshToken };
}

const refresh = async (ClientId: string, RefreshToken: string, more: { ClientSecret?: string | undefined; DeviceKey?: string } = {}) =>
  (await sdk().send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken, ...more }))).AuthenticationResult;
const revoke = (ClientId: string, Token: string, ClientSecret?: string) =>
  sdk().send(new RevokeTokenCommand({ ClientId, Token, ClientSecret }));
const whoAmI = (AccessToken: string) => sdk().send(new GetUserCommand({ AccessToken }));

const no = (name: string, message: string) => ({ name, message });
const revokedAccess = no("NotAuthorizedException", "Access Token has been revoked");
const revokedRefresh = no("NotAuthorizedException", "Refresh Token has been revoked");
const invalidRefresh = no("NotAuthorizedException", "Invalid Refresh Token.");
const unauthorized = no("UnauthorizedException", "The token was not issued to this client.");
const reused = no("RefreshTokenReuseException", "Refresh token has been used already.");

test("tokens have the service's form, and jose accepts both by jwks.json", async () => {
  const { ClientId } = await makeClient();
  const user = await makeUser();
  const tokens = await signIn(user, ClientId);
  const issuer = `${server.url}/${UserPoolId}`;
  const jwks = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  const access = await jwtVerify(tokens.AccessToken, jwks, { issuer });
  const id = await jwtVerify(tokens.IdToken, jwks, { issuer, audience: ClientId });
  assert.deepEqual(Object.keys(access.protectedHeader), ["kid", "alg"]);
  assert.notEqual(access.protectedHeader.kid, id.protectedHeader.kid);
  assert.equal(access.payload.username, user.username);
  assert.equal(id.payload.email_verified, true);
  assert.equal(access.payload.origin_jti, id.payload.origin_jti);
  assert.notEqual(access.payload.jti, id.payload.jti);
  assert.match(tokens.RefreshToken, /^eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ(\.[\w-]+){4}$/);
  assert.ok(tokens.RefreshToken.length >= 1_700 && tokens.RefreshToken.length <= 2_100, String(tokens.RefreshToken.length));
});

test("refreshing gives new tokens of the same sign-in, with today's attributes, and no refresh token", async () => {
  const { ClientId } = await makeClient({ AccessTokenValidity: 2 });
  const user = await makeUser();
  const first = await signIn(user, ClientId);
  await server.house.store.users.update(UserPoolId, user.sub, (user) => ({ user: { ...user, attributes: { name: "Bob" } }, answer: 0 }));
  server.clock.advance(60);
  const { AccessToken = "", IdToken = "", ...rest } = (await refresh(ClientId, first.RefreshToken)) ?? {};
  assert.deepEqual(rest, { ExpiresIn: 7_200, TokenType: "Bearer" });
  const [old, access, id] = [decodeJwt(first.AccessToken), decodeJwt(AccessToken), decodeJwt(IdToken)];
  assert.deepEqual([access.origin_jti, access.auth_time, access.event_id], [old.origin_jti, old.auth_time, old.event_id]);
  assert.notEqual(access.jti, old.jti);
  assert.ok(Number(access.iat) >= Number(old.iat) + 60);
  assert.deepEqual([id.name, id.email], ["Bob", undefined]);
  assert.equal((await whoAmI(AccessToken)).Username, user.username);
});

test("a refresh token ends with its time, and rotation does not lengthen it", async () => {
  const { ClientId } = await makeClient({ ...rotating(0), RefreshTokenValidity: 1 });
  const { RefreshToken } = await signIn(await makeUser(), ClientId);
  server.clock.advance(86_000);
  const next = complete(await refresh(ClientId, RefreshToken));
  server.clock.advance(401);
  await assert.rejects(refresh(ClientId, next.RefreshToken), no("NotAuthorizedException", "Refresh Token has expired"));
});

test("a rotated token is dead, and its use ends the whole sign-in", async () => {
  const { ClientId } = await makeClient(rotating(0));
  const user = await makeUser();
  const [first, other] = [await signIn(user, ClientId), await signIn(user, ClientId)];
  const second = complete(await refresh(ClientId, first.RefreshToken));
  assert.notEqual(second.RefreshToken, first.RefreshToken);
  const third = complete(await refresh(ClientId, second.RefreshToken));
  await assert.rejects(refresh(ClientId, first.RefreshToken), reused);
  await assert.rejects(refresh(ClientId, third.RefreshToken), revokedRefresh);
  await assert.rejects(refresh(ClientId, first.RefreshToken), revokedRefresh);
  await assert.rejects(whoAmI(third.AccessToken), revokedAccess);
  await whoAmI(other.AccessToken);
});

test("in its grace time a rotated token still works, also from several tabs at once", async () => {
  const { ClientId } = await makeClient(rotating(30));
  const { RefreshToken } = await signIn(await makeUser(), ClientId);
  const request = { ...(await stored(ClientId)), token: RefreshToken };
  const together = await Promise.all(Array.from({ length: 5 }, () => rotateTokens(server.house, request)));
  server.clock.advance(31);
  const successors = together.map((tokens) => complete(tokens).RefreshToken);
  assert.equal(new Set(successors).size, 5);
  for (const successor of successors) await refresh(ClientId, successor);
  await assert.rejects(refresh(ClientId, RefreshToken), reused);
});

test("what is no refresh token of this client is invalid", async () => {
  const { ClientId } = await makeClient();
  const { ClientId: another } = await makeClient();
  const tokens = await signIn(await makeUser(), ClientId);
  const [header = "", ...parts] = tokens.RefreshToken.split(".");
  const altered = [
    header,
    ...parts.map((part, index) => (index === 2 ? part.replace(/^./, (first) => (first === "A" ? "B" : "A")) : part)),
  ];
  for (const token of ["garbage", tokens.AccessToken, tokens.IdToken, header, altered.join("."), parts.join(".")]) {
    await assert.rejects(refresh(ClientId, token), invalidRefresh, token.slice(0, 40));
  }
  await assert.rejects(refresh(another, tokens.RefreshToken), invalidRefresh);
  await refresh(ClientId, tokens.RefreshToken);
});

test("disabled and deleted users refresh nothing", async () => {
  const { ClientId } = await makeClient();
  const user = await makeUser();
  const { RefreshToken } = await signIn(user, ClientId);
  const { users } = server.house.store;
  const setEnabled = (enabled: boolean) => users.update(UserPoolId, user.sub, (user) => ({ user: { ...user, enabled }, answer: 0 }));
  await setEnabled(false);
  await assert.rejects(refresh(ClientId, RefreshToken), no("NotAuthorizedException", "User is disabled."));
  await setEnabled(true);
  await refresh(ClientId, RefreshToken);
  await users.remove(UserPoolId, user.sub);
  await assert.rejects(refresh(ClientId, RefreshToken), invalidRefresh);
});

test("a client proves itself by its secret", async () => {
  const { ClientId, ClientSecret } = await makeClient({ GenerateSecret: true });
  const { ClientId: open } = await makeClient();
  const user = await makeUser();
  const [tokens, ofOpen] = [await signIn(user, ClientId), await signIn(user, open)];
  const wrong = no("NotAuthorizedException", `Unable to verify secret for client ${ClientId}`);
  await assert.rejects(refresh(ClientId, tokens.RefreshToken), wrong);
  await assert.rejects(refresh(ClientId, tokens.RefreshToken, { ClientSecret: "x".repeat(51) }), wrong);
  await refresh(ClientId, tokens.RefreshToken, { ClientSecret });
  await assert.rejects(
    refresh(open, ofOpen.RefreshToken, { ClientSecret }),
    no("NotAuthorizedException", `Unable to verify secret for client ${open}`),
  );
  await assert.rejects(revoke(ClientId, tokens.RefreshToken), unauthorized);
  await revoke(ClientId, tokens.RefreshToken, ClientSecret);
  await assert.rejects(refresh(ClientId, tokens.RefreshToken, { ClientSecret }), revokedRefresh);
});

test("revoking ends this sign-in at once and no other, again and again", async () => {
  const { ClientId } = await makeClient();
  const user = await makeUser();
  const [tokens, other] = [await signIn(user, ClientId), await signIn(user, ClientId)];
  const refreshed = await refresh(ClientId, tokens.RefreshToken);
  assert.deepEqual((await revoke(ClientId, tokens.RefreshToken)).$metadata.httpStatusCode, 200);
  for (const token of [tokens.AccessToken, refreshed?.AccessToken ?? ""]) await assert.rejects(whoAmI(token), revokedAccess);
  await assert.rejects(refresh(ClientId, tokens.RefreshToken), revokedRefresh);
  await revoke(ClientId, tokens.RefreshToken);
  await whoAmI(other.AccessToken);
  await refresh(ClientId, other.RefreshToken);
  // the user forgets ended sign-ins once no access token of theirs can be alive; their refresh tokens stay dead
  server.clock.advance(2 * 86_400);
  await revoke(ClientId, other.RefreshToken);
  await assert.rejects(refresh(ClientId, tokens.RefreshToken), revokedRefresh);
});

test("only refresh tokens of the client can be revoked, and only where revocation is on", async () => {
  const { ClientId } = await makeClient();
  const { ClientId: another } = await makeClient();
  const { ClientId: off } = await makeClient({ EnableTokenRevocation: false });
  const user = await makeUser();
  const [tokens, untied] = [await signIn(user, ClientId), await signIn(user, off)];
  const unsupported = no("UnsupportedTokenTypeException", "Unsupported token type, only refresh tokens can be revoked.");
  for (const token of [tokens.AccessToken, tokens.IdToken, "garbage"]) await assert.rejects(revoke(ClientId, token), unsupported);
  await assert.rejects(revoke(another, tokens.RefreshToken), unauthorized);
  await assert.rejects(revoke(off, untied.RefreshToken), no("UnsupportedOperationException", "Revocation is not enabled for this client."));
  assert.equal("origin_jti" in decodeJwt(untied.AccessToken), false);
  await whoAmI(tokens.AccessToken);
  await refresh(ClientId, tokens.RefreshToken);
});

test("revoking the token of a user who is gone succeeds", async () => {
  const { ClientId } = await makeClient();
  const user = await makeUser();
  const { RefreshToken } = await signIn(user, ClientId);
  await server.house.store.users.remove(UserPoolId, user.sub);
  await revoke(ClientId, RefreshToken);
});

for (const [by, signOut] of [
  ["the user", ({ AccessToken }: Tokens) => sdk().send(new GlobalSignOutCommand({ AccessToken }))],
  ["an administrator", (_: Tokens, Username: string) => sdk().send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }))],
] as const) {
  test(`a sign-out everywhere by ${by} ends all sign-ins, and the next one counts at once`, async () => {
    const { ClientId } = await makeClient();
    const { ClientId: off } = await makeClient({ EnableTokenRevocation: false });
    const user = await makeUser();
    const sessions = [await signIn(user, ClientId), await signIn(user, ClientId)];
    const untied = await signIn(user, off);
    const bystander = await signIn(await makeUser(), ClientId);
    await signOut(sessions[0] ?? untied, user.username);
    const { origin_jti } = decodeJwt(sessions[1]?.AccessToken ?? "");
    assert.equal(await server.house.store.families.find(UserPoolId, user.sub, String(origin_jti)), undefined);
    for (const { AccessToken } of [...sessions, untied]) await assert.rejects(whoAmI(AccessToken), revokedAccess);
    for (const { RefreshToken } of sessions) await assert.rejects(refresh(ClientId, RefreshToken), revokedRefresh);
    await assert.rejects(refresh(off, untied.RefreshToken), revokedRefresh);
    const again = await signIn(user, ClientId);
    await whoAmI(again.AccessToken);
    await refresh(ClientId, again.RefreshToken);
    await whoAmI(bystander.AccessToken);
  });
}

test("a sign-in in the same millisecond as a sign-out outlives it, and not the next one", async () => {
  const { ClientId } = await makeClient();
  const { sub } = await makeUser();
  const { pool, client } = await stored(ClientId);
  const now = server.house.clock.now();
  const house = { ...server.house, clock: { now: () => now } };
  const signInNow = async () => {
    const opened = await house.store.users.update(UserPoolId, sub, (user) => ({ user, answer: openFamily(house, client, user) }));
    return complete(await tokensOf(house, { pool, client, user: aUser({ poolId: UserPoolId, sub }), opened }));
  };
  const signOutNow = () => house.store.users.update(UserPoolId, sub, signOutEverywhere(house));
  await signOutNow();
  const between = await signInNow();
  await whoAmI(between.AccessToken);
  await signOutNow();
  await assert.rejects(whoAmI(between.AccessToken), revokedAccess);
  await whoAmI((await signInNow()).AccessToken);
});

test("a user who is signed out cannot sign out again; nobody signs out whom there is not", async () => {
  const { ClientId } = await makeClient();
  const { AccessToken } = await signIn(await makeUser(), ClientId);
  await sdk().send(new GlobalSignOutCommand({ AccessToken }));
  await assert.rejects(sdk().send(new GlobalSignOutCommand({ AccessToken })), revokedAccess);
  await assert.rejects(
    sdk().send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: "nobody" })),
    no("UserNotFoundException", "User does not exist."),
  );
  await assert.rejects(
    sdk().send(new AdminUserGlobalSignOutCommand({ UserPoolId: "us-east-1_unknown00", Username: "nobody" })),
    no("ResourceNotFoundException", "User pool us-east-1_unknown00 does not exist."),
  );
});

test("REFRESH_TOKEN_AUTH takes a hash over user name or sub, and is closed where tokens rotate", async () => {
  const { ClientId, ClientSecret = "" } = await makeClient({ GenerateSecret: true });
  const { ClientId: rotatingId } = await makeClient(rotating(0));
  const user = await makeUser();
  const { RefreshToken } = await signIn(user, ClientId);
  const hashOf = (name: string) =>
    createHmac("sha256", ClientSecret)
      .update(name + ClientId)
      .digest("base64");
  const ask = async (hash: string | undefined, token = RefreshToken) =>
    refreshTokens(server.house, { ...(await stored(ClientId)), token, hash });
  for (const name of [user.username, user.sub]) assert.equal((await ask(hashOf(name))).RefreshToken, undefined);
  await assert.rejects(ask(hashOf("alias")), no("NotAuthorizedException", `SecretHash does not match for the client: ${ClientId}`));
  await assert.rejects(
    ask(undefined),
    no("NotAuthorizedException", `Client ${ClientId} is configured with secret but SECRET_HASH was not received`),
  );
  await assert.rejects(ask(hashOf(user.sub), "garbage"), no("NotAuthorizedException", "Invalid Refresh Token"));
  const { RefreshToken: token } = await signIn(user, rotatingId);
  await assert.rejects(
    refreshTokens(server.house, { ...(await stored(rotatingId)), token, hash: undefined }),
    no("InvalidParameterException", "REFRESH_TOKEN_AUTH is not supported when refresh token rotation is enabled."),
  );
});
