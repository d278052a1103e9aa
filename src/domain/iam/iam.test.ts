import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addressIn, conditionHolds, isOperator } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { parsePolicy } from "./policy.ts";
import { matches, patternOf } from "./template.ts";

const pool = (id: string) => `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${id}`;
const policy = (Statement: unknown, Version = "2012-10-17") => parsePolicy(JSON.stringify({ Version, Statement }));
const context = new Map([
  ["aws:sourceip", ["203.0.113.7"]],
  ["aws:username", ["ops"]],
  ["aws:vpcsourceip", ["::ffff:203.0.113.7"]],
  ["aws:requesttag/any", ["*"]],
  ["aws:securetransport", ["true"]],
  ["aws:epochtime", ["1795608000"]],
  ["aws:principalarn", ["arn:aws:iam::000000000000:user/ops"]],
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
  ["a variable without value", { ...allow, Resource: `${pool("*")}\${aws:nobody}` }, "AdminGetUser", pool("A"), "not-allowed"],
  [
    "all but a variable without value",
    { Effect: "Allow", Action: "*", NotResource: `${pool("")}\${aws:nobody}` },
    "AdminGetUser",
    pool("A"),
    "not-allowed",
  ],
  ["a variable with a default", { ...allow, Resource: `${pool("")}\${aws:nobody, 'A'}` }, "AdminGetUser", pool("A"), "allowed"],
  [
    "a variable whose value is a wildcard",
    { ...allow, Resource: `${pool("")}\${aws:RequestTag/any}` },
    "AdminGetUser",
    pool("A"),
    "not-allowed",
  ],
  ["a star that stands for itself", { ...allow, Resource: `${pool("")}\${*}` }, "AdminGetUser", pool("A"), "not-allowed"],
  ["the star itself", { ...allow, Resource: `${pool("")}\${*}` }, "AdminGetUser", pool("*"), "allowed"],
  [
    "an IPv4 range and an address in IPv6 dress",
    { ...allow, Condition: { IpAddress: { "aws:VpcSourceIp": "203.0.113.0/24" } } },
    "AdminGetUser",
    pool("A"),
    "allowed",
  ],
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
  ["NumericLessThan", "aws:EpochTime", ["1795608001"], true],
  ["DateLessThanEquals", "aws:EpochTime", ["2026-11-25T12:00:00Z"], true],
  ["Bool", "aws:SecureTransport", ["True"], true],
  ["ArnLike", "aws:PrincipalArn", ["arn:aws:iam::*:user/*"], true],
  ["ArnLike", "aws:PrincipalArn", ["arn:*:user/ops"], false],
  ["ForAnyValue:StringNotEquals", "aws:TagKeys", ["team"], true],
  ["StringNotEquals", "aws:TagKeys", ["team"], false],
  ["StringEquals", "aws:RequestTag/any", ["**"], false],
  ["constructor", "aws:username", ["ops"], false],
  ["toString", "aws:username", ["ops"], false],
  ["NoSuchOperator", "aws:username", ["ops"], false],
] as const)
  test(`${operator} ${key} ${values}: ${expected}`, () =>
    assert.equal(conditionHolds({ operator, key, values: values.map(patternOf) }, context), expected));

test("a policy that is not understood whole is refused", () => {
  for (const statement of [
    { ...allow, Effect: "allow" },
    { ...allow, Principal: "*" },
    { Effect: "Allow", Resource: "*" },
    { ...allow, NotAction: "x" },
    { ...allow, Action: "AdminGetUser" },
    { ...allow, Resource: "us-east-1_A" },
    ...[
      { constructor: { "aws:username": "x" } },
      { StringEquallsIgnoreCase: { "aws:username": "x" } },
      { NullIfExists: { "aws:username": "true" } },
      { "ForAllValues:Null": { "aws:username": "true" } },
      { Null: { "aws:username": "maybe" } },
      { Bool: { "aws:SecureTransport": "yes" } },
      { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "10.0.0.0/33"] } },
      { IpAddress: { "aws:SourceIp": "10.0.0.0/" } },
      { NumericLessThan: { "aws:EpochTime": "soon" } },
      { DateLessThan: { "aws:CurrentTime": "tomorrow" } },
      { ArnLike: { "aws:PrincipalArn": "ops" } },
    ].map((Condition) => ({ ...allow, Condition })),
  ])
    assert.throws(() => policy(statement), /^Error: The policy is not valid: [^\n]+\.$/, JSON.stringify(statement));
  for (const text of ["", "{", "[]", "null", '{"Statement":[]}'.padEnd(20_000)])
    assert.throws(() => parsePolicy(text), /The policy is not valid/);
});

test("a value that only the request knows cannot be judged ahead", () => {
  const statement = { ...allow, Condition: { IpAddress: { "aws:SourceIp": "$" + "{aws:VpcSourceIp}" } } };
  assert.equal(evaluate([policy(statement)], { action: "cognito-idp:X", resource: "*", context }), "allowed");
});

test("what objects inherit is no operator", () => {
  for (const name of ["constructor", "toString", "__proto__", "valueOf", "", "IfExists", "ForAnyValue:"])
    assert.equal(isOperator(name), false, name);
});

test("wildcards agree with regular expressions", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ":"), maxLength: 12 });
  const texts = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 16 });
  fc.assert(
    fc.property(letters, texts, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
      assert.equal(matches(patternOf(pattern), text), expression.test(text));
    }),
  );
});

test("an address is in its own range and no text is in any", () => {
  assert.equal(addressIn("2001:db8::1", "2001:db8::/32"), true);
  assert.equal(addressIn("203.0.113.7", "203.0.113.7"), true);
  assert.equal(addressIn("203.0.113.7", "203.0.113.0/33"), false);
  assert.equal(addressIn("203.0.113.7", "203.0.113.0/"), false);
  assert.equal(addressIn("::ffff:203.0.113.7", "203.0.113.0/24"), true);
  assert.equal(addressIn("garbage", "0.0.0.0/0"), false);
});

for (const [text, problem] of [
  ['{"Statement":[{"Effect":"Perhaps"}]}', "/Statement/0/Effect must be equal to one of the allowed values: Allow, Deny"],
  ['{"Statement":[{"Efect":"Allow","Effect":"Allow","Action":"*","Resource":"*"}]}', "/Statement/0 has Efect, which no policy has there"],
  ['{"Statement":[{"Effect":"Allow","Action":5,"Resource":"*"}]}', "/Statement/0/Action must be string"],
  ['{"Statement":5}', "/Statement must be object"],
  ["[]", "the document must be object"],
] as const)
  test(`a policy that is wrong says where: ${problem}`, () => {
    assert.throws(() => parsePolicy(text), { message: `The policy is not valid: ${problem}.` });
  });
