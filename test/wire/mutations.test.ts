/**
 * Bad input over all served operations: valid requests with one or two random mutations. Never a 500, never a hang, and a refusal changes no record
 * (tries that are counted are meant to be).
 */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { TSchema } from "typebox";
import { type OperationName, operations } from "../../src/api/operations.ts";
import type { User } from "../../src/domain/user/user.ts";
import { served } from "../../src/operations/served.ts";
import { type Json, mutated, mutations } from "../support/mutation.ts";
import { signed, startTestServer, type TestServer, wire } from "../support/server.ts";

type World = { readonly poolId: string; readonly clientId: string; readonly sub: string; readonly token: string };

const password = "Correct-horse-1";
const runs = 2000;

async function call(server: TestServer, target: string, body: unknown) {
  const answer = await wire(server, target, body, signed);
  assert.equal(answer.status, 200, `${target}: ${answer.text}`);
  return answer.body as Record<string, Record<string, string>>;
}

async function newWorld(server: TestServer): Promise<World> {
  const poolId = (await call(server, "CreateUserPool", { PoolName: "mutants" })).UserPool?.Id ?? "";
  const flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
  const made = await call(server, "CreateUserPoolClient", { UserPoolId: poolId, ClientName: "app", ExplicitAuthFlows: flows });
  const clientId = made.UserPoolClient?.ClientId ?? "";
  const user = { UserPoolId: poolId, Username: "mia" };
  await call(server, "AdminCreateUser", {
    ...user,
    MessageAction: "SUPPRESS",
    UserAttributes: [{ Name: "email", Value: "mia@example.com" }],
  });
  await call(server, "AdminSetUserPassword", { ...user, Password: password, Permanent: true });
  const AuthParameters = { USERNAME: "mia", PASSWORD: password };
  const signedIn = await call(server, "InitiateAuth", { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  const [found] = (await server.house.store.users.list(poolId, { limit: 1 })).items;
  return { poolId, clientId, sub: found?.sub ?? "", token: signedIn.AuthenticationResult?.AccessToken ?? "" };
}

/** A valid-looking value for a schema: what the world knows by the member's name, else the smallest that fits. */
function sample(schema: TSchema, name: string, world: World): Json {
  const known: Readonly<Record<string, Json>> = {
    UserPoolId: world.poolId,
    ClientId: world.clientId,
    AccessToken: world.token,
    Username: "mia",
    Password: password,
    PreviousPassword: password,
    ProposedPassword: "Other-horse-2",
    ResourceArn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${world.poolId}`,
    AuthParameters: { USERNAME: "mia", PASSWORD: password, SRP_A: "abcdef", REFRESH_TOKEN: "x" },
    ChallengeResponses: { USERNAME: "mia", SMS_MFA_CODE: "123456", NEW_PASSWORD: "New-horse-3", ANSWER: "SMS_MFA" },
    Filter: 'email ^= "m"',
  };
  if (name in known) return known[name] ?? null;
  const { type, enum: values, minLength = 0, minimum = 1, properties, items, modelPattern = "" }: SchemaFacts = schema;
  if (values) return values[0] ?? null;
  if (properties) return sampleObject({ properties }, world);
  if (items) return [sample(items, name, world)];
  if (type === "object") return { key: "value" };
  if (type === "boolean") return true;
  if (type === "string") return modelPattern.includes("arn:") ? "arn:aws:iam::000000000000:role/r" : "123456".padEnd(minLength, "1");
  return minimum;
}

/** What a sample needs to know of a schema. */
type SchemaFacts = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly modelPattern?: string;
};

const sampleObject = ({ properties = {} }: SchemaFacts, world: World): Json =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sample(schema, name, world)]));

/** What a refusal must leave as it was. Counted tries, and the moment they were counted at, are not part of it. */
async function records({ house: { store } }: TestServer, { poolId, clientId, sub }: World): Promise<string> {
  const user = await store.users.find(poolId, sub);
  const { failures, tries, codes, ...rest }: Partial<User> = user ?? {};
  const counted = Object.entries(codes ?? {}).map(([purpose, code]) => [purpose, { ...code, wrongTries: 0 }]);
  return JSON.stringify([rest, counted, await store.pools.find(poolId), await store.clients.find(clientId)]);
}

test(`${runs} mutations of valid requests`, { timeout: 110_000 }, async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  let world = await newWorld(server);
  const names = served.map(({ contract }) => contract.name);
  assert.ok(names.length > 50);
  const property = fc.asyncProperty(
    fc.constantFrom(...names),
    fc.array(mutations, { minLength: 1, maxLength: 2 }),
    async (name, changes) => {
      const valid = sampleObject(operations[name as OperationName].input, world);
      const before = await records(server, world);
      const answer = await wire(server, name, changes.reduce<Json>(mutated, valid), signed);
      assert.ok(answer.status === 200 || answer.status === 400, `${answer.status} ${answer.text}`);
      if (answer.status === 400) assert.equal(await records(server, world), before, `${answer.text} and yet something changed`);
      else if (!(await isWhole(server, world))) world = await newWorld(server);
    },
  );
  await fc.assert(property, { numRuns: runs, endOnFailure: true, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true });
});

/** Whether what the requests are about is still there; a mutation may well have deleted or locked it. */
async function isWhole(server: TestServer, { poolId, clientId, sub, token }: World): Promise<boolean> {
  const { store } = server.house;
  const all = await Promise.all([store.pools.find(poolId), store.clients.find(clientId), store.users.find(poolId, sub)]);
  return all.every((each) => each !== undefined) && (await wire(server, "GetUser", { AccessToken: token })).status === 200;
}
