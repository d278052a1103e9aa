/** Quotas through the real SDK, and the ways to spend somebody else's that fail. spec/auth.md §8 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import {
  AddCustomAttributesCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { aDevicePlace, confirmed } from "../support/device-client.ts";
import { aKey, keyClient, startProductionServer } from "../support/production.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aMember, enter, refused } from "../support/sign-in.ts";
import { makePool, signIn, type TestPool } from "../support/signed-in.ts";

const wide = "UserAuthentication=100000,ChallengeResponse=100000,UserRead=100000,UserUpdate=100000";
let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let ours: TestPool;
let theirs: TestPool;
before(async () => {
  server = await startTestServer({ quotas: "on", quotaRates: "UserRead=2,UserAuthentication=2,OneUserWrite=2,PoolOperation=3" });
  sdk = sdkClient(server);
  ours = await makePool(sdk);
  theirs = await makePool(sdk);
});
after(() => server.close());

const nameOf = (problem: unknown) => (problem instanceof Error ? problem.name : "");
const isSpent = (name: string) => name === "TooManyRequestsException";
// An allowance may fill again while a slow machine works, so many ask at once and it is counted who was refused.
async function refusedOf(many: number, ask: (at: number) => Promise<unknown>): Promise<number> {
  const names = await Promise.all(Array.from({ length: many }, (_, at) => ask(at).then(() => "", nameOf)));
  return names.filter(isSpent).length;
}
/** Asks until it is not refused for its rate. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (problem) {
      if (!isSpent(nameOf(problem)) || tries > 100) throw problem;
      await delay(100);
    }
  }
}
const getUser = (AccessToken: string) => sdk.send(new GetUserCommand({ AccessToken }));

test("a pool beyond its quota is refused, another is not, and it recovers as time passes", async () => {
  const [one, other] = [await signIn(server, ours), await signIn(server, theirs)];
  assert.ok((await refusedOf(30, () => getUser(one.accessToken))) > 0);
  assert.equal((await getUser(other.accessToken)).Username, other.username);
  assert.equal((await patiently(() => getUser(one.accessToken))).Username, one.username);
});

test("the refusal is the documented one, counted by its rate and named in the log", async () => {
  const { accessToken } = await signIn(server, ours);
  await refusedOf(30, () => getUser(accessToken));
  const [line] = server.lines.filter(({ quota }) => quota === "UserRead");
  assert.equal(line?.errorType, "TooManyRequestsException");
  assert.equal(line?.operation, "GetUser");
  const figures = await (await fetch(`${server.url}/metrics`)).text();
  assert.match(figures, /^poolhouse_quota_refusals_total\{rate="UserRead"\} [1-9]/m);
});

test("a forged token does not drain the pool that it names", async () => {
  const user = await signIn(server, theirs);
  const forged = `${user.accessToken.slice(0, user.accessToken.lastIndexOf("."))}.${"A".repeat(342)}`;
  assert.equal(await refusedOf(30, () => getUser(forged)), 0);
});

test("guesses at client ids share one allowance, and leave a pool's alone", async () => {
  const ask = (ClientId: string) =>
    sdk.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "nobody", PASSWORD: "Passw0rd!" } }),
    );
  assert.ok((await refusedOf(30, (at) => ask(`madeup${at}`))) > 0);
  assert.equal(isSpent(await ask(ours.clientId).then(() => "", nameOf)), false);
});

test("one user's writes are bounded, and spend nothing of the pool when they are refused", async () => {
  const [busy, quiet] = [await signIn(server, ours), await signIn(server, ours)];
  const rename = (AccessToken: string) =>
    sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: "name", Value: "Ann" }] }));
  assert.ok((await refusedOf(30, () => rename(busy.accessToken))) > 0);
  await rename(quiet.accessToken);
});

test("one operation on a pool's clients is bounded, another is not", async () => {
  const { poolId: UserPoolId } = theirs;
  const create = (at: number) => sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: `client ${at}` }));
  assert.ok((await refusedOf(12, create)) > 0);
});

test("an administrator's requests for one user are bounded by the name that they give", async () => {
  const production = await startProductionServer({ quotas: "", quotaRates: `${wide},OneUserRead=2` });
  try {
    const admin = keyClient(production, await aKey(production));
    const { UserPool } = await admin.send(new CreateUserPoolCommand({ PoolName: "pool" }));
    const UserPoolId = UserPool?.Id ?? "";
    const get = (Username: string) => admin.send(new AdminGetUserCommand({ UserPoolId, Username }));
    assert.ok((await refusedOf(30, () => get("ann"))) > 0, "quotas are on in production");
    assert.equal(await get("bob").then(() => "", nameOf), "UserNotFoundException");
  } finally {
    await production.close();
  }
});

test("there are as many pools, clients, users, attributes and devices as the quotas say", async () => {
  const quotaResources = "UserPools=1,UserPoolClients=1,Users=1,CustomAttributes=2,Devices=1";
  const bounded = await startTestServer({ quotas: "on", quotaRates: wide, quotaResources });
  try {
    const place = await patiently(() => aDevicePlace(bounded, { DeviceOnlyRememberedOnUserPrompt: true }, "OFF"));
    const { UserPoolId, ClientId } = place;
    const limit = (call: Promise<unknown>, message: string) => refused(call, "LimitExceededException", message);
    await aMember(place, "ann");
    await confirmed(place, await enter(place, "ann"));
    await limit(
      enter(place, "ann").then((step) => confirmed(place, step)),
      "A user cannot have more than 1 devices.",
    );
    await limit(place.sdk.send(new CreateUserPoolCommand({ PoolName: "two" })), "An account cannot have more than 1 user pools.");
    await limit(
      place.sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "two" })),
      "A user pool cannot have more than 1 app clients.",
    );
    const CustomAttributes = ["a", "b", "c"].map((Name) => ({ Name, AttributeDataType: "String" as const }));
    await limit(
      place.sdk.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes })),
      "A user pool cannot have more than 2 custom attributes.",
    );
    const tooMany = "A user pool cannot have more than 1 users.";
    await limit(place.sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "bob" })), tooMany);
    await limit(place.sdk.send(new SignUpCommand({ ClientId, Username: "bob", Password: "Passw0rd!" })), tooMany);
  } finally {
    await bounded.close();
  }
});
