/** AssociateSoftwareToken and VerifySoftwareToken by the real SDK, with an access token and with the session of a sign-in. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  GetUserAuthFactorsCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { totpAt, totpStepOf } from "../../src/domain/mfa/totp.ts";
import type { PendingChallenge } from "../../src/domain/sign-in/session.ts";
import { openSession } from "../../src/flows/sessions.ts";
import { context } from "../../src/ports/sealer.ts";
import { sdkClient, startTestServer, type TestServer, wire } from "../support/server.ts";
import { makePool, type SignedIn, signIn, type TestPool } from "../support/signed-in.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let pool: TestPool;
let poolWithout: TestPool;
before(async () => {
  server = await startTestServer();
  sdk = sdkClient(server);
  pool = await makePool(sdk, { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: true } });
  poolWithout = await makePool(sdk);
});
after(() => server.close());

/** The code of a secret at the server's time. @param steps away from now */
const codeOf = (secret = "", steps = 0) => totpAt(secret, totpStepOf(server.clock.now()) + steps);
/** Moves the clock on where a time step is about to end, so that a test sees one step from its beginning to its end. */
function awayFromStepEnd(): void {
  const left = 30 - (server.clock.now() % 30);
  if (left < 10) server.clock.advance(left);
}
/** Six digits that no step around now has. */
const wrongFor = (secret = "") =>
  ["000000", "111111", "222222", "333333"].find((code) => [-1, 0, 1].every((each) => codeOf(secret, each) !== code)) ?? "";

type Credential = { AccessToken: string } | { Session: string };
const associate = (credential: Credential) => sdk.send(new AssociateSoftwareTokenCommand(credential));
const verify = (credential: Credential, UserCode: string, FriendlyDeviceName?: string) =>
  sdk.send(new VerifySoftwareTokenCommand({ ...credential, UserCode, ...(FriendlyDeviceName && { FriendlyDeviceName }) }));
const mismatch = { name: "EnableSoftwareTokenMFAException", message: "Code mismatch" };
const offInPool = { name: "SoftwareTokenMFANotFoundException", message: "Software Token MFA has not been enabled by the userPool" };
const neverAssociated = { name: "InvalidParameterException", message: "User has not associated a software token." };
const invalidSession = { name: "NotAuthorizedException", message: "Invalid session for the user." };
const usedSession = { name: "NotAuthorizedException", message: "Invalid session for the user, session can only be used once." };
const expiredSession = { name: "NotAuthorizedException", message: "Invalid session for the user, session is expired." };

/** Registers an authenticator of a signed-in user. @returns its secret */
async function registered({ accessToken: AccessToken }: SignedIn): Promise<string> {
  const { SecretCode = "" } = await associate({ AccessToken });
  await verify({ AccessToken }, codeOf(SecretCode));
  return SecretCode;
}

test("with a token: a secret of 52 characters, no session; a right code registers it and turns nothing on", async () => {
  const user = await signIn(server, pool);
  const AccessToken = user.accessToken;
  const { $metadata: _, ...associated } = await associate({ AccessToken });
  assert.deepEqual(Object.keys(associated), ["SecretCode"]);
  assert.match(associated.SecretCode ?? "", /^[A-Z2-7]{52}$/);
  assert.deepEqual((await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }))).ConfiguredUserAuthFactors, undefined);
  const { $metadata: __, ...verified } = await verify({ AccessToken }, codeOf(associated.SecretCode), "phone");
  assert.deepEqual(verified, { Status: "SUCCESS" });
  const factors = await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }));
  assert.deepEqual(factors.ConfiguredUserAuthFactors, ["SOFTWARE_TOKEN"]);
  assert.deepEqual([factors.UserMFASettingList, factors.PreferredMfaSetting], [undefined, undefined]);
  await sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
});

test("the secret is sealed at rest, for this user alone, and its spent step is remembered", async () => {
  awayFromStepEnd();
  const user = await signIn(server, pool);
  const secret = await registered(user);
  const stored = await user.stored();
  assert.doesNotMatch(JSON.stringify(stored), new RegExp(secret));
  const sealed = stored.softwareToken?.secret;
  assert.ok(sealed);
  assert.equal(server.house.sealer.open(sealed, context.softwareToken(pool.poolId, user.sub)), secret);
  assert.throws(() => server.house.sealer.open(sealed, context.softwareToken(pool.poolId, "someone else")));
  assert.equal(stored.softwareToken?.lastStep, totpStepOf(server.clock.now()));
});

for (const steps of [-1, 1]) {
  test(`the code of the neighbouring step ${steps} is right`, async () => {
    awayFromStepEnd();
    const { accessToken: AccessToken } = await signIn(server, pool);
    const { SecretCode } = await associate({ AccessToken });
    assert.equal((await verify({ AccessToken }, codeOf(SecretCode, steps))).Status, "SUCCESS");
  });
}

