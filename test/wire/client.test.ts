/** App clients over the wire, as the AWS SDK sees them. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AddUserPoolClientSecretCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  paginateListUserPoolClients,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { clientOperations } from "../../src/operations/client/index.ts";
import { poolOperations } from "../../src/operations/pool/index.ts";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let UserPoolId: string;
before(async () => {
  server = await startTestServer({}, { operations: [...poolOperations, ...clientOperations] });
  sdk = sdkClient(server);
  UserPoolId = await makePool();
});
after(() => server.close());

async function makePool(): Promise<string> {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "pool" }));
  return UserPool?.Id ?? assert.fail("a pool has an id");
}

async function makeClient(input: Partial<ConstructorParameters<typeof CreateUserPoolClientCommand>[0]> = {}) {
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "client", ...input }));
  assert.ok(UserPoolClient?.ClientId);
  return { ...UserPoolClient, ClientId: UserPoolClient.ClientId };
}

const unknown = (ClientId: string) => ({ name: "ResourceNotFoundException", message: `User pool client ${ClientId} does not exist.` });

test("a client is made, described as it was answered, and deleted with an empty body", async () => {
  const made = await makeClient({ ClientName: "x" });
  assert.match(made.ClientId, /^[0-9a-v]{26}$/);
  assert.equal("ClientSecret" in made, false);
  const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: made.ClientId }));
  assert.deepEqual(UserPoolClient, made);
  const deleted = await wire(server, "DeleteUserPoolClient", { UserPoolId, ClientId: made.ClientId }, signed);
  assert.deepEqual([deleted.status, deleted.text], [200, ""]);
  await assert.rejects(sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: made.ClientId })), unknown(made.ClientId));
  await assert.rejects(sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: made.ClientId })), unknown(made.ClientId));
});

test("a client of another pool does not exist", async () => {
  const { ClientId } = await makeClient();
  const other = await makePool();
  await assert.rejects(sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: other, ClientId })), unknown(ClientId));
  await assert.rejects(sdk.send(new UpdateUserPoolClientCommand({ UserPoolId: other, ClientId })), unknown(ClientId));
  await assert.rejects(sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: other, ClientId })), unknown(ClientId));
});

test("a secret is drawn in the service's form, or taken as given, and shown again", async () => {
  const drawn = await makeClient({ GenerateSecret: true });
  assert.match(drawn.ClientSecret ?? "", /^[0-9a-v]{51,52}$/);
  const own = await makeClient({ ClientSecret: "a_secret_of_24_characters+" });
  assert.equal(own.ClientSecret, "a_secret_of_24_characters+");
  for (const { ClientId, ClientSecret } of [drawn, own]) {
    const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    assert.equal(UserPoolClient?.ClientSecret, ClientSecret);
  }
});

test("an update keeps the secret and resets what it leaves out", async () => {
  const { ClientId, ClientSecret } = await makeClient({
    GenerateSecret: true,
    AccessTokenValidity: 2,
    PreventUserExistenceErrors: "ENABLED",
  });
  const update = new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] });
  const { UserPoolClient } = await sdk.send(update);
  assert.equal(UserPoolClient?.ClientSecret, ClientSecret);
  assert.deepEqual([UserPoolClient?.AccessTokenValidity, UserPoolClient?.PreventUserExistenceErrors], [undefined, undefined]);
  assert.deepEqual(UserPoolClient?.ExplicitAuthFlows, ["ALLOW_USER_PASSWORD_AUTH"]);
  const again = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  assert.deepEqual(again.UserPoolClient, UserPoolClient);
  await assert.rejects(sdk.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, IdTokenValidity: 25 })), {
    message: "Invalid range for token validity.",
  });
  assert.deepEqual((await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient, UserPoolClient);
});

test("a name chooses the id, once in all pools", async () => {
  const ClientName = "_custom_id_:myclient123";
  const made = await makeClient({ ClientName });
  assert.deepEqual([made.ClientId, made.ClientName], ["myclient123", ClientName]);
  await assert.rejects(makeClient({ UserPoolId: await makePool(), ClientName }), {
    name: "InvalidParameterException",
    message: "An app client with the id myclient123 already exists.",
  });
});

test("clients are listed page by page, each once, with a token for this pool only", async () => {
  const pool = await makePool();
  const made = await Promise.all(["a", "b", "c"].map((ClientName) => makeClient({ UserPoolId: pool, ClientName })));
  const listed: unknown[] = [];
  for await (const page of paginateListUserPoolClients({ client: sdk, pageSize: 2 }, { UserPoolId: pool }))
    listed.push(...(page.UserPoolClients ?? []));
  const expected = made.map(({ ClientId, ClientName }) => ({ ClientId, UserPoolId: pool, ClientName }));
  const byId = (one: { ClientId?: string }, other: { ClientId?: string }) => ((one.ClientId ?? "") < (other.ClientId ?? "") ? -1 : 1);
  assert.deepEqual((listed as { ClientId?: string }[]).sort(byId), expected.sort(byId));
  const { NextToken } = await sdk.send(new ListUserPoolClientsCommand({ UserPoolId: pool, MaxResults: 1 }));
  assert.ok(NextToken);
  const elsewhere = new ListUserPoolClientsCommand({ UserPoolId: await makePool(), MaxResults: 1, NextToken });
  await assert.rejects(sdk.send(elsewhere), { name: "InvalidParameterException" });
});

test("a secret is replaced without a gap: add, then delete the old one", async () => {
  const { ClientId, ClientSecret } = await makeClient({ GenerateSecret: true });
  const secrets = async () => (await sdk.send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }))).ClientSecrets ?? [];
  const [first] = await secrets();
  assert.match(first?.ClientSecretId ?? "", new RegExp(`^${ClientId}--\\d{10}$`));
  assert.equal("ClientSecretValue" in (first ?? {}), false);
  await assert.rejects(sdk.send(new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecretId: first?.ClientSecretId })), {
    name: "InvalidParameterException",
  });
  const { ClientSecretDescriptor: added } = await sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }));
  assert.match(added?.ClientSecretValue ?? "", /^[0-9a-v]{51,52}$/);
  assert.notEqual(added?.ClientSecretValue, ClientSecret);
  await assert.rejects(sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId })), { name: "LimitExceededException" });
  const deleted = await wire(server, "DeleteUserPoolClientSecret", { UserPoolId, ClientId, ClientSecretId: first?.ClientSecretId }, signed);
  assert.deepEqual([deleted.status, deleted.text], [200, "{}"]);
  assert.deepEqual(
    (await secrets()).map(({ ClientSecretId }) => ClientSecretId),
    [added?.ClientSecretId],
  );
  const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  assert.equal(UserPoolClient?.ClientSecret, added?.ClientSecretValue);
  const own = new AddUserPoolClientSecretCommand({ UserPoolId, ClientId, ClientSecret: "a_secret_of_24_characters+" });
  assert.equal("ClientSecretValue" in ((await sdk.send(own)).ClientSecretDescriptor ?? {}), false);
});

test("a deleted pool takes its clients along", async () => {
  const pool = await makePool();
  const { ClientId } = await makeClient({ UserPoolId: pool });
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: pool }));
  assert.equal(await server.house.store.clients.find(ClientId), undefined);
  await assert.rejects(sdk.send(new ListUserPoolClientsCommand({ UserPoolId: pool })), { message: `User pool ${pool} does not exist.` });
});

for (const target of [
  "CreateUserPoolClient",
  "DescribeUserPoolClient",
  "UpdateUserPoolClient",
  "DeleteUserPoolClient",
  "ListUserPoolClients",
])
  test(`${target} in an unknown pool`, async () => {
    const { body, status } = await wire(server, target, { UserPoolId: "us-east-1_none", ClientId: "c", ClientName: "c" }, signed);
    assert.deepEqual([status, body.__type, body.message], [400, "ResourceNotFoundException", "User pool us-east-1_none does not exist."]);
  });
