import assert from "node:assert/strict";
import test from "node:test";
import { anAclRequest } from "../../../test/support/acl-request.ts";
import { anAclFile, aRule, byteMatch, header, lowerCase, operationIs } from "../../../test/support/web-acl.ts";
import { judgeRequest, parseWebAcl } from "./acl.ts";
import type { Pairs } from "./request.ts";

const none = [{ Priority: 0, Type: "NONE" }];
const decoded = [
  { Priority: 1, Type: "LOWERCASE" },
  { Priority: 0, Type: "URL_DECODE" },
];
const beside = {
  IPSets: [
    { IPSet: { ARN: "arn:set", Addresses: ["203.0.113.0/24", "2001:db8::/32"] }, LockToken: "x" },
    { ARN: "arn:none", Addresses: [] },
  ],
  RegexPatternSets: [{ ARN: "arn:patterns", RegularExpressionList: [{ RegexString: "^wget/" }, { RegexString: "(?i)^CURL/" }] }],
};
const blocks = (statement: object, request = anAclRequest()) =>
  !judgeRequest(parseWebAcl(anAclFile([aRule(statement)], beside), { knowsCountries: true }), request).passes;

const headers = (MatchPattern: object, MatchScope: string, OversizeHandling = "CONTINUE") => ({
  Headers: { MatchPattern, MatchScope, OversizeHandling },
});
const forwarded = (Position: string, FallbackBehavior = "NO_MATCH", HeaderName = "X-Forwarded-For", ARN = "arn:set") => ({
  IPSetReferenceStatement: { ARN, IPSetForwardedIPConfig: { HeaderName, FallbackBehavior, Position } },
});
const size = (ComparisonOperator: string, Size: number, FieldToMatch: object = header("user-agent")) => ({
  SizeConstraintStatement: { ComparisonOperator, Size, FieldToMatch, TextTransformations: none },
});
const regex = (RegexString: string, FieldToMatch: object = header("user-agent")) => ({
  RegexMatchStatement: { RegexString, FieldToMatch, TextTransformations: none },
});
const absent = { JA3Fingerprint: { FallbackBehavior: "MATCH" } };

for (const [name, statement, expected] of [
  // bytes and where they stand
  ["operation name", operationIs("SignUp"), true],
  ["another operation", operationIs("InitiateAuth"), false],
  ["client id", byteMatch("1client", header("x-amzn-cognito-client-id")), true],
  ["header name without case", byteMatch("SignUp", header("X-AMZN-Cognito-Operation-Name")), true],
  ["value with case", byteMatch("signup", header("x-amzn-cognito-operation-name")), false],
  ["value folded", byteMatch("signup", header("x-amzn-cognito-operation-name"), "EXACTLY", lowerCase), true],
  ["starts with", byteMatch("cur", header("user-agent"), "STARTS_WITH"), true],
  ["ends with", byteMatch("/8", header("user-agent"), "ENDS_WITH"), true],
  ["contains", byteMatch("rl/", header("user-agent"), "CONTAINS"), true],
  ["a word", byteMatch("curl", header("user-agent"), "CONTAINS_WORD"), true],
  ["part of a word", byteMatch("cur", header("user-agent"), "CONTAINS_WORD"), false],
  // fields
  ["method", byteMatch("POST", { Method: {} }), true],
  ["path", byteMatch("/", { UriPath: {} }), true],
  ["query", byteMatch("a=1", { QueryString: {} }, "STARTS_WITH"), true],
  ["query argument without case", byteMatch("Two", { SingleQueryArgument: { Name: "b" } }), true],
  ["any query argument's value", byteMatch("Two", { AllQueryArguments: {} }), true],
  ["a query argument's name is no value", byteMatch("B", { AllQueryArguments: {} }), false],
  ["a cookie", byteMatch("v", { Cookies: { MatchPattern: { IncludedCookies: ["k"] }, MatchScope: "VALUE" } }), true],
  ["a cookie with another case", byteMatch("v", { Cookies: { MatchPattern: { IncludedCookies: ["K"] }, MatchScope: "VALUE" } }), false],
  ["header names, in lower case", byteMatch("user-agent", headers({ All: {} }, "KEY")), true],
  ["included headers", byteMatch("curl/8", headers({ IncludedHeaders: ["USER-AGENT"] }, "VALUE")), true],
  ["excluded headers", byteMatch("curl/8", headers({ ExcludedHeaders: ["User-agent"] }, "ALL")), false],
  ["header order", byteMatch("host:user-agent:x-forwarded-for", { HeaderOrder: { OversizeHandling: "CONTINUE" } }, "STARTS_WITH"), true],
  ["a missing header", byteMatch("x", header("x-none")), false],
  ["not of a missing header", { NotStatement: { Statement: byteMatch("x", header("x-none")) } }, true],
  ["a fingerprint, which nobody has, falls back", byteMatch("x", absent), true],
  ["a fragment, which nobody sends", { NotStatement: { Statement: byteMatch("x", { UriFragment: {} }) } }, true],
  // expressions and sizes
  ["regex", regex("^curl"), true],
  ["regex with case", regex("^CURL"), false],
  [
    "regex set, any of them, without case",
    { RegexPatternSetReferenceStatement: { ARN: "arn:patterns", FieldToMatch: header("user-agent"), TextTransformations: none } },
    true,
  ],
  ["size EQ", size("EQ", 6), true],
  ["size NE", size("NE", 6), false],
  ["size LE", size("LE", 5), false],
  ["size LT", size("LT", 7), true],
  ["size GE", size("GE", 7), false],
  ["size GT", size("GT", 5), true],
  ["size of a missing header", size("GE", 0, header("x-none")), false],
  // addresses
  ["own address not in set", { IPSetReferenceStatement: { ARN: "arn:set" } }, false],
  ["an empty set", { IPSetReferenceStatement: { ARN: "arn:none" } }, false],
  ["first forwarded address", forwarded("FIRST"), false],
  ["last forwarded address", forwarded("LAST"), true],
  ["any forwarded address", forwarded("ANY"), true],
  ["no such header: no match, no fallback", forwarded("FIRST", "MATCH", "x-none"), false],
  ["a malformed header falls back", forwarded("FIRST", "MATCH", "Cookie"), true],
  ["a malformed header, told not to match", forwarded("FIRST", "NO_MATCH", "Cookie"), false],
  ["country", { GeoMatchStatement: { CountryCodes: ["DE", "NL"] } }, true],
  [
    "country of the first forwarded address",
    { GeoMatchStatement: { CountryCodes: ["US"], ForwardedIPConfig: { HeaderName: "x-forwarded-for", FallbackBehavior: "NO_MATCH" } } },
    true,
  ],
  // both, one of, not
  ["and", { AndStatement: { Statements: [byteMatch("POST", { Method: {} }), { GeoMatchStatement: { CountryCodes: ["DE"] } }] } }, false],
  ["or", { OrStatement: { Statements: [byteMatch("GET", { Method: {} }), { GeoMatchStatement: { CountryCodes: ["NL"] } }] } }, true],
] as const)
  test(`${name}: ${expected ? "blocked" : "passes"}`, () => assert.equal(blocks(statement), expected));