test("associating again keeps the verified authenticator until the new one is verified", async () => {
  const user = await signIn(server, pool);
  const AccessToken = user.accessToken;
  await registered(user);
  const { softwareToken: first } = await user.stored();
  await associate({ AccessToken });
  const { SecretCode } = await associate({ AccessToken });
  await sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }));
  await assert.rejects(verify({ AccessToken }, wrongFor(SecretCode)), mismatch);
  assert.deepEqual((await user.stored()).softwareToken, first);
  await verify({ AccessToken }, codeOf(SecretCode));
  const { softwareToken: second, pendingSoftwareToken } = await user.stored();
  assert.notEqual(second?.secret, first?.secret);
  assert.equal(pendingSoftwareToken, undefined);
});

test("nothing to verify: before associating, and again after success", async () => {
  const user = await signIn(server, pool);
  await assert.rejects(verify({ AccessToken: user.accessToken }, "123456"), neverAssociated);
  const secret = await registered(user);
  await assert.rejects(verify({ AccessToken: user.accessToken }, codeOf(secret, 1)), neverAssociated);
});

test("guessing is paused: from the fifth wrong code on, even the right one waits", async () => {
  const { accessToken: AccessToken } = await signIn(server, pool);
  const { SecretCode } = await associate({ AccessToken });
  for (let tries = 0; tries < 5; tries++) await assert.rejects(verify({ AccessToken }, wrongFor(SecretCode)), mismatch);
  await assert.rejects(verify({ AccessToken }, codeOf(SecretCode)), {
    name: "NotAuthorizedException",
    message: "Password attempts exceeded",
  });
  server.clock.advance(2);
  assert.equal((await verify({ AccessToken }, codeOf(SecretCode))).Status, "SUCCESS");
});

test("guessing in parallel earns no further tries", async () => {
  const user = await signIn(server, pool);
  const AccessToken = user.accessToken;
  const { SecretCode } = await associate({ AccessToken });
  const wrong = wrongFor(SecretCode);
  const names = await Promise.all(
    Array.from({ length: 20 }, () =>
      verify({ AccessToken }, wrong).then(
        () => "right",
        (problem: Error) => problem.message,
      ),
    ),
  );
  assert.equal(names.filter((name) => name === "Code mismatch").length, 5);
  assert.equal((await user.stored()).mfaFailures?.count, 5);
});

test("a pool without authenticators has none to associate or verify", async () => {
  const { accessToken: AccessToken } = await signIn(server, poolWithout);
  await assert.rejects(associate({ AccessToken }), offInPool);
  await assert.rejects(verify({ AccessToken }, "123456"), offInPool);
});

for (const [what, body] of [
  ["neither", {}],
  ["both", { AccessToken: "a.b.c", Session: "x".repeat(40) }],
] as const) {
  test(`${what} of AccessToken and Session`, async () => {
    for (const [name, more] of [
      ["AssociateSoftwareToken", {}],
      ["VerifySoftwareToken", { UserCode: "123456" }],
    ] as const) {
      const answer = await wire(server, name, { ...body, ...more });
      assert.deepEqual(answer.body, {
        __type: "InvalidParameterException",
        message: "Exactly one of AccessToken and Session must be given.",
      });
    }
  });
}

test("a code of another length or of letters is a constraint's business, and is not shown", async () => {
  for (const UserCode of ["12345", "1234567", "abcdef"]) {
    const answer = await wire(server, "VerifySoftwareToken", { AccessToken: "a.b.c", UserCode });
    assert.match(String(answer.body.message), /validation errors? detected: Value at 'userCode' failed to satisfy constraint/);
    assert.doesNotMatch(answer.text, new RegExp(`'${UserCode}'`));
  }
});

test("the one who may not act, may not set up", async () => {
  const { accessToken: AccessToken } = await signIn(server, pool, { enabled: false });
  await assert.rejects(associate({ AccessToken }), { message: "User is disabled." });
  await assert.rejects(verify({ AccessToken }, "123456"), { message: "User is disabled." });
});

/** The session of a sign-in of this user that waits for `pending`. */
async function sessionOf(user: SignedIn, { poolId, clientId }: TestPool, pending: PendingChallenge): Promise<string> {
  const client = await server.house.store.clients.find(clientId);
  assert.ok(client);
  const opened = openSession(server.house, client, { sub: user.sub, door: "public", proofs: ["password"], pending });
  await server.house.store.users.update(poolId, user.sub, (found) => ({ user: found, writes: opened.writes, answer: undefined }));
  return opened.text;
}
const setUp: PendingChallenge = { name: "MFA_SETUP", factors: ["SOFTWARE_TOKEN_MFA"] };

