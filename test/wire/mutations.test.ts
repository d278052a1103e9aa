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
import { signed, startTestServer, type TestServer, wire } from "../support/server.ts";

type World = { readonly poolId: string; readonly clientId: string; readonly sub: string; readonly token: string };
type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

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

/** Every place in a value, the whole first. */
function placesOf(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  const inner = Array.isArray(value) ? [...value.entries()] : value !== null && typeof value === "object" ? Object.entries(value) : [];
  return [[...path], ...inner.flatMap(([key, each]) => placesOf(each, [...path, key]))];
}

type Mutation = { readonly place: number; readonly change: "replace" | "delete" | "add"; readonly value: Json };

function mutated(value: Json, { place, change, value: given }: Mutation): Json {
  const places = placesOf(value);
  const path = places[place % places.length] ?? [];
  return changedAt(value, path, change, given);
}

function changedAt(value: Json, [key, ...rest]: readonly (string | number)[], change: Mutation["change"], given: Json): Json {
  if (key === undefined)
    return change === "add" && value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value, extra: given } : given;
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? changedAt(each, rest, change, given) : each));
  const { [key]: inner = null, ...others } = value as Record<string, Json>;
  return change === "delete" && rest.length === 0 ? others : { ...others, [key]: changedAt(inner, rest, change, given) };
}

const strange = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json> },
  fc.constantFrom<Json>(
    "",
    " ",
    "\u0000",
    "💥",
    "a".repeat(3000),
    "__proto__",
    "constructor",
    "../../x",
    "' OR 1=1 --",
    -1,
    1e308,
    0.5,
    [],
    {},
    null,
  ),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom<Json>(
    JSON.parse('{"__proto__":{"admin":"true"}}'),
    [[[[[[]]]]]],
    { Name: "__proto__", Value: "x" },
    { Name: "sub", Value: "x" },
  ),
);
const mutation = fc.record({ place: fc.nat(200), change: fc.constantFrom("replace", "replace", "delete", "add"), value: strange });

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
    fc.array(mutation, { minLength: 1, maxLength: 2 }),
    async (name, mutations) => {
      const valid = sampleObject(operations[name as OperationName].input, world);
      const before = await records(server, world);
      const answer = await wire(server, name, mutations.reduce<Json>(mutated, valid), signed);
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