const curl = byteMatch("curl", header("user-agent"), "CONTAINS", decoded);
const many: Pairs = Array.from({ length: 250 }, (_, index) => [`x-${index}`, ""]);

for (const [name, statement, sent] of [
  ["another case", curl, [["uSeR-aGeNt", "CuRl/8"]]],
  ["percent-encoding", curl, [["user-agent", "%63%55rl"]]],
  [
    "a second header after a harmless one",
    curl,
    [
      ["user-agent", "Mozilla"],
      ["user-agent", "curl"],
    ],
  ],
  [
    "a second header before a harmless one",
    curl,
    [
      ["user-agent", "curl"],
      ["user-agent", "Mozilla"],
    ],
  ],
  [
    "two headers of addresses",
    forwarded("LAST"),
    [
      ["x-forwarded-for", "198.51.100.1"],
      ["X-Forwarded-For", "203.0.113.9"],
    ],
  ],
  ["garbage among the addresses", forwarded("ANY"), [["x-forwarded-for", "garbage, 203.0.113.9, more"]]],
  ["many addresses before the real one", forwarded("ANY"), [["x-forwarded-for", `${"198.51.100.1, ".repeat(50)}203.0.113.9`]]],
  ["IPv4 in IPv6 dress", forwarded("FIRST"), [["x-forwarded-for", "::ffff:203.0.113.9"]]],
  [
    "more headers than are looked at, with the one that is sought among the door's own",
    byteMatch("SignUp", headers({ All: {} }, "VALUE")),
    many,
  ],
  ["more headers than are looked at, told to match", byteMatch("never", headers({ All: {} }, "VALUE", "MATCH")), many],
] as const)
  test(`not evaded by ${name}`, () => assert.equal(blocks(statement, anAclRequest({ headers: sent })), true));

test("what lies beyond the limits is left out where the rule says to go on, and cannot match where it says so", () => {
  const late: Pairs = [...many, ["x-late", "curl"]];
  for (const handling of ["CONTINUE", "NO_MATCH"])
    assert.equal(blocks(byteMatch("curl", headers({ All: {} }, "VALUE", handling)), anAclRequest({ headers: late })), false);
});

test("expressions and texts that make others backtrack for years take no time", () => {
  const startedAt = performance.now();
  const request = anAclRequest({ headers: [["user-agent", `${"a".repeat(16_000)}!`]] });
  assert.equal(blocks(regex("^(a+)+$"), request), false);
  const spaces = anAclRequest({ headers: [["user-agent", `a${" ".repeat(16_000)}b`]] });
  for (const Type of ["CMD_LINE", "TRIM", "COMPRESS_WHITE_SPACE", "REPLACE_COMMENTS", "NORMALIZE_PATH", "BASE64_DECODE", "HEX_DECODE"])
    assert.equal(blocks(byteMatch("never", header("user-agent"), "CONTAINS", [{ Priority: 0, Type }]), spaces), false);
  assert.ok(performance.now() - startedAt < 1000);
});
