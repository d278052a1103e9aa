/** Pools that move from SQLite to PostgreSQL and on to another SQLite: nobody who uses them notices. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before, describe } from "node:test";
import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  ConfirmSignUpCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserCommand,
  ListUsersCommand,
  RevokeTokenCommand,
  SignUpCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { type Config, readConfig } from "../../src/config.ts";
import { Secret } from "../../src/secret.ts";
import { type PostgresServer, startPostgres } from "../contract/postgres.ts";
import { aDevicePlace, aMemberWithDevice, type DeviceClient, enterFrom, proveDevice, signedInFrom } from "../support/device-client.ts";
import { exportTo, importFrom } from "../support/export.ts";
import { aFolder } from "../support/folder.ts";
import { keyText } from "../support/sealer.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import {
  aClientOf,
  aMember,
  answer,
  aPlace,
  begin,
  codeTo,
  enter,
  factorBlocks,
  type Place,
  password,
  refused,
  signedIn,
  totpCode,
} from "../support/sign-in.ts";
import { anSrpClient } from "../support/srp-client.ts";

const issuer = "https://id.example.com";
const folder = aFolder();
const configOf = (members: Partial<Config>): Config => ({ ...readConfig({}), port: 0, issuer, ...members });
const sqlite = (name: string) => configOf({ dataFile: join(folder, `${name}.sqlite`) });

/** What the users of the first server have with them. */
type Luggage = {
  readonly poolId: string;
  readonly clientId: string;
  readonly hidingClientId: string;
  readonly secretClientId: string;
  readonly clientSecret: string;
  readonly totpSecret: string;
  readonly device: DeviceClient;
  readonly refreshToken: string | undefined;
  readonly tokens: { readonly AccessToken: string; readonly RefreshToken: string };
  readonly revoked: { readonly AccessToken: string; readonly RefreshToken: string };
  readonly codes: readonly string[];
  readonly strangersSalt: string;
  readonly description: object;
};

const srpStep = (place: Place, USERNAME: string, client = anSrpClient(place.UserPoolId, password)) =>
  begin(place, "USER_SRP_AUTH", { USERNAME, SRP_A: client.A }).then((step) => ({ step, client }));

async function strangersSalt(place: Place, hidingClientId: string): Promise<string> {
  const { step } = await srpStep({ ...place, ClientId: hidingClientId }, "nobody");
  return step.ChallengeParameters?.SALT ?? "";
}

async function anAuthenticator(place: Place, name: string): Promise<string> {
  await aMember(place, name);
  const { AccessToken } = signedIn(await enter(place, name));
  const { SecretCode = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await place.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, SecretCode) }));
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await place.sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId: place.UserPoolId, Username: name, SoftwareTokenMfaSettings }));
  return SecretCode;
}

async function signUp(place: Place, name: string): Promise<string> {
  const mail = `${name}@example.com`;
  const UserAttributes = [{ Name: "email", Value: mail }];
  await place.sdk.send(new SignUpCommand({ ClientId: place.ClientId, Username: name, Password: password, UserAttributes }));
  return codeTo(place, mail);
}

