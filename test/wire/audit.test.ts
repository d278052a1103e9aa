/** What the audit trail keeps of requests: one line each, with who, what, from where and the result, and no secret. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  ListUsersCommand,
  RevokeTokenCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  UpdateDeviceStatusCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { AuditLine } from "../../src/domain/audit/chain.ts";
import { type AuditDetails, ownEvents } from "../../src/domain/audit/event.ts";
import { totpAt, totpStepOf } from "../../src/domain/mfa/totp.ts";
import { Secret } from "../../src/secret.ts";
import { type Answered, aDevicePlace, confirmed } from "../support/device-client.ts";
import { aFolder } from "../support/folder.ts";
import { aKey, keyClient, policyFor, startProductionServer } from "../support/production.ts";
import { keyText } from "../support/sealer.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aMember, begin, enter, type Place, password } from "../support/sign-in.ts";

const dataFile = join(aFolder(), "audit.sqlite");
let server: TestServer;
let place: Place;
before(async () => {
  server = await startTestServer({ audit: "on", dataFile, masterKey: new Secret(keyText(1)) });
  place = await aDevicePlace(server);
});
after(() => server.close());

const trailOf = async ({ house }: Pick<TestServer, "house">): Promise<readonly AuditLine[]> =>
  (await house.store.audit.find({}, { limit: 500 })).items;

/** The lines that some work leaves, as rows; that of `Start` is no one's. */
async function linesOf(work: () => Promise<unknown>, on: TestServer = server) {
  const before = (await trailOf(on)).length;
  await work();
  const lines = await trailOf(on);
  return lines.slice(0, lines.length - before).toReversed();
}

/** The one line of some work. */
async function lineOf(work: () => Promise<unknown>, on: TestServer = server) {
  const lines = await linesOf(work, on);
  assert.equal(lines.length, 1, JSON.stringify(lines));
  const [{ operation, result, poolId, sub, accessKeyId, address, details = "{}" } = assert.fail()] = lines;
  const { requestId, ...more }: AuditDetails = JSON.parse(details);
  assert.match(requestId ?? "", /^[0-9a-f-]{36}$/);
  return { operation, result, poolId, sub, accessKeyId, address, more };
}

async function subOf(name: string): Promise<string> {
  await aMember(place, name);
  const user = await place.sdk.send(new AdminGetUserCommand({ UserPoolId: place.UserPoolId, Username: name }));
  return user.UserAttributes?.find(({ Name }) => Name === "sub")?.Value ?? "";
}

const tokensOf = ({ AuthenticationResult }: Answered) => AuthenticationResult ?? {};
const codeFor = (secret: string, steps = 0) => totpAt(secret, totpStepOf(server.clock.now()) + steps);

test("each security event of a user leaves one line: who, what, from where, with which result", async () => {
  const sub = await subOf("ann");
  const { UserPoolId: poolId, ClientId: clientId, sdk } = place;
  const own = { poolId, sub, accessKeyId: undefined, address: "127.0.0.1" };
  const secrets: string[] = [password];
  const keep = (...texts: readonly (string | undefined)[]) => secrets.push(...texts.filter((text) => text !== undefined));

  let first: Answered = {};
  const signIn = await lineOf(async () => {
    first = await enter(place, "ann");
  });
  assert.deepEqual(signIn, {
    operation: "InitiateAuth",
    result: "ok",
    ...own,
    more: { clientId, step: "USER_PASSWORD_AUTH", outcome: "tokens", asked: { AuthFlow: "USER_PASSWORD_AUTH" } },
  });
  const { AccessToken = "", RefreshToken = "", IdToken } = tokensOf(first);
  keep(AccessToken, RefreshToken, IdToken, "Wrong-horse-1");

  const failure = await lineOf(() => assert.rejects(begin(place, "USER_PASSWORD_AUTH", { USERNAME: "ann", PASSWORD: "Wrong-horse-1" })));
  assert.deepEqual([failure.operation, failure.result, failure.sub], ["InitiateAuth", "NotAuthorizedException", sub]);

  let device = "";
  const confirming = await lineOf(async () => {
    ({
      device: { key: device },
    } = await confirmed(place, first));
  });
  assert.deepEqual(confirming, { operation: "ConfirmDevice", result: "ok", ...own, more: { clientId, deviceKey: device } });
  const remembering = new UpdateDeviceStatusCommand({ AccessToken, DeviceKey: device, DeviceRememberedStatus: "remembered" });
  assert.deepEqual((await lineOf(() => sdk.send(remembering))).more, {
    clientId,
    deviceKey: device,
    asked: { DeviceRememberedStatus: "remembered" },
  });

  let secret = "";
  const associating = await lineOf(async () => {
    secret = (await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode ?? "";
  });
  keep(secret, codeFor(secret));
  const verifying = await lineOf(() => sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: codeFor(secret) })));
  assert.deepEqual([associating.operation, verifying.operation, verifying.sub], ["AssociateSoftwareToken", "VerifySoftwareToken", sub]);
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  assert.deepEqual(await lineOf(() => sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))), {
    operation: "SetUserMFAPreference",
    result: "ok",
    ...own,
    more: { clientId, asked: { SoftwareTokenMfaSettings } },
  });

  const byAdministrator = new AdminSetUserMFAPreferenceCommand({
    UserPoolId: poolId,
    Username: "ann",
    SoftwareTokenMfaSettings: { Enabled: false },
  });
  assert.deepEqual(await lineOf(() => sdk.send(byAdministrator)), {
    operation: "AdminSetUserMFAPreference",
    result: "ok",
    ...own,
    accessKeyId: "AKIDTEST",
    more: { asked: { SoftwareTokenMfaSettings: { Enabled: false } } },
  });

  for (const [work, operation] of [
    [new GetTokensFromRefreshTokenCommand({ ClientId: clientId, RefreshToken, DeviceKey: device }), "GetTokensFromRefreshToken"],
    [new RevokeTokenCommand({ ClientId: clientId, Token: RefreshToken }), "RevokeToken"],
  ] as const) {
    const line = await lineOf(async () => {
      const answer: Answered = await (sdk.send as (command: unknown) => Promise<Answered>).call(sdk, work);
      keep(tokensOf(answer).AccessToken);
    });
    assert.deepEqual([line.operation, line.result, line.sub, line.poolId], [operation, "ok", sub, poolId]);
  }
  const { AccessToken: later = "" } = tokensOf(await enter(place, "ann"));
  const leaving = await lineOf(() => sdk.send(new GlobalSignOutCommand({ AccessToken: later })));
  assert.deepEqual([leaving.operation, leaving.result, leaving.sub], ["GlobalSignOut", "ok", sub]);
  const forged = await lineOf(() => assert.rejects(sdk.send(new GetUserCommand({ AccessToken: later }))));
  assert.deepEqual([forged.operation, forged.result], ["GetUser", "NotAuthorizedException"]);

  const kept = JSON.stringify(await trailOf(server));
  for (const each of [...secrets, "ann@", "+1555", '"ann"']) assert.ok(!kept.includes(each), "neither secrets nor names are in the trail");
  assert.ok(readFileSync(dataFile).length > 0);
});

