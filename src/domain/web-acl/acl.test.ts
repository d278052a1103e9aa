import assert from "node:assert/strict";
import test from "node:test";
import { judgeRequest, parseWebAcl } from "./acl.ts";
import type { AclRequest } from "./request.ts";
import { transformed } from "./transformation.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const none = [{ Priority: 0, Type: "NONE" }];
const lower = [{ Priority: 0, Type: "LOWERCASE" }];
const ipSet = { ARN: "arn:set", Addresses: ["203.0.113.0/24", "2001:db8::/32"] };
const patterns = { ARN: "arn:patterns", RegularExpressionList: [{ RegexString: "^(curl|wget)/" }] };

const byte = (text: string, FieldToMatch: object, PositionalConstraint = "EXACTLY", TextTransformations: object[] = none) => ({
  ByteMatchStatement: { SearchString: base64(text), FieldToMatch, PositionalConstraint, TextTransformations },
});
const header = (Name: string) => ({ SingleHeader: { Name } });
const rule = (Statement: object, Action: object = { Block: {} }, more: object = {}) => ({
  Name: "r",
  Priority: 1,
  Statement,
  Action,
  VisibilityConfig: {},
  ...more,
});
const file = (Rules: object[], DefaultAction: object = { Allow: {} }) =>
  JSON.stringify({
    WebACL: { Name: "acl", LabelNamespace: "awswaf:0:webacl:acl:", DefaultAction, Rules, VisibilityConfig: {} },
    LockToken: "x",
    IPSets: [{ IPSet: ipSet }],
    RegexPatternSets: [patterns],
  });
const acl = (...rules: object[]) => parseWebAcl(file(rules), { knowsCountries: true });

const request = (more: Partial<AclRequest> = {}): AclRequest => ({
  method: "POST",
  url: "/?a=1&B=Two",
  headers: [
    ["Host", "localhost"],
    ["User-Agent", "curl/8"],
    ["X-Forwarded-For", "198.51.100.1, 203.0.113.9"],
    ["x-amzn-cognito-operation-name", "SignUp"],
    ["Cookie", "k=v; other=1"],
  ],
  address: "192.0.2.1",
  countryOf: (address) => (address.startsWith("192.") ? "NL" : "US"),
  count: () => 1,
  ...more,
});
const passes = (statement: object, given = request()) => judgeRequest(acl(rule(statement)), given).passes;

