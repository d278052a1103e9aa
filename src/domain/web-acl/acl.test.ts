import assert from "node:assert/strict";
import test from "node:test";
import { anAclRequest } from "../../../test/support/acl-request.ts";
import { anAclFile, aRule, byteMatch, header, operationIs } from "../../../test/support/web-acl.ts";
import { judgeRequest, parseWebAcl } from "./acl.ts";
import { AclProblem } from "./document.ts";

const post = byteMatch("POST", { Method: {} });
const acl = (rules: readonly object[], beside = {}) => parseWebAcl(anAclFile(rules, beside), { knowsCountries: false });
const set = (ARN: string, Addresses: readonly string[]) => ({ IPSet: { ARN, Addresses }, LockToken: "x" });
const inSet = { IPSetReferenceStatement: { ARN: "arn:set" } };

test("rules go by priority; Count goes on and leaves its label", () => {
  const label = aRule(post, { Count: {} }, { Priority: 1, Name: "mark", RuleLabels: [{ Name: "team:seen" }] });
  const seen = (Scope: string, Key: string) => aRule({ LabelMatchStatement: { Scope, Key } }, { Block: {} }, { Priority: 2, Name: "stop" });
  for (const [scope, key, blocked] of [
    ["LABEL", "seen", true],
    ["LABEL", "team:seen", true],
    ["LABEL", "Seen", false],
    ["LABEL", "een", false],
    ["NAMESPACE", "team:", true],
    ["NAMESPACE", "other:", false],
    ["LABEL", "awswaf:0:webacl:acl:team:seen", true],
    ["NAMESPACE", "awswaf:0:webacl:acl:team:", true],
  ] as const)
    assert.equal(judgeRequest(acl([seen(scope, key), label]), anAclRequest()).passes, !blocked, `${scope} ${key}`);
  assert.deepEqual(judgeRequest(acl([seen("LABEL", "seen"), label]), anAclRequest()), {
    passes: false,
    matched: [
      { rule: "mark", action: "Count" },
      { rule: "stop", action: "Block" },
    ],
  });
});

test("Allow ends it; what no rule ends is for the default action", () => {
  const stop = aRule(post, { Block: {} }, { Priority: 1000 });
  assert.equal(judgeRequest(acl([stop, aRule(post, { Allow: {} }, { Priority: 0 })]), anAclRequest()).passes, true);
  assert.equal(judgeRequest(acl([aRule(post, { Count: {} })]), anAclRequest()).passes, true);
  assert.equal(judgeRequest(acl([], { WebACL: { DefaultAction: { Block: {} } } }), anAclRequest()).passes, false);
});

test("a puzzle refuses, under its own name, and so does a custom answer", () => {
  for (const name of ["Captcha", "Challenge"]) {
    const { passes, matched } = judgeRequest(acl([aRule(post, { [name]: {} })]), anAclRequest());
    assert.deepEqual([passes, matched[0]?.action], [false, name]);
  }
  const CustomResponse = { ResponseCode: 429, CustomResponseBodyKey: "slow", ResponseHeaders: [{ Name: "Retry-After", Value: "9" }] };
  const CustomResponseBodies = { slow: { ContentType: "TEXT_PLAIN", Content: "Slowly." } };
  const custom = acl([aRule(post, { Block: { CustomResponse } })], { WebACL: { CustomResponseBodies } });
  const response = { status: 429, headers: { "retry-after": "9" }, contentType: "text/plain", body: "Slowly." };
  assert.deepEqual(judgeRequest(custom, anAclRequest()).response, response);
});

test("the printed envelope, the ACL alone, sets beside it and in files of their own", () => {
  const text = anAclFile([aRule(inSet)], { IPSets: [set("arn:set", ["192.0.2.0/24"])] });
  const { WebACL, IPSets } = JSON.parse(text);
  for (const [file, sets] of [
    [text, []],
    [JSON.stringify({ ...WebACL, IPSets }), []],
    [anAclFile([aRule(inSet)]), [JSON.stringify(set("arn:set", ["192.0.2.0/24"])), JSON.stringify(set("arn:other", []))]],
  ] as const)
    assert.equal(judgeRequest(parseWebAcl(file, { knowsCountries: false, sets }), anAclRequest()).passes, false);
});

