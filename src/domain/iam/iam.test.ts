import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addressIn, conditionHolds, wildcard } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { parsePolicy } from "./policy.ts";

const pool = (id: string) => `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${id}`;
const policy = (Statement: unknown, Version = "2012-10-17") => parsePolicy(JSON.stringify({ Version, Statement }));
const context = new Map([
  ["aws:sourceip", ["203.0.113.7"]],
  ["aws:username", ["ops"]],
  ["aws:currenttime", ["2026-11-25T12:00:00Z"]],
  ["aws:resourcetag/team", ["red"]],
  ["aws:tagkeys", ["team", "stage"]],
]);

const allow = { Effect: "Allow", Action: "cognito-idp:*", Resource: "*" };
for (const [name, statement, action, resource, expected] of [
  ["nothing", [], "AdminGetUser", pool("us-east-1_A"), "not-allowed"],
  ["everything", allow, "AdminGetUser", pool("us-east-1_A"), "allowed"],
  ["action without case", { ...allow, Action: "COGNITO-IDP:admingetuser" }, "AdminGetUser", pool("us-east-1_A"), "allowed"],
  [
    "action by wildcard",
    { ...allow, Action: ["cognito-idp:List*", "cognito-idp:Admin?etUser"] },
    "AdminGetUser",
    pool("us-east-1_A"),
    "allowed",
  ],
  ["another action", { ...allow, Action: "cognito-idp:List*" }, "AdminGetUser", pool("us-east-1_A"), "not-allowed"],
  [
    "all but an action",
    { Effect: "Allow", NotAction: "cognito-idp:Delete*", Resource: "*" },
    "AdminGetUser",
    pool("us-east-1_A"),
    "allowed",
  ],
  [
    "all but this action",
    { Effect: "Allow", NotAction: "cognito-idp:Delete*", Resource: "*" },
    "DeleteUserPool",
    pool("us-east-1_A"),
    "not-allowed",
  ],
  ["its own pool", { ...allow, Resource: pool("us-east-1_A") }, "AdminGetUser", pool("us-east-1_A"), "allowed"],
  ["another pool", { ...allow, Resource: pool("us-east-1_A") }, "AdminGetUser", pool("us-east-1_B"), "not-allowed"],
  ["resource with case", { ...allow, Resource: pool("us-east-1_a") }, "AdminGetUser", pool("us-east-1_A"), "not-allowed"],
  [
    "all but a pool",
    { Effect: "Allow", Action: "*", NotResource: pool("us-east-1_A") },
    "AdminGetUser",
    pool("us-east-1_A"),
    "not-allowed",
  ],
  ["list needs *", { ...allow, Resource: pool("us-east-1_A") }, "ListUserPools", "*", "not-allowed"],
  ["deny wins", [allow, { Effect: "Deny", Action: "*", Resource: pool("*") }], "AdminGetUser", pool("us-east-1_A"), "explicitly-denied"],
  ["right address", { ...allow, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }, "AdminGetUser", pool("A"), "allowed"],
  [
    "wrong address",
    { ...allow, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"] } } },
    "AdminGetUser",
    pool("A"),
    "not-allowed",
  ],
  [
    "all operators and keys",
    {
      ...allow,
      Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" }, DateLessThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } },
    },
    "AdminGetUser",
    pool("A"),
    "not-allowed",
  ],
  ["tag", { ...allow, Condition: { StringEquals: { "aws:ResourceTag/team": "red" } } }, "AdminGetUser", pool("A"), "allowed"],
  ["missing key", { ...allow, Condition: { StringEquals: { "aws:RequestTag/team": "red" } } }, "AdminGetUser", pool("A"), "not-allowed"],
  [
    "missing key, negated",
    { ...allow, Condition: { StringNotEquals: { "aws:RequestTag/team": "red" } } },
    "AdminGetUser",
    pool("A"),
    "allowed",
  ],
  ["a variable", { ...allow, Resource: `${pool("")}\${aws:username}*` }, "AdminGetUser", pool("ops_1"), "allowed"],
  ["a variable without value", { ...allow, Resource: "*$" + "{aws:nobody}" }, "AdminGetUser", pool("A"), "not-allowed"],
] as const)
  test(`a policy with ${name}: ${expected}`, () =>
    assert.equal(evaluate([policy(statement)], { action: `cognito-idp:${action}`, resource, context }), expected));

for (const [operator, key, values, expected] of [
  ["StringLike", "aws:username", ["o*"], true],
  ["StringEqualsIgnoreCase", "AWS:UserName", ["OPS"], true],
  ["StringNotLike", "aws:username", ["o*", "x"], false],
  ["Null", "aws:nobody", ["true"], true],
  ["Null", "aws:username", ["true"], false],
  ["StringEqualsIfExists", "aws:nobody", ["x"], true],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["team", "stage", "cost"], true],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["team"], false],
  ["ForAllValues:StringEquals", "aws:nobody", ["team"], true],
  ["ForAnyValue:StringEquals", "aws:TagKeys", ["team"], true],
  ["ForAnyValue:StringEquals", "aws:nobody", ["team"], false],
  ["DateGreaterThan", "aws:CurrentTime", ["2026-11-25T11:59:59Z"], true],
  ["NumericLessThan", "aws:username", ["3"], false],
  ["NoSuchOperator", "aws:username", ["ops"], false],
] as const)
  test(`${operator} ${key} ${values}: ${expected}`, () => assert.equal(conditionHolds({ operator, key, values }, context), expected));

test("a policy that is not understood whole is refused", () => {
  for (const statement of [
    { ...allow, Effect: "allow" },
    { ...allow, Principal: "*" },
    { Effect: "Allow", Resource: "*" },
    { ...allow, NotAction: "x" },
  ])
    assert.throws(() => policy(statement), /The policy is not valid/);
});

test("wildcards agree with regular expressions", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ":"), maxLength: 12 });
  const texts = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 16 });
  fc.assert(
    fc.property(letters, texts, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
      assert.equal(wildcard(pattern, text), expression.test(text));
    }),
  );
});

test("an address is in its own range and no text is in any", () => {
  assert.equal(addressIn("2001:db8::1", "2001:db8::/32"), true);
  assert.equal(addressIn("203.0.113.7", "203.0.113.7"), true);
  assert.equal(addressIn("203.0.113.7", "203.0.113.0/33"), false);
  assert.equal(addressIn("garbage", "0.0.0.0/0"), false);
});