const describedPool = async ({ sdk, UserPoolId }: Place) => (await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool ?? {};

async function settled(server: TestServer): Promise<Luggage> {
  const place = await aPlace(server, {
    pool: { AutoVerifiedAttributes: ["email"], DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
    mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp },
  });
  const { sdk, UserPoolId } = place;
  await aMember(place, "bob", { attributes: { email: "bob@example.com", phone_number: "+12065550100" } });
  const [tokens, revoked] = [signedIn(await enter(place, "bob")), signedIn(await enter(place, "bob"))];
  await sdk.send(new RevokeTokenCommand({ ClientId: place.ClientId, Token: revoked.RefreshToken }));
  const hidingClientId = await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" });
  const secretClientId = await aClientOf(place, { GenerateSecret: true });
  const { device, first } = await aMemberWithDevice(place, "dora");
  return {
    poolId: UserPoolId,
    clientId: place.ClientId,
    hidingClientId,
    secretClientId,
    clientSecret: await secretOf(place, secretClientId),
    totpSecret: await anAuthenticator(place, "tom"),
    device,
    refreshToken: first.AuthenticationResult?.RefreshToken,
    tokens,
    revoked,
    codes: [await signUp(place, "una"), await signUp(place, "ute")],
    strangersSalt: await strangersSalt(place, hidingClientId),
    description: await describedPool(place),
  };
}

async function secretOf({ sdk, UserPoolId }: Place, ClientId: string): Promise<string> {
  const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.ClientSecret ?? "";
}

/** Everything that the users do on the first server works on this one. @param moves how often they have moved */
async function nobodyNotices(server: TestServer, luggage: Luggage, moves: number): Promise<void> {
  const place: Place = { server, sdk: sdkClient(server), UserPoolId: luggage.poolId, ClientId: luggage.clientId };
  const { sdk, UserPoolId } = place;
  assert.deepEqual(await describedPool(place), luggage.description);

  // Tokens and refresh tokens of the first server, before anybody signs in here.
  const { payload } = await jwtVerify(
    luggage.tokens.AccessToken,
    createRemoteJWKSet(new URL(`${server.url}/${UserPoolId}/.well-known/jwks.json`)),
    {
      issuer: `${issuer}/${UserPoolId}`,
    },
  );
  assert.equal(payload.username, "bob");
  assert.equal((await sdk.send(new GetUserCommand({ AccessToken: luggage.tokens.AccessToken }))).Username, "bob");
  const refreshed = await begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: luggage.refreshToken ?? "", DEVICE_KEY: luggage.device.key });
  assert.ok(refreshed.AuthenticationResult?.AccessToken);
  await refused(
    sdk.send(new GetUserCommand({ AccessToken: luggage.revoked.AccessToken })),
    "NotAuthorizedException",
    "Access Token has been revoked",
  );
  await assert.rejects(begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: luggage.revoked.RefreshToken }), {
    name: "NotAuthorizedException",
  });

  // The same password, by itself and by SRP, and no other; by its alias in lists.
  signedIn(await enter(place, "bob"));
  const { step, client } = await srpStep(place, "bob");
  signedIn(await answer(place, step, client.answer(step.ChallengeParameters, server.clock.now())));
  await refused(enter(place, "bob", "Wrong-horse-1"), "NotAuthorizedException", "Incorrect username or password.");
  const listed = await sdk.send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "bob@"' }));
  assert.deepEqual(
    listed.Users?.map(({ Username }) => Username),
    ["bob"],
  );

  // The same authenticator; a code that was used on the first server is used here as well.
  const challenge = await enter(place, "tom");
  assert.equal(challenge.ChallengeName, "SOFTWARE_TOKEN_MFA");
  server.clock.advance(60 * moves);
  const SOFTWARE_TOKEN_MFA_CODE = totpCode(place, luggage.totpSecret);
  signedIn(await answer(place, challenge, { USERNAME: "tom", SOFTWARE_TOKEN_MFA_CODE }));

  // A remembered device proves itself and is asked for no code.
  signedInFrom(luggage.device, await proveDevice(place, await enterFrom(place, "dora", luggage.device), luggage.device, "dora"));

  // A code that was sent by the first server; a client's secret; who does not exist looks as before.
  const Username = ["una", "ute"][moves - 1];
  await sdk.send(new ConfirmSignUpCommand({ ClientId: place.ClientId, Username, ConfirmationCode: luggage.codes[moves - 1] }));
  assert.equal((await sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserStatus, "CONFIRMED");
  assert.equal(await secretOf(place, luggage.secretClientId), luggage.clientSecret);
  assert.equal(await strangersSalt(place, luggage.hidingClientId), luggage.strangersSalt);
}

describe("moving", () => {
  let postgres: PostgresServer;
  before(async () => {
    postgres = await startPostgres();
  });
  const servers: TestServer[] = [];
  const opened = async (config: Config) => {
    const server = await startTestServer(config);
    servers.push(server);
    return server;
  };
  after(async () => {
    for (const server of servers) await server.close();
    await postgres.stop();
  });

  test("from SQLite to PostgreSQL, beside servers that run, and on to another SQLite", async () => {
    const first = sqlite("first");
    const server = await opened(first);
    const luggage = await settled(server);
    const file = join(folder, "first.jsonl");
    const exported = await exportTo(first, file);
    assert.deepEqual([exported.pools, exported.tables.users], [1, 5]);
    const text = readFileSync(file, "utf8");
    for (const secret of [luggage.totpSecret, luggage.clientSecret, "PRIVATE KEY", keyText(1)]) assert.ok(!text.includes(secret));

    const second = configOf({ databaseUrl: new Secret(await postgres.database()), masterKey: new Secret(keyText(2)) });
    const node = await opened(second);
    // This node has a pool of its own, and has looked for the one that comes.
    await aDevicePlace(node);
    await assert.rejects(describedPool({ server: node, sdk: sdkClient(node), UserPoolId: luggage.poolId, ClientId: "" }), /does not exist/);
    const imported = await importFrom(second, file);
    assert.deepEqual(imported.pools, [luggage.poolId]);
    await nobodyNotices(node, luggage, 1);
    await assert.rejects(importFrom(second, file), /The store has a user pool \S+ already: delete that one first/);
    await nobodyNoticesAgain(node, luggage);

    const onward = join(folder, "second.jsonl");
    await exportTo(second, onward, [luggage.poolId]);
    const third = sqlite("third");
    await importFrom(third, onward);
    const last = await opened(third);
    await nobodyNotices(last, luggage, 2);
  });
});

/** A refused import has changed nothing. */
async function nobodyNoticesAgain(server: TestServer, { poolId, clientId }: Luggage): Promise<void> {
  signedIn(await enter({ server, sdk: sdkClient(server), UserPoolId: poolId, ClientId: clientId }, "bob"));
}
