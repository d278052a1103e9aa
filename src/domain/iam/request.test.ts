import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { principalOf } from "../access-key/access-key.ts";
import { accessRequest, type SignedFacts } from "./request.ts";

const facts: SignedFacts = {
  principal: principalOf({ name: "ops" }, "123456789012"),
  now: Date.UTC(2026, 10, 25, 12) / 1000 + 0.5,
  sourceAddress: "::ffff:203.0.113.7",
  isSecure: true,
  userAgent: "aws-cli/2",
  region: "us-east-1",
};
const pool = aPool({ id: "us-east-1_A", UserPoolTags: { team: "red", Team: "blue", stage: "test" } });
const arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A";

for (const [operation, input, known, resource] of [
  ["AdminGetUser", { UserPoolId: "us-east-1_A", Username: "bob" }, pool, arn],
  ["AdminGetUser", { UserPoolId: "eu-west-1_B" }, undefined, "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_B"],
  ["TagResource", { ResourceArn: arn, Tags: {} }, pool, arn],
  // the operation reads the id alone, so nothing else of the ARN may decide
  ["TagResource", { ResourceArn: "arn:aws-cn:cognito-idp:moon:999999999999:userpool/us-east-1_A" }, pool, arn],
  ["TagResource", { ResourceArn: "rubbish" }, undefined, "*"],
  ["CreateUserPool", { PoolName: "new" }, undefined, "*"],
  ["ListUserPools", {}, undefined, "*"],
  ["DescribeUserPoolDomain", { Domain: "login" }, undefined, "*"],
] as const)
  test(`${operation} of ${JSON.stringify(input)} is asked on ${resource}`, () => {
    const asked = accessRequest(operation, input, known, facts);
    assert.deepEqual([asked.action, asked.resource], [`cognito-idp:${operation}`, resource]);
  });

const contextOf = (input: object, more: Partial<SignedFacts> = {}) =>
  Object.fromEntries(accessRequest("X", input, "UserPoolId" in input ? pool : undefined, { ...facts, ...more }).context);
const always = {
  "aws:sourceip": ["203.0.113.7"],
  "aws:securetransport": ["true"],
  "aws:currenttime": ["2026-11-25T12:00:00Z"],
  "aws:epochtime": ["1795608000"],
  "aws:useragent": ["aws-cli/2"],
  "aws:requestedregion": ["us-east-1"],
  "aws:principalarn": ["arn:aws:iam::123456789012:user/ops"],
  "aws:principalaccount": ["123456789012"],
  "aws:principaltype": ["User"],
  "aws:userid": [facts.principal.userId],
  "aws:username": ["ops"],
};

for (const [what, found, expected] of [
  ["nothing but the request", contextOf({}), always],
  [
    "a pool with tags that differ by case",
    contextOf({ UserPoolId: pool.id }),
    { ...always, "aws:resourcetag/team": ["red", "blue"], "aws:resourcetag/stage": ["test"] },
  ],
  ["tags of a new pool", contextOf({ UserPoolTags: { Cost: "7" } }), { ...always, "aws:requesttag/cost": ["7"], "aws:tagkeys": ["Cost"] }],
  ["tags to add", contextOf({ Tags: { a: "1" } }), { ...always, "aws:requesttag/a": ["1"], "aws:tagkeys": ["a"] }],
  ["tags to take away", contextOf({ TagKeys: ["a", "b", "a"] }), { ...always, "aws:tagkeys": ["a", "b"] }],
  [
    "temporary credentials",
    contextOf({}, { issuedAt: facts.now - 60 }),
    { ...always, "aws:tokenissuetime": ["2026-11-25T11:59:00Z"], "aws:multifactorauthpresent": ["false"] },
  ],
  [
    "no user agent, no TLS, an address that is none",
    contextOf({}, { userAgent: "", isSecure: false, sourceAddress: "unix" }),
    {
      ...Object.fromEntries(Object.entries(always).filter(([name]) => name !== "aws:useragent")),
      "aws:securetransport": ["false"],
      "aws:sourceip": ["unix"],
    },
  ],
] as const)
  test(`what conditions may look at: ${what}`, () => assert.deepEqual(found, expected));

test("a tag named like what objects inherit is a tag", () => {
  const input = JSON.parse('{"UserPoolTags":{"__proto__":"x","constructor":"y"}}');
  const { context } = accessRequest("CreateUserPool", input, undefined, facts);
  assert.deepEqual(context.get("aws:requesttag/__proto__"), ["x"]);
  assert.deepEqual(context.get("aws:requesttag/constructor"), ["y"]);
  assert.equal(context.get("aws:requesttag/tostring"), undefined);
});
