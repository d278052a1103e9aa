/** Request quotas through the real SDK, and the ways to spend somebody else's that fail. spec/auth.md §8 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { memoryQuotas } from "../../src/adapters/quotas/memory.ts";
import { operations } from "../../src/api/operations.ts";
import { documentedRates } from "../../src/domain/quota/categories.ts";
import { quotaGuard } from "../../src/protocol/quota-guard.ts";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { makePool, signIn, type TestPool } from "../support/signed-in.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let ours: TestPool;
let theirs: TestPool;
before(async () => {
  server = await startTestServer({ quotas: "on", quotaRates: "UserRead=1,UserAuthentication=1" });
  sdk = sdkClient(server);
  ours = await makePool(sdk);
  theirs = await makePool(sdk);
});
after(() => server.close());

// The allowance fills while a slow machine works, so many ask at once and it is counted who was refused.
async function refusedOf(many: number, ask: (at: number) => Promise<unknown>): Promise<number> {
  const names = await Promise.all(Array.from({ length: many }, (_, at) => ask(at).then(() => "", nameOf)));
  return names.filter((name) => name === "TooManyRequestsException").length;
}
const nameOf = (problem: unknown) => (problem instanceof Error ? problem.name : "");
const getUser = (AccessToken: string) => sdk.send(new GetUserCommand({ AccessToken }));

test("a pool beyond its quota is refused, another is not, and it recovers as time passes", async () => {
  const [one, other] = [await signIn(server, ours), await signIn(server, theirs)];
  assert.ok((await refusedOf(20, () => getUser(one.accessToken))) > 0);
  assert.equal((await getUser(other.accessToken)).Username, other.username);
  server.clock.advance(2);
  assert.equal((await getUser(one.accessToken)).Username, one.username);
});

test("a forged token does not drain the pool that it names", async () => {
  const user = await signIn(server, ours);
  server.clock.advance(2);
  const forged = `${user.accessToken.slice(0, user.accessToken.lastIndexOf("."))}.${"A".repeat(342)}`;
  assert.equal(await refusedOf(20, () => getUser(forged)), 0);
  assert.equal((await getUser(user.accessToken)).Username, user.username);
});

test("guesses at client ids share one allowance, and leave a pool's alone", async () => {
  const ask = (ClientId: string) =>
    sdk.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "nobody", PASSWORD: "Passw0rd!" } }),
    );
  assert.ok((await refusedOf(20, (at) => ask(`madeup${at}`))) > 0);
  assert.notEqual(await ask(ours.clientId).catch(nameOf), "TooManyRequestsException");
});

test("10,000 made-up pools hold one bucket", async () => {
  const quotas = memoryQuotas({ ...documentedRates, UserPoolRead: 1_000_000 }, server.clock);
  const guard = quotaGuard(quotas, server.house);
  const caller = { kind: "feedback-token" } as const;
  for (let at = 0; at < 10_000; at += 1) await guard(operations.DescribeUserPool, { UserPoolId: `us-east-1_made${at}` }, caller);
  assert.equal(quotas.size(), 1);
});