for (const [name, statement, blocked] of [
  ["operation name", byte("SignUp", header("x-amzn-cognito-operation-name")), true],
  ["another operation", byte("InitiateAuth", header("x-amzn-cognito-operation-name")), false],
  ["header name without case", byte("SignUp", header("X-AMZN-Cognito-Operation-Name")), true],
  ["value with case", byte("signup", header("x-amzn-cognito-operation-name")), false],
  ["value folded", byte("signup", header("x-amzn-cognito-operation-name"), "EXACTLY", lower), true],
  ["an empty search string", byte("", header("x-none"), "CONTAINS"), "unreadable"],
  ["not of a missing header", { NotStatement: { Statement: byte("x", header("x-none")) } }, true],
  ["starts with", byte("cur", header("user-agent"), "STARTS_WITH"), true],
  ["ends with", byte("/8", header("user-agent"), "ENDS_WITH"), true],
  ["a word", byte("curl", header("user-agent"), "CONTAINS_WORD"), true],
  ["part of a word", byte("cur", header("user-agent"), "CONTAINS_WORD"), false],
  ["method", byte("POST", { Method: {} }), true],
  ["path", byte("/", { UriPath: {} }), true],
  ["query argument without case", byte("Two", { SingleQueryArgument: { Name: "b" } }), true],
  ["query", byte("a=1", { QueryString: {} }, "STARTS_WITH"), true],
  [
    "a cookie",
    byte("v", { Cookies: { MatchPattern: { IncludedCookies: ["k"] }, MatchScope: "VALUE", OversizeHandling: "CONTINUE" } }),
    true,
  ],
  ["header order", byte("host:user-agent", { HeaderOrder: { OversizeHandling: "CONTINUE" } }, "STARTS_WITH"), true],
  ["regex", { RegexMatchStatement: { RegexString: "^curl", FieldToMatch: header("user-agent"), TextTransformations: none } }, true],
  [
    "regex set",
    { RegexPatternSetReferenceStatement: { ARN: "arn:patterns", FieldToMatch: header("user-agent"), TextTransformations: none } },
    true,
  ],
  [
    "size",
    { SizeConstraintStatement: { ComparisonOperator: "GT", Size: 5, FieldToMatch: header("user-agent"), TextTransformations: none } },
    true,
  ],
  ["own address not in set", { IPSetReferenceStatement: { ARN: "arn:set" } }, false],
  [
    "any forwarded address",
    {
      IPSetReferenceStatement: {
        ARN: "arn:set",
        IPSetForwardedIPConfig: { HeaderName: "X-Forwarded-For", FallbackBehavior: "NO_MATCH", Position: "ANY" },
      },
    },
    true,
  ],
  [
    "first forwarded address",
    {
      IPSetReferenceStatement: {
        ARN: "arn:set",
        IPSetForwardedIPConfig: { HeaderName: "X-Forwarded-For", FallbackBehavior: "NO_MATCH", Position: "FIRST" },
      },
    },
    false,
  ],
  [
    "malformed forwarded address falls back",
    {
      IPSetReferenceStatement: {
        ARN: "arn:set",
        IPSetForwardedIPConfig: { HeaderName: "Cookie", FallbackBehavior: "MATCH", Position: "FIRST" },
      },
    },
    true,
  ],
  ["country", { GeoMatchStatement: { CountryCodes: ["NL"] } }, true],
  ["and", { AndStatement: { Statements: [byte("POST", { Method: {} }), { GeoMatchStatement: { CountryCodes: ["DE"] } }] } }, false],
  ["or", { OrStatement: { Statements: [byte("GET", { Method: {} }), { GeoMatchStatement: { CountryCodes: ["NL"] } }] } }, true],
  ["an empty statement", {}, "unreadable"],
  ["a managed group", { ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" } }, "unreadable"],
  ["SQL injection", { SqliMatchStatement: { FieldToMatch: { Method: {} }, TextTransformations: none } }, "unreadable"],
  ["the body", byte("x", { Body: { OversizeHandling: "CONTINUE" } }), "unreadable"],
  ["an unknown transformation", byte("x", { Method: {} }, "EXACTLY", [{ Priority: 0, Type: "ROT13" }]), "unreadable"],
  [
    "plain text as search string",
    {
      ByteMatchStatement: {
        SearchString: "SignUp",
        FieldToMatch: { Method: {} },
        TextTransformations: none,
        PositionalConstraint: "EXACTLY",
      },
    },
    "unreadable",
  ],
  ["a set that is not there", { IPSetReferenceStatement: { ARN: "arn:other" } }, "unreadable"],
  ["a nested rate", { NotStatement: { Statement: { RateBasedStatement: { Limit: 10, AggregateKeyType: "IP" } } } }, "unreadable"],
] as const)
  test(`${name}: ${blocked === "unreadable" ? "refused at start" : blocked ? "blocked" : "passes"}`, () => {
    if (blocked === "unreadable") assert.throws(() => passes(statement), { name: "Error", message: /Rule r:/ });
    else assert.equal(passes(statement), !blocked);
  });

test("rules go by priority; Count goes on and leaves its label", () => {
  const label = rule(byte("POST", { Method: {} }), { Count: {} }, { Priority: 1, Name: "mark", RuleLabels: [{ Name: "team:seen" }] });
  const seen = (Scope: string, Key: string) => rule({ LabelMatchStatement: { Scope, Key } }, { Block: {} }, { Priority: 2, Name: "stop" });
  for (const [scope, key, blocked] of [
    ["LABEL", "seen", true],
    ["LABEL", "team:seen", true],
    ["LABEL", "Seen", false],
    ["NAMESPACE", "team:", true],
    ["NAMESPACE", "other:", false],
    ["LABEL", "awswaf:0:webacl:acl:team:seen", true],
  ] as const)
    assert.equal(judgeRequest(acl(seen(scope, key), label), request()).passes, !blocked, `${scope} ${key}`);
  assert.deepEqual(judgeRequest(acl(seen("LABEL", "seen"), label), request()).matched, [
    { rule: "mark", action: "Count" },
    { rule: "stop", action: "Block" },
  ]);
});

test("a rate blocks above its limit, by address, and only what its scope counts", () => {
  const counted: string[] = [];
  const count = (key: string) => counted.push(key);
  const limited = acl(
    rule({
      RateBasedStatement: { Limit: 2, AggregateKeyType: "IP", ScopeDownStatement: byte("SignUp", header("x-amzn-cognito-operation-name")) },
    }),
  );
  assert.deepEqual(
    [1, 2, 3].map(() => judgeRequest(limited, request({ count })).passes),
    [true, true, false],
  );
  judgeRequest(limited, request({ count, headers: [] }));
  assert.equal(counted.length, 3);
});

test("a custom answer, captchas and the default", () => {
  const custom = { Block: { CustomResponse: { ResponseCode: 429, ResponseHeaders: [{ Name: "retry-after", Value: "9" }] } } };
  assert.deepEqual(judgeRequest(acl(rule(byte("POST", { Method: {} }), custom)), request()).response, {
    status: 429,
    headers: { "retry-after": "9" },
  });
  assert.equal(judgeRequest(acl(rule(byte("POST", { Method: {} }), { Captcha: {} })), request()).passes, false);
  assert.equal(judgeRequest(parseWebAcl(file([], { Block: {} }), { knowsCountries: false }), request()).passes, false);
});

for (const [type, text, expected] of [
  ["URL_DECODE", "%53ign+Up", "Sign Up"],
  ["HTML_ENTITY_DECODE", "&#x53;&#105;gn&amp;", "Sign&"],
  ["COMPRESS_WHITE_SPACE", "a \t b", "a b"],
  ["NORMALIZE_PATH", "/a/./b/../c//d", "/a/c/d"],
  ["JS_DECODE", "\\x53ign\\u0055p", "SignUp"],
  ["BASE64_DECODE", "U2lnblVw", "SignUp"],
  ["REMOVE_NULLS", "S\0ign", "Sign"],
  ["REPLACE_COMMENTS", "a/*x*/b", "a b"],
  ["CMD_LINE", 'C^:\\"Win  (x', "c:win(x"],
] as const)
  test(`${type} makes ${JSON.stringify(text)} ${JSON.stringify(expected)}`, () => assert.equal(transformed(text, [type]), expected));