test("with a session: each step hands out the next session and uses its own up", async () => {
  const user = await signIn(server, pool);
  const first = await sessionOf(user, pool, setUp);
  const { SecretCode, Session: second = "" } = await associate({ Session: first });
  assert.match(SecretCode ?? "", /^[A-Z2-7]{52}$/);
  await assert.rejects(associate({ Session: first }), usedSession);
  await assert.rejects(verify({ Session: second }, wrongFor(SecretCode)), mismatch);
  const { Status, Session: third = "" } = await verify({ Session: second }, codeOf(SecretCode), "phone");
  assert.equal(Status, "SUCCESS");
  assert.equal(new Set([first, second, third]).size, 3);
  await assert.rejects(verify({ Session: second }, codeOf(SecretCode)), usedSession);
  const { softwareToken, mfa } = await user.stored();
  assert.equal(softwareToken?.friendlyDeviceName, "phone");
  assert.deepEqual(mfa, { enabled: [] });
});

test("a session that verified its authenticator can only be answered", async () => {
  const user = await signIn(server, pool);
  const { SecretCode, Session: second = "" } = await associate({ Session: await sessionOf(user, pool, setUp) });
  const { Session: third = "" } = await verify({ Session: second }, codeOf(SecretCode));
  await assert.rejects(associate({ Session: third }), invalidSession);
  await assert.rejects(verify({ Session: third }, codeOf(SecretCode, 1)), invalidSession);
});

test("a session may associate anew; the code of the former secret is wrong then", async () => {
  const user = await signIn(server, pool);
  const former = await associate({ Session: await sessionOf(user, pool, setUp) });
  const latter = await associate({ Session: former.Session ?? "" });
  await assert.rejects(verify({ Session: latter.Session ?? "" }, codeOf(former.SecretCode)), mismatch);
  assert.equal((await verify({ Session: latter.Session ?? "" }, codeOf(latter.SecretCode))).Status, "SUCCESS");
});

test("two steps of one session at once: one of them is the second use", async () => {
  const Session = await sessionOf(await signIn(server, pool), pool, setUp);
  const outcomes = await Promise.allSettled([associate({ Session }), associate({ Session })]);
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  for (const outcome of outcomes) if (outcome.status === "rejected") assert.equal(outcome.reason.message, usedSession.message);
});

test("a session that proves a password only cannot replace an authenticator that was verified since", async () => {
  const user = await signIn(server, pool);
  const Session = await sessionOf(user, pool, setUp);
  await registered(user);
  const { softwareToken } = await user.stored();
  await assert.rejects(associate({ Session }), invalidSession);
  assert.deepEqual((await user.stored()).softwareToken, softwareToken);
});

for (const pending of [
  { name: "SOFTWARE_TOKEN_MFA", wrongTries: 0 },
  { name: "NEW_PASSWORD_REQUIRED" },
] as const satisfies readonly PendingChallenge[]) {
  test(`a session that waits for ${pending.name} sets nothing up`, async () => {
    const Session = await sessionOf(await signIn(server, pool), pool, pending);
    await assert.rejects(associate({ Session }), invalidSession);
    await assert.rejects(verify({ Session }, "123456"), invalidSession);
  });
}

test("a session without a secret has nothing to verify", async () => {
  const Session = await sessionOf(await signIn(server, pool), pool, setUp);
  await assert.rejects(verify({ Session }, "123456"), neverAssociated);
});

test("a tampered session and one of nobody", async () => {
  const Session = await sessionOf(await signIn(server, pool), pool, setUp);
  await assert.rejects(associate({ Session: `${Session.slice(0, -8)}AAAAAAAA` }), invalidSession);
  await assert.rejects(associate({ Session: "AYABe".padEnd(60, "A") }), invalidSession);
});

test("a session after its end", async () => {
  const Session = await sessionOf(await signIn(server, pool), pool, setUp);
  server.clock.advance(181);
  await assert.rejects(associate({ Session }), expiredSession);
});

test("a session of a user who was disabled, and of a pool that turned authenticators off", async () => {
  const user = await signIn(server, pool);
  const Session = await sessionOf(user, pool, setUp);
  await server.house.store.users.update(pool.poolId, user.sub, (found) => ({ user: { ...found, enabled: false }, answer: undefined }));
  await assert.rejects(associate({ Session }), { message: "User is disabled." });
  const changing = await makePool(sdk, { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: true } });
  const another = await sessionOf(await signIn(server, changing), changing, setUp);
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: changing.poolId, MfaConfiguration: "OFF" }));
  await assert.rejects(associate({ Session: another }), offInPool);
});

test("no secret, code or session is in the log", async () => {
  const user = await signIn(server, pool);
  const secret = await registered(user);
  const Session = await sessionOf(await signIn(server, pool), pool, setUp);
  await associate({ Session });
  const log = JSON.stringify(server.lines);
  for (const hidden of [secret, user.accessToken, Session]) assert.ok(!log.includes(hidden));
});
