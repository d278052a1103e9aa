/** What policies allow, over the wire of a production server. @see spec/platform.md §11 */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListTagsForResourceCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { aKey, keyClient, policyFor, startProductionServer } from "../support/production.ts";
import type { TestServer } from "../support/server.ts";

const account = "000000000000";
const arnOf = (id: string) => `arn:aws:cognito-idp:us-east-1:${account}:userpool/${id}`;
const caller = `arn:aws:iam::${account}:user/ops`;
const denied = (operation: string, resource: string) => ({
  name: "AccessDeniedException",
  message: `User: ${caller} is not authorized to perform: cognito-idp:${operation} on resource: ${resource} because no identity-based policy allows the cognito-idp:${operation} action`,
});
const explicitlyDenied = (operation: string, resource: string) => ({
  name: "AccessDeniedException",
  message: `User: ${caller} is not authorized to perform: cognito-idp:${operation} on resource: ${resource} with an explicit deny in an identity-based policy`,
});

let server: TestServer;
let admin: CognitoIdentityProviderClient;
let [mine, theirs] = ["", ""];
before(async () => {
  server = await startProductionServer();
  admin = keyClient(server, await aKey(server));
  mine = await newPool({ team: "red" });
  theirs = await newPool({ team: "blue" });
});
after(() => server.close());

async function newPool(UserPoolTags: Record<string, string>): Promise<string> {
  const { UserPool } = await admin.send(new CreateUserPoolCommand({ PoolName: "pool", UserPoolTags }));
  return UserPool?.Id ?? "";
}
const withPolicies = async (...policies: readonly string[]) => keyClient(server, await aKey(server, ...policies));

test("a key for one pool does nothing to another, whatever names it", async () => {
  const sdk = await withPolicies(policyFor(arnOf(mine)));
  assert.equal((await sdk.send(new DescribeUserPoolCommand({ UserPoolId: mine }))).UserPool?.Id, mine);
  await sdk.send(new AdminCreateUserCommand({ UserPoolId: mine, Username: "bob", MessageAction: "SUPPRESS" }));
  const { UserPoolClient } = await admin.send(new CreateUserPoolClientCommand({ UserPoolId: theirs, ClientName: "app" }));
  const ClientId = UserPoolClient?.ClientId ?? "";
  for (const [operation, command] of [
    ["DescribeUserPool", new DescribeUserPoolCommand({ UserPoolId: theirs })],
    ["DeleteUserPool", new DeleteUserPoolCommand({ UserPoolId: theirs })],
    ["AdminGetUser", new AdminGetUserCommand({ UserPoolId: theirs, Username: "bob" })],
    ["ListUsers", new ListUsersCommand({ UserPoolId: theirs })],
    ["DescribeUserPoolClient", new DescribeUserPoolClientCommand({ UserPoolId: theirs, ClientId })],
    ["ListTagsForResource", new ListTagsForResourceCommand({ ResourceArn: arnOf(theirs) })],
  ] as const)
    await assert.rejects(sdk.send(command as DescribeUserPoolCommand), denied(operation, arnOf(theirs)), operation);
  // another pool's client, named under the key's own pool
  await assert.rejects(sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: mine, ClientId })), { name: "ResourceNotFoundException" });
  // an ARN of another account and region still means their pool
  const ResourceArn = arnOf(theirs).replace("us-east-1:000000000000", "eu-west-1:999999999999");
  await assert.rejects(sdk.send(new TagResourceCommand({ ResourceArn, Tags: { a: "b" } })), denied("TagResource", arnOf(theirs)));
  assert.deepEqual((await admin.send(new ListTagsForResourceCommand({ ResourceArn: arnOf(theirs) }))).Tags, { team: "blue" });
});

test("operations that name no pool need a policy for *", async () => {
  const sdk = await withPolicies(policyFor(arnOf("*")));
  await assert.rejects(sdk.send(new ListUserPoolsCommand({ MaxResults: 1 })), denied("ListUserPools", "*"));
  await assert.rejects(sdk.send(new CreateUserPoolCommand({ PoolName: "x" })), denied("CreateUserPool", "*"));
  const lister = await withPolicies(policyFor("*", "cognito-idp:List*"));
  await lister.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  await assert.rejects(lister.send(new CreateUserPoolCommand({ PoolName: "x" })), denied("CreateUserPool", "*"));
});

test("signature, then policies, then constraints, then the pool", async () => {
  const sdk = await withPolicies(policyFor(arnOf(mine)));
  await assert.rejects(sdk.send(new ListUserPoolsCommand({ MaxResults: 0 })), denied("ListUserPools", "*"));
  await assert.rejects(
    sdk.send(new DescribeUserPoolCommand({ UserPoolId: "us-east-1_Nothing" })),
    denied("DescribeUserPool", arnOf("us-east-1_Nothing")),
  );
  await assert.rejects(admin.send(new ListUserPoolsCommand({ MaxResults: 0 })), { name: "InvalidParameterException" });
  await assert.rejects(admin.send(new DescribeUserPoolCommand({ UserPoolId: "us-east-1_Nothing" })), { name: "ResourceNotFoundException" });
  const wrong = keyClient(server, { ...(await aKey(server, policyFor(arnOf(mine)))), secretAccessKey: "wrong" });
  await assert.rejects(wrong.send(new ListUserPoolsCommand({ MaxResults: 0 })), { name: "InvalidSignatureException" });
});

