import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Compile } from "typebox/compile";
import type { OperationContract } from "../api/contract.ts";
import { operations } from "../api/operations.ts";
import { type Shape, shapeOf } from "../api/shape.ts";
import { checkConstraints, violations } from "./violations.ts";

const token = { AccessToken: "a.b.c" };
const pool = { UserPoolId: "us-east-1_abc" };
const who = { ...pool, Username: "u" };
const client = { ClientId: "c" };
const failed = (path: string, sentence: string) => `Value ${path} failed to satisfy constraint: Member must ${sentence}`;

// spec/auth.md §1.5, spec/platform.md §2.3
for (const [what, { input: schema }, input, expected] of [
  [
    "pattern (recorded)",
    operations.DescribeUserPool,
    { UserPoolId: "us-east-1" },
    [failed("'us-east-1' at 'userPoolId'", "satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+")],
  ],
  ["required", operations.DescribeUserPool, {}, [failed("null at 'userPoolId'", "not be null")]],
  ["required and sensitive", operations.AdminGetUser, pool, [failed("at 'username'", "not be null")]],
  ["a client id is shown", operations.SignUp, { Username: "u" }, [failed("null at 'clientId'", "not be null")]],
  [
    "a client id: length before pattern",
    operations.SignUp,
    { ClientId: "", Username: "u" },
    [
      failed("'' at 'clientId'", "have length greater than or equal to 1"),
      failed("'' at 'clientId'", "satisfy regular expression pattern: [\\w+]+"),
    ],
  ],
  [
    "a user name: pattern before length, not shown",
    operations.AdminGetUser,
    { ...pool, Username: "" },
    [
      failed("at 'username'", "satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
      failed("at 'username'", "have length greater than or equal to 1"),
    ],
  ],
  [
    "a code is shown (quoted)",
    operations.ConfirmSignUp,
    { ...client, Username: "u", ConfirmationCode: "1 12" },
    [failed("'1 12' at 'confirmationCode'", "satisfy regular expression pattern: [\\S]+")],
  ],
  [
    "a token is not shown",
    operations.GetUser,
    { AccessToken: "a b" },
    [failed("at 'accessToken'", "satisfy regular expression pattern: [A-Za-z0-9-_=.]+")],
  ],
  ["a range", operations.ListUserPools, { MaxResults: 0 }, [failed("'0' at 'maxResults'", "have value greater than or equal to 1")]],
  [
    "the other end of it",
    operations.ListUserPools,
    { MaxResults: 61 },
    [failed("'61' at 'maxResults'", "have value less than or equal to 60")],
  ],
  [
    "an enumeration in the model's order",
    operations.InitiateAuth,
    { ...client, AuthFlow: "X" },
    [failed("'X' at 'authFlow'", `satisfy enum value set: [${operations.InitiateAuth.input.properties.AuthFlow.enum.join(", ")}]`)],
  ],
  [
    "an enumeration in a recorded order",
    operations.SetUserPoolMfaConfig,
    { ...pool, MfaConfiguration: "false" },
    [failed("'false' at 'mfaConfiguration'", "satisfy enum value set: [OPTIONAL, OFF, ON]")],
  ],
  [
    "a list of scalars speaks as one (recorded)",
    operations.CreateUserPoolClient,
    { ...pool, ClientName: "n", AllowedOAuthFlows: ["token"] },
    [
      failed(
        "'[token]' at 'allowedOAuthFlows'",
        "satisfy constraint: [Member must satisfy enum value set: [implicit, client_credentials, code]]",
      ),
    ],
  ],
  [
    "with all rules of its items",
    operations.CreateUserPoolClient,
    { ...pool, ClientName: "n", CallbackURLs: ["https://x", "a b"] },
    [
      failed(
        "'[https://x, a b]' at 'callbackURLs'",
        "satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+]",
      ),
    ],
  ],
  [
    "structures in a list one by one",
    operations.SignUp,
    { ...client, Username: "u", UserAttributes: [{ Name: "a" }, { Name: "" }, {}] },
    [
      failed("'' at 'userAttributes.2.member.name'", "satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+"),
      failed("'' at 'userAttributes.2.member.name'", "have length greater than or equal to 1"),
      failed("null at 'userAttributes.3.member.name'", "not be null"),
    ],
  ],
  [
    "nested members",
    operations.CreateUserPool,
    { PoolName: "p", UsernameConfiguration: {} },
    [failed("null at 'usernameConfiguration.caseSensitive'", "not be null")],
  ],
  [
    "only the first letter is lowered",
    operations.CreateUserPool,
    { PoolName: "p", SmsAuthenticationMessage: "x" },
    [
      failed("'x' at 'smsAuthenticationMessage'", "satisfy regular expression pattern: .*\\{####\\}.*"),
      failed("'x' at 'smsAuthenticationMessage'", "have length greater than or equal to 6"),
    ],
  ],
  [
    "several members, in the model's order",
    operations.AdminGetUser,
    {},
    [failed("null at 'userPoolId'", "not be null"), failed("at 'username'", "not be null")],
  ],
  [
    "too many items",
    operations.AddCustomAttributes,
    { ...pool, CustomAttributes: [] },
    [failed("'[]' at 'customAttributes'", "have length greater than or equal to 1")],
  ],
  [
    "bytes",
    operations.SetUICustomization,
    { ...pool, ImageFile: Buffer.alloc(131_073).toString("base64") },
    [failed(`'${Buffer.alloc(131_073).toString("base64")}' at 'imageFile'`, "have length less than or equal to 131072")],
  ],
  [
    "keys of a map",
    operations.TagResource,
    { ResourceArn: "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a", Tags: { "": "v" } },
    [
      "Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
  ],
  [
    "values of a secret map",
    operations.InitiateAuth,
    { ...client, AuthFlow: "USER_AUTH", AuthParameters: { "A\nB": "x".repeat(131_073) } },
    [
      "Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 0]",
    ],
  ],
  [
    "inside a secret all is secret",
    operations.SignUp,
    { ...client, Username: "u", UserContextData: { IpAddress: "1".repeat(131_073) } },
    [failed("at 'userContextData.ipAddress'", "have length less than or equal to 131072")],
  ],
  [
    "a password with a blank at its end",
    operations.SignUp,
    { ...client, Username: "u", Password: "pass word " },
    [failed("at 'password'", "satisfy regular expression pattern: ^[\\S]+.*[\\S]+$")],
  ],
  ["a password with a blank inside", operations.SignUp, { ...client, Username: "u", Password: "pass word" }, []],
  ["128 characters, each a surrogate pair", operations.AdminGetUser, { ...pool, Username: "😀".repeat(128) }, []],
  [
    "129 of them",
    operations.AdminGetUser,
    { ...pool, Username: "😀".repeat(129) },
    [failed("at 'username'", "have length less than or equal to 128")],
  ],
  ["a right input", operations.SetUserMFAPreference, { ...token, SMSMfaSettings: { Enabled: true } }, []],
  ["another", operations.AdminSetUserMFAPreference, who, []],
] as const) {
  test(`violations: ${what}`, () => assert.deepEqual(violations(schema, input), expected));
}

test("one violation is announced in the singular, several are counted and joined", () => {
  assert.throws(() => checkConstraints(operations.DescribeUserPool.input, {}), { message: /^1 validation error detected: Value null at / });
  assert.throws(() => checkConstraints(operations.AdminGetUser.input, {}), {
    name: "InvalidParameterException",
    message: /^2 validation errors detected: Value null at 'userPoolId' [^;]+; Value at 'username' failed/,
  });
});

test("what the compiled check cannot see is walked: bytes, and values whose key has a line break", () => {
  for (const [schema, input] of [
    [operations.SetUICustomization.input, { ...pool, ImageFile: Buffer.alloc(131_073).toString("base64") }],
    [operations.InitiateAuth.input, { ...client, AuthFlow: "USER_AUTH", AuthParameters: { "A\nB": "x".repeat(131_073) } }],
  ] as const) {
    assert.throws(() => checkConstraints(schema, input), { name: "InvalidParameterException" });
  }
});

test("the compiled check and the walk agree on any input of any operation, but for passwords with blanks inside", () => {
  for (const { name, input: schema } of Object.values(operations) as OperationContract[]) {
    const compiled = Compile(schema);
    fc.assert(
      fc.property(inputs(shapeOf(schema)), (input) => {
        const quick = compiled.Check(input);
        const found = violations(schema, input);
        assert.equal(quick, found.length === 0, `${name} ${JSON.stringify(input)} ${found}`);
      }),
      { numRuns: 25 },
    );
  }
});

/** Values of the right types, in and out of their bounds. */
function inputs(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "string":
      if (shape.values) return fc.constantFrom(...shape.values, "X");
      if (shape.name === "PasswordType") return fc.constantFrom("", "x", "pass\u00a0word", "x".repeat(257));
      return fc.oneof(fc.constantFrom("", "x", "us-east-1_abc", "x".repeat(40), "é", "a.b", "123456"), fc.string({ maxLength: 140 }));
    case "integer":
      return fc.integer({ min: -2, max: 70 });
    case "timestamp":
      return fc.double();
    case "boolean":
      return fc.boolean();
    case "blob":
      return fc.constant("eA==");
    case "document":
      return fc.constant({ any: ["thing"] });
    case "list":
      return fc.array(inputs(shape.item), { maxLength: 4 });
    case "map":
      return fc.dictionary(fc.string({ unit: "grapheme-ascii", maxLength: 3 }), inputs(shape.value), { maxKeys: 3 });
    case "structure":
      return fc.record(Object.fromEntries([...shape.members].map(([name, each]) => [name, inputs(each)])), { requiredKeys: [] });
  }
}
