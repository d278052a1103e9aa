/** Pools over the wire, as the AWS SDK sees them. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AddCustomAttributesCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  ListUserPoolsCommand,
  paginateListUserPools,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { poolOperations } from "../../src/operations/pool/index.ts";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  server = await startTestServer({}, { operations: poolOperations });
  sdk = sdkClient(server);
});
after(() => server.close());

async function makePool(input: Partial<ConstructorParameters<typeof CreateUserPoolCommand>[0]> = {}) {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "pool", ...input }));
  assert.ok(UserPool?.Id && UserPool.Arn);
  return { ...UserPool, Id: UserPool.Id, Arn: UserPool.Arn };
}

test("a pool is made, described as it was answered, and deleted with an empty body", async () => {
  const made = await makePool({ PoolName: "x" });
  assert.match(made.Id, /^us-east-1_[0-9A-Za-z]{9}$/);
  assert.equal(made.Arn, `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${made.Id}`);
  assert.equal(made.Name, "x");
  assert.ok(made.CreationDate instanceof Date);
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: made.Id }));
  assert.deepEqual(UserPool, made);
  const deleted = await wire(server, "DeleteUserPool", { UserPoolId: made.Id }, signed);
  assert.deepEqual([deleted.status, deleted.text], [200, ""]);
  const missing = { name: "ResourceNotFoundException", message: `User pool ${made.Id} does not exist.` };
  await assert.rejects(sdk.send(new DescribeUserPoolCommand({ UserPoolId: made.Id })), missing);
  await assert.rejects(sdk.send(new DeleteUserPoolCommand({ UserPoolId: made.Id })), missing);
});

test("timestamps are numbers of three decimals at most", async () => {
  const { body } = await wire(server, "CreateUserPool", { PoolName: "x" }, signed);
  const { UserPool } = body as { UserPool: { CreationDate: number; LastModifiedDate: number } };
  assert.equal(UserPool.CreationDate, Math.round(UserPool.CreationDate * 1000) / 1000);
  assert.equal(UserPool.LastModifiedDate, UserPool.CreationDate);
});

test("a new pool has two signing keys", async () => {
  const { Id } = await makePool();
  assert.equal((await server.house.keys.publicKeys(Id))?.length, 2);
});

test("a pool stands in the region its request was signed for", async () => {
  const elsewhere = { ...signed, Authorization: signed.Authorization.replace("us-east-1", "eu-west-1") };
  const { body } = await wire(server, "CreateUserPool", { PoolName: "x" }, elsewhere);
  const { UserPool } = body as { UserPool: { Id: string; Arn: string } };
  assert.match(UserPool.Id, /^eu-west-1_/);
  assert.equal(UserPool.Arn, `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${UserPool.Id}`);
});

test("a tag or a name chooses the id, once", async () => {
  const chosen = { UserPoolTags: { _custom_id_: "us-east-1_myPool" } };
  assert.equal((await makePool(chosen)).Id, "us-east-1_myPool");
  await assert.rejects(makePool(chosen), {
    name: "InvalidParameterException",
    message: "A user pool with the id us-east-1_myPool already exists.",
  });
  assert.equal((await makePool({ PoolName: "_custom_id_:eu-west-1_other" })).Id, "eu-west-1_other");
  await assert.rejects(makePool({ UserPoolTags: { _custom_id_: "mine" } }), {
    name: "InvalidParameterException",
    message: /^Invalid custom user pool id mine/,
  });
});

test("an update resets what it leaves out and answers {}", async () => {
  const { Id } = await makePool({
    AutoVerifiedAttributes: ["email"],
    LambdaConfig: { PreSignUp: "arn:aws:lambda:us-east-1:123456789012:function:f" },
    Policies: { PasswordPolicy: { MinimumLength: 12 } },
    DeletionProtection: "ACTIVE",
  });
  await assert.rejects(sdk.send(new DeleteUserPoolCommand({ UserPoolId: Id })), {
    name: "InvalidParameterException",
    message: /^The user pool cannot be deleted/,
  });
  const answer = await wire(server, "UpdateUserPool", { UserPoolId: Id, PoolName: "renamed", DeletionProtection: "INACTIVE" }, signed);
  assert.deepEqual([answer.status, answer.text], [200, "{}"]);
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
  assert.deepEqual([UserPool?.Name, UserPool?.LambdaConfig, UserPool?.AutoVerifiedAttributes], ["renamed", {}, undefined]);
  assert.equal(UserPool?.Policies?.PasswordPolicy?.MinimumLength, 8);
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: Id }));
});

test("a refused update changes nothing", async () => {
  const { Id } = await makePool();
  const described = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
  const update = new UpdateUserPoolCommand({ UserPoolId: Id, PoolName: "new", MfaConfiguration: "ON" });
  await assert.rejects(sdk.send(update), {
    message: "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
  });
  assert.deepEqual((await sdk.send(new DescribeUserPoolCommand({ UserPoolId: Id }))).UserPool, described.UserPool);
});

test("custom attributes join the schema", async () => {
  const { Id } = await makePool({ Schema: [{ Name: "email", Required: true }] });
  const team = { Name: "team", AttributeDataType: "String" as const, StringAttributeConstraints: { MaxLength: "10" } };
  await sdk.send(new AddCustomAttributesCommand({ UserPoolId: Id, CustomAttributes: [team] }));
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
  assert.equal(UserPool?.SchemaAttributes?.find(({ Name }) => Name === "email")?.Required, true);
  assert.deepEqual(UserPool?.SchemaAttributes?.at(-1)?.StringAttributeConstraints, { MaxLength: "10" });
  await assert.rejects(sdk.send(new AddCustomAttributesCommand({ UserPoolId: Id, CustomAttributes: [team] })), {
    message: "custom:team: Existing attribute already has name custom:team.",
  });
});

test("MFA is replaced as a whole, and the description follows", async () => {
  const { Id } = await makePool();
  const config = async () => {
    const { $metadata: _, ...mfa } = await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId: Id }));
    return mfa;
  };
  assert.deepEqual(await config(), { MfaConfiguration: "OFF" });
  const wanted = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } as const;
  const { $metadata: _, ...answer } = await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: Id, ...wanted }));
  assert.deepEqual(answer, wanted);
  assert.deepEqual(await config(), wanted);
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
  assert.equal(UserPool?.MfaConfiguration, "ON");
  await assert.rejects(sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: Id, MfaConfiguration: "OPTIONAL" })), {
    message: "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
  });
  assert.deepEqual(await config(), wanted);
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: Id }));
  assert.deepEqual(await config(), { MfaConfiguration: "OFF" });
});

test("pools are listed page by page, each once", async () => {
  const made = await Promise.all(["a", "b", "c"].map((PoolName) => makePool({ PoolName })));
  const listed: (string | undefined)[] = [];
  for await (const { UserPools = [] } of paginateListUserPools({ client: sdk, pageSize: 2 }, { MaxResults: 2 })) {
    assert.ok(UserPools.length <= 2);
    listed.push(...UserPools.map(({ Id }) => Id));
  }
  assert.equal(new Set(listed).size, listed.length);
  for (const { Id } of made) assert.ok(listed.includes(Id));
  const { UserPools = [] } = await sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const one = UserPools.find(({ Id }) => Id === made[0]?.Id);
  assert.deepEqual(one, {
    Id: made[0]?.Id,
    Name: "a",
    LambdaConfig: {},
    LastModifiedDate: made[0]?.LastModifiedDate,
    CreationDate: made[0]?.CreationDate,
  });
});

test("a token that was made up or altered is refused", async () => {
  await makePool();
  await makePool();
  const { NextToken } = await sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  assert.ok(NextToken);
  for (const token of ["x", `${NextToken.slice(0, -3)}AAA`, NextToken.toLowerCase()])
    await assert.rejects(sdk.send(new ListUserPoolsCommand({ MaxResults: 1, NextToken: token })), { name: "InvalidParameterException" });
  await assert.rejects(sdk.send(new ListUserPoolsCommand({ MaxResults: 0 })), {
    message:
      "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
  });
});

test("tags are set, read and removed by the pool's ARN", async () => {
  const { Arn } = await makePool({ UserPoolTags: { team: "a" } });
  await sdk.send(new TagResourceCommand({ ResourceArn: Arn, Tags: { stage: "test", team: "b" } }));
  await sdk.send(new UntagResourceCommand({ ResourceArn: Arn, TagKeys: ["stage"] }));
  assert.deepEqual((await sdk.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))).Tags, { team: "b" });
  await assert.rejects(sdk.send(new ListTagsForResourceCommand({ ResourceArn: `${Arn}x` })), { name: "ResourceNotFoundException" });
  await assert.rejects(sdk.send(new ListTagsForResourceCommand({ ResourceArn: "arn:aws:lambda:us-east-1:000000000000:function:f" })), {
    name: "InvalidParameterException",
  });
});

for (const [target, input] of [
  ["DescribeUserPool", {}],
  ["UpdateUserPool", {}],
  ["AddCustomAttributes", { CustomAttributes: [{ Name: "a", AttributeDataType: "String" }] }],
  ["SetUserPoolMfaConfig", {}],
  ["GetUserPoolMfaConfig", {}],
] as const)
  test(`${target} of an unknown pool`, async () => {
    const { body, status } = await wire(server, target, { UserPoolId: "us-east-1_none", ...input }, signed);
    assert.deepEqual([status, body.__type, body.message], [400, "ResourceNotFoundException", "User pool us-east-1_none does not exist."]);
  });