const rate = (more: object) => ({ RateBasedStatement: { Limit: 10, AggregateKeyType: "IP", ...more } });
const transformed = (Type: string) => byteMatch("x", { Method: {} }, "EXACTLY", [{ Priority: 0, Type }]);
const withSearch = (SearchString: string) => ({ ByteMatchStatement: { ...post.ByteMatchStatement, SearchString } });
const regex = (RegexString: string) => ({
  RegexMatchStatement: { RegexString, FieldToMatch: { Method: {} }, TextTransformations: [{ Priority: 0, Type: "NONE" }] },
});
const label = (Scope: string, Key: string) => ({ LabelMatchStatement: { Scope, Key } });
const geo = { GeoMatchStatement: { CountryCodes: ["NL"] } };
const group = { ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" } };
const answer = (CustomResponse: object) => ({ Block: { CustomResponse: { ResponseCode: 403, ...CustomResponse } } });

for (const [what, rule, sentence] of [
  ["an empty statement", aRule({}), /Statement is empty/],
  ["two statements in one", aRule({ ...post, ...inSet }), /more than one member/],
  ["a statement of later days", aRule({ AsnMatchStatement: { AsnList: [1] } }), /is a AsnMatchStatement, which Poolhouse cannot/],
  ["a name that every object has", aRule({ constructor: {} }), /is a constructor/],
  ["a field that every object has", aRule(byteMatch("x", { toString: {} })), /looks at toString/],
  ["a managed group", aRule(group, undefined, { Action: undefined, OverrideAction: { None: {} } }), /ManagedRuleGroupStatement/],
  ["SQL injection", aRule({ SqliMatchStatement: { FieldToMatch: { Method: {} } } }), /SqliMatchStatement/],
  ["the body", aRule(byteMatch("x", { Body: { OversizeHandling: "CONTINUE" } })), /looks at Body/],
  ["an unknown member", aRule({ ByteMatchStatement: { ...post.ByteMatchStatement, Fuzzy: true } }), /the member Fuzzy/],
  ["an unknown member of a rule", aRule(post, undefined, { Schedule: {} }), /the member Schedule/],
  [
    "transformations before parsing",
    aRule({ ByteMatchStatement: { ...post.ByteMatchStatement, PreParseTextTransformations: [] } }),
    /PreParse/,
  ],
  ["an unknown transformation", aRule(transformed("ROT13")), /the transformation ROT13/],
  ["a transformation that every object has", aRule(transformed("valueOf")), /the transformation valueOf/],
  ["an empty search string", aRule(withSearch("")), /is not base64/],
  ["plain text as search string", aRule(withSearch("SignUp")), /"SignUp" is not base64/],
  ["plain text that is base64 by chance", aRule(withSearch("InitiateAuth")), /"InitiateAuth" is not base64 of a text/],
  ["a broken expression", aRule(regex("(")), /the regular expression \(,/],
  ["look-ahead", aRule(regex("a(?=b)")), /the regular expression a\(\?=b\),/],
  ["a back reference", aRule(regex("(a)\\1")), /the regular expression/],
  ["a set that is not there", aRule(inSet), /the IP set arn:set, which does not stand beside the ACL/],
  ["countries without a database", aRule(geo), /POOLHOUSE_GEO_DATABASE/],
  ["a label that others give", aRule(label("LABEL", "awswaf:clientip:geo:country:NL")), /which no rule of this web ACL gives/],
  ["a namespace without its colon", aRule(label("NAMESPACE", "team")), /a namespace ends in a colon/],
  ["a nested rate", aRule({ NotStatement: { Statement: rate({}) } }), /only be the whole of a rule/],
  ["a rate that allows", aRule(rate({}), { Allow: {} }), /cannot have the action Allow/],
  ["a window of another length", aRule(rate({ EvaluationWindowSec: 90 })), /60, 120, 300 or 600/],
  ["a limit that is no number", aRule(rate({ Limit: "10" })), /Limit must be a whole number/],
  ["keys that an old CLI dropped", aRule(rate({ AggregateKeyType: "CUSTOM_KEYS" })), /CustomKeys must be a list/],
  ["keys that nobody counts by", aRule(rate({ CustomKeys: [{ IP: {} }] })), /has CustomKeys, but/],
  ["a key that no request has", aRule(rate({ AggregateKeyType: "CUSTOM_KEYS", CustomKeys: [{ ASN: {} }] })), /counts by ASN/],
  ["everything counted alike", aRule(rate({ AggregateKeyType: "CONSTANT" })), /needs a ScopeDownStatement/],
  ["an action of later days", aRule(post, { Monetize: {} }), /"Monetize"; Poolhouse can evaluate Allow, Block, Count/],
  ["two actions", aRule(post, { Block: {}, Allow: {} }), /more than one member/],
  ["no action", aRule(post, undefined, { Action: undefined }), /Action must be an object/],
  ["a body that is not there", aRule(post, answer({ CustomResponseBodyKey: "toString" })), /the body toString/],
  ["a status out of range", aRule(post, answer({ ResponseCode: 199 })), /between 200 and 599/],
  [
    "a header that would cut the answer",
    aRule(post, answer({ ResponseHeaders: [{ Name: "Content-Length", Value: "0" }] })),
    /content-length/,
  ],
  ["a header that would be two", aRule(post, answer({ ResponseHeaders: [{ Name: "x", Value: "1\r\ny: 2" }] })), /cannot be sent/],
  ["a priority below zero", aRule(post, undefined, { Priority: -1 }), /Priority must be a whole number/],
] as const)
  test(`${what}: refused at start, by name`, () => {
    assert.throws(
      () => acl([rule]),
      (problem) => problem instanceof AclProblem && problem.message.startsWith("Rule rule-") && sentence.test(problem.message),
    );
  });

for (const [what, text, sentence] of [
  ["no JSON", "{", /is not JSON/],
  ["rules alone", "[]", /list of rules alone/],
  ["another member of the file", anAclFile([], { Rules: [] }), /the member Rules/],
  ["another member of the ACL", anAclFile([], { WebACL: { Ruls: [] } }), /the member Ruls/],
  ["rules of Firewall Manager", anAclFile([], { WebACL: { PreProcessFirewallManagerRuleGroups: [{}] } }), /PreProcessFirewall/],
  ["no default action", anAclFile([], { WebACL: { DefaultAction: undefined } }), /DefaultAction must be/],
  ["a puzzle by default", anAclFile([], { WebACL: { DefaultAction: { Captcha: {} } } }), /DefaultAction is "Captcha"/],
  ["one priority twice", anAclFile([aRule(post, undefined, { Priority: 7 }), aRule(post, undefined, { Priority: 7 })]), /priority 7/],
  ["one name twice", anAclFile([aRule(post, undefined, { Name: "n" }), aRule(post, undefined, { Name: "n" })]), /name n/],
  ["a set with a host name", anAclFile([], { IPSets: [set("arn:set", ["example.com"])] }), /example\.com in an IP set/],
  ["a set twice", anAclFile([], { IPSets: [set("arn:set", []), set("arn:set", [])] }), /stands twice: arn:set/],
] as const)
  test(`${what}: refused at start`, () => {
    assert.throws(
      () => parseWebAcl(text, { knowsCountries: true }),
      (problem) => problem instanceof AclProblem && sentence.test(problem.message),
    );
  });

test("an operation's header is looked at by its name alone", () => {
  const blocked = acl([aRule(operationIs("SignUp"))]);
  assert.equal(judgeRequest(blocked, anAclRequest()).passes, false);
  assert.equal(judgeRequest(blocked, anAclRequest({ added: [["x-amzn-cognito-operation-name", "InitiateAuth"]] })).passes, true);
  assert.equal(judgeRequest(acl([aRule(byteMatch("x", header("x-none")))]), anAclRequest()).passes, true);
});