test("a deny wins over everything", async () => {
  const deny = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Deny", Action: "cognito-idp:Delete*", Resource: arnOf("*") },
  });
  const sdk = await withPolicies(policyFor("*", "*"), deny);
  await assert.rejects(sdk.send(new DeleteUserPoolCommand({ UserPoolId: mine })), explicitlyDenied("DeleteUserPool", arnOf(mine)));
  await sdk.send(new DescribeUserPoolCommand({ UserPoolId: mine }));
});

test("conditions see the caller's address, the time, and the pool's and the request's tags", async () => {
  const may = async (
    Condition: object,
    Action = "cognito-idp:DescribeUserPool",
    command: object = new DescribeUserPoolCommand({ UserPoolId: mine }),
  ) => {
    const sdk = await withPolicies(policyFor("*", Action, { Condition }));
    return sdk.send(command as DescribeUserPoolCommand).then(
      () => true,
      (problem: Error) => {
        assert.equal(problem.name, "AccessDeniedException");
        return false;
      },
    );
  };
  for (const [condition, expected] of [
    [{ IpAddress: { "aws:SourceIp": "127.0.0.0/8" } }, true],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, false],
    [{ DateLessThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } }, true],
    [{ DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }, false],
    [{ StringEquals: { "aws:ResourceTag/team": "red" } }, true],
    [{ StringEquals: { "aws:ResourceTag/team": "blue" } }, false],
    [{ StringEquals: { "aws:ResourceTag/team": `\${aws:username}` } }, false],
    [{ StringEquals: { "aws:username": "ops" } }, true],
    [{ Bool: { "aws:SecureTransport": "true" } }, false],
    [{ StringEquals: { "aws:RequestedRegion": "us-east-1" } }, true],
    [{ StringLike: { "aws:UserAgent": "aws-sdk-js/*" } }, true],
  ] as const)
    assert.equal(await may(condition), expected, JSON.stringify(condition));
  const tag = (Tags: Record<string, string>) => new TagResourceCommand({ ResourceArn: arnOf(mine), Tags });
  const onlyCost = { "ForAllValues:StringEquals": { "aws:TagKeys": ["cost"] }, StringEquals: { "aws:RequestTag/cost": "7" } };
  assert.equal(await may(onlyCost, "cognito-idp:TagResource", tag({ cost: "7" })), true);
  assert.equal(await may(onlyCost, "cognito-idp:TagResource", tag({ cost: "8" })), false);
  assert.equal(await may(onlyCost, "cognito-idp:TagResource", tag({ cost: "7", team: "blue" })), false);
  const untag = new UntagResourceCommand({ ResourceArn: arnOf(mine), TagKeys: ["team"] });
  assert.equal(await may({ "ForAnyValue:StringEquals": { "aws:TagKeys": "cost" } }, "cognito-idp:UntagResource", untag), false);
});

test("a request may not choose its resource by a tag that is a wildcard", async () => {
  const sdk = await withPolicies(policyFor(`${arnOf("")}\${aws:RequestTag/pool}`, "cognito-idp:TagResource"));
  await assert.rejects(
    sdk.send(new TagResourceCommand({ ResourceArn: arnOf(mine), Tags: { pool: "*" } })),
    denied("TagResource", arnOf(mine)),
  );
});

test("policies say nothing about operations that need no signature", async () => {
  const nobody = await withPolicies('{"Statement":[]}');
  await assert.rejects(nobody.send(new GetUserCommand({ AccessToken: "x.y.z" })), { name: "NotAuthorizedException" });
  await assert.rejects(
    nobody.send(
      new InitiateAuthCommand({ ClientId: "nobody", AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "a", PASSWORD: "b" } }),
    ),
    {
      name: "ResourceNotFoundException",
    },
  );
  await assert.rejects(nobody.send(new DescribeUserPoolCommand({ UserPoolId: mine })), denied("DescribeUserPool", arnOf(mine)));
});

test("a change of a key's policies counts at once", async () => {
  const key = await aKey(server, policyFor(arnOf(mine)));
  const sdk = keyClient(server, key);
  await assert.rejects(sdk.send(new DescribeUserPoolCommand({ UserPoolId: theirs })), { name: "AccessDeniedException" });
  await server.house.store.accessKeys.update(key.accessKeyId, (each) => ({ ...each, policies: [policyFor(arnOf(theirs))] }));
  await sdk.send(new DescribeUserPoolCommand({ UserPoolId: theirs }));
  await assert.rejects(sdk.send(new DescribeUserPoolCommand({ UserPoolId: mine })), { name: "AccessDeniedException" });
});