test("reading what is one's own leaves no line; a name that nobody holds leaves one, and never the name", async () => {
  await aMember(place, "bea");
  const { AccessToken } = tokensOf(await enter(place, "bea"));
  assert.deepEqual(await linesOf(() => place.sdk.send(new GetUserCommand({ AccessToken }))), []);
  const line = await lineOf(() =>
    assert.rejects(begin(place, "USER_PASSWORD_AUTH", { USERNAME: "nobody-is-called-so", PASSWORD: password })),
  );
  assert.deepEqual([line.result, line.sub], ["UserNotFoundException", undefined]);
  assert.equal(line.poolId, place.UserPoolId);
  assert.ok(!JSON.stringify(await trailOf(server)).includes("nobody-is-called-so"));
  const signUp = new SignUpCommand({ ClientId: place.ClientId, Username: "cid", Password: password });
  const { sub, operation } = await lineOf(() => place.sdk.send(signUp));
  assert.equal(operation, "SignUp");
  assert.match(sub ?? "", /^[0-9a-f-]{36}$/);
});

test("in production a key's use is told with its name; a refused one too, and a signature that is none", async () => {
  const production = await startProductionServer();
  const reading = await aKey(production, policyFor("*", "cognito-idp:ListUsers"));
  const UserPoolId = "us-east-1_Nothere1";
  const listed = () => keyClient(production, reading).send(new ListUsersCommand({ UserPoolId }));
  const whole = { poolId: UserPoolId, sub: undefined, address: "127.0.0.1" };
  const used = await lineOf(() => assert.rejects(listed()), production);
  assert.deepEqual(used, {
    operation: "ListUsers",
    result: "ResourceNotFoundException",
    ...whole,
    accessKeyId: reading.accessKeyId,
    more: { keyName: "ops" },
  });
  const without = new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "ann" });
  const denied = await lineOf(() => assert.rejects(keyClient(production, reading).send(without)), production);
  assert.deepEqual([denied.result, denied.accessKeyId, denied.more.keyName], ["AccessDeniedException", reading.accessKeyId, "ops"]);
  const wrong = { ...reading, secretAccessKey: "x".repeat(40) };
  const forged = await lineOf(() => assert.rejects(keyClient(production, wrong).send(without)), production);
  assert.deepEqual([forged.accessKeyId, forged.more.keyName], [reading.accessKeyId, undefined]);
  assert.notEqual(forged.result, "ok");
  assert.ok(!JSON.stringify(await trailOf(production)).includes(reading.secretAccessKey));
  await production.close();
});

test("a chain begins with its node and ends in good order; development keeps none unless it is asked to", async () => {
  const file = join(aFolder(), "ends.sqlite");
  const settings = { dataFile: file, masterKey: new Secret(keyText(1)) };
  const first = await startTestServer({ ...settings, audit: "on" });
  await first.close();
  const second = await startTestServer(settings);
  const operations = (await trailOf(second)).map(({ operation }) => operation);
  assert.equal(second.house.audit, undefined);
  await second.close();
  assert.deepEqual(operations, [ownEvents.stop, ownEvents.start]);
});
