/** Reaching for more than one may: attributes, names and prototypes. Keys and policies are held by test/production/policies.test.ts. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { AddCustomAttributesCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";
import { aWorld, type World } from "../support/world.ts";

const password = "Correct-horse-1";
let server: TestServer;
let world: World;
/** Its client has no list of its own: the default one counts. */
let plain: World;
before(async () => {
  server = await startTestServer();
  const sdk = sdkClient(server);
  const Schema = [
    { Name: "tier", AttributeDataType: "String" as const, Mutable: true },
    { Name: "origin", AttributeDataType: "String" as const, Mutable: false },
  ];
  world = await aWorld(server, sdk, { pool: { Schema }, client: { WriteAttributes: ["name", "email"] } });
  plain = await aWorld(server, sdk, { pool: { Schema } });
  for (const { UserPoolId } of [world, plain]) {
    const secret = { Name: "secret", AttributeDataType: "String" as const, DeveloperOnlyAttribute: true, Mutable: true };
    await sdk.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes: [secret] }));
  }
});
after(() => server.close());

let users = 0;
const signUp = ({ ClientId }: World, UserAttributes: readonly object[], Username = `user${users++}`) =>
  wire(server, "SignUp", { ClientId, Username, Password: password, UserAttributes });
async function attributesOf({ sdk, UserPoolId }: World, Username: string): Promise<Record<string, string | undefined>> {
  const { UserAttributes = [] } = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
}

const forbidden = [
  ["email_verified", "true"],
  ["phone_number_verified", "true"],
  ["sub", "00000000-0000-4000-8000-000000000000"],
  ["custom:tier", "gold"],
  ["custom:origin", "staff"],
  ["dev:secret", "x"],
  ["dev:custom:secret", "x"],
  ["cognito:user_status", "CONFIRMED"],
  ["cognito:groups", "admin"],
  ["identities", "[]"],
  ["__proto__", "x"],
  ["constructor", "x"],
  ["toString", "x"],
] as const;
const mayWritePlainly = ["custom:tier", "custom:origin"];

for (const [Name, Value] of forbidden) {
  test(`a client may not write ${Name}, at sign-up or later`, async () => {
    for (const where of [world, plain]) {
      const isAllowed = where === plain && mayWritePlainly.includes(Name);
      const { status, body } = await signUp(where, [{ Name, Value }]);
      if (isAllowed) assert.equal(status, 200, Name);
      else assert.match(String(body.__type), /^(NotAuthorized|InvalidParameter)Exception$/, `${status} ${JSON.stringify(body)}`);
      const name = `later${users++}`;
      await signUp(where, [{ Name: "name", Value: "A" }], name);
      await wire(server, "AdminConfirmSignUp", { UserPoolId: where.UserPoolId, Username: name }, signed);
      const before = await attributesOf(where, name);
      const AccessToken = await where.tokenOf(name);
      const later = await wire(server, "UpdateUserAttributes", {
        AccessToken,
        UserAttributes: [
          { Name: "name", Value: "B" },
          { Name, Value },
        ],
      });
      if (isAllowed && Name === "custom:tier") continue;
      assert.equal(later.status, 400, Name);
      assert.deepEqual(await attributesOf(where, name), before);
    }
  });
}

test("neither may a client delete what it may not write", async () => {
  await signUp(plain, [{ Name: "custom:tier", Value: "free" }], "keeper");
  await wire(server, "AdminConfirmSignUp", { UserPoolId: plain.UserPoolId, Username: "keeper" }, signed);
  const AccessToken = await plain.tokenOf("keeper");
  for (const name of ["sub", "custom:origin", "email_verified", "__proto__", "dev:custom:secret"])
    assert.equal((await wire(server, "DeleteUserAttributes", { AccessToken, UserAttributeNames: [name] })).status, 400, name);
});

test("a verified address does not stay verified when it is replaced", async () => {
  await signUp(plain, [{ Name: "email", Value: "mine@example.com" }], "mover");
  await wire(server, "AdminConfirmSignUp", { UserPoolId: plain.UserPoolId, Username: "mover" }, signed);
  const Attributes = [{ Name: "email_verified", Value: "true" }];
  await wire(server, "AdminUpdateUserAttributes", { UserPoolId: plain.UserPoolId, Username: "mover", UserAttributes: Attributes }, signed);
  const AccessToken = await plain.tokenOf("mover");
  const UserAttributes = [{ Name: "email", Value: "victim@example.com" }];
  assert.equal((await wire(server, "UpdateUserAttributes", { AccessToken, UserAttributes })).status, 200);
  assert.notEqual((await attributesOf(plain, "mover")).email_verified, "true");
});

const pollution = '{"polluted":"yes"}';
for (const [what, operation, body] of [
  ["the whole input", "SignUp", () => `{"ClientId":"${plain.ClientId}","Username":"p1","Password":"${password}","__proto__":${pollution}}`],
  [
    "a map",
    "SignUp",
    () =>
      `{"ClientId":"${plain.ClientId}","Username":"p2","Password":"${password}","ClientMetadata":{"__proto__":"x","constructor":"y","prototype":"z"}}`,
  ],
  [
    "a map's prototype given as a map",
    "SignUp",
    () => `{"ClientId":"${plain.ClientId}","Username":"p3","Password":"${password}","ClientMetadata":{"__proto__":${pollution}}}`,
  ],
  [
    "AuthParameters",
    "InitiateAuth",
    () =>
      `{"ClientId":"${plain.ClientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"__proto__":${pollution},"constructor":"x","USERNAME":"__proto__","PASSWORD":"x"}}`,
  ],
  [
    "parameters that only a prototype has",
    "InitiateAuth",
    () =>
      `{"ClientId":"${plain.ClientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"__proto__":{"USERNAME":"p1","PASSWORD":"${password}"}}}`,
  ],
  ["tags", "CreateUserPool", () => `{"PoolName":"p","UserPoolTags":{"__proto__":"x","constructor":"y"}}`],
  [
    "the schema",
    "CreateUserPool",
    () =>
      `{"PoolName":"p","Schema":[{"Name":"__proto__","AttributeDataType":"String"},{"Name":"constructor","AttributeDataType":"String"}]}`,
  ],
  [
    "a client by an inherited name",
    "InitiateAuth",
    () => `{"ClientId":"constructor","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"a","PASSWORD":"b"}}`,
  ],
  ["a flow by an inherited name", "InitiateAuth", () => `{"ClientId":"${plain.ClientId}","AuthFlow":"constructor","AuthParameters":{}}`],
  [
    "a challenge by an inherited name",
    "RespondToAuthChallenge",
    () => `{"ClientId":"${plain.ClientId}","ChallengeName":"__proto__","ChallengeResponses":{}}`,
  ],
  ["a filter by an inherited name", "ListUsers", () => `{"UserPoolId":"${plain.UserPoolId}","Filter":"__proto__ = \\"x\\""}`],
  ["an operation by an inherited name", "constructor", () => "{}"],
] as const)
  test(`no prototype is reached through ${what}`, async () => {
    const { status, text } = await wire(server, operation, body(), signed);
    assert.ok(status === 200 || status === 400, `${status} ${text}`);
    assert.ok(!("polluted" in {}) && !("USERNAME" in {}) && !text.includes("polluted"));
    assert.doesNotMatch(text, /AccessToken/);
  });
