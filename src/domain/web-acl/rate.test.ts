import assert from "node:assert/strict";
import test from "node:test";
import { anAclRequest } from "../../../test/support/acl-request.ts";
import { anAclFile, aRule, byteMatch, operationIs } from "../../../test/support/web-acl.ts";
import { judgeRequest, parseWebAcl } from "./acl.ts";
import type { AclRequest } from "./request.ts";

/** Counts for real, without a window. */
function counter() {
  const counts = new Map<string, number>();
  const count = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  return { count, keys: () => counts.size };
}

const limited = (more: object, others: readonly object[] = []) =>
  parseWebAcl(anAclFile([...others, aRule({ RateBasedStatement: { Limit: 2, ...more } })]), { knowsCountries: false });
const forwarded = (FallbackBehavior: string) => ({ ForwardedIPConfig: { HeaderName: "X-Forwarded-For", FallbackBehavior } });
const none = { TextTransformations: [{ Priority: 0, Type: "NONE" }] };
const by = (...CustomKeys: readonly object[]) => ({ AggregateKeyType: "CUSTOM_KEYS", CustomKeys });
const from = (address: string) => ({ address });
const sending = (name: string, ...values: readonly string[]): Partial<AclRequest> => ({
  headers: values.map((value) => [name, value] as const),
});

test("requests over the limit match; each address has its own count", () => {
  const { count } = counter();
  const acl = limited({ AggregateKeyType: "IP" });
  const passes = (address: string) => [1, 2, 3, 4].map(() => judgeRequest(acl, anAclRequest({ count, address })).passes);
  assert.deepEqual(passes("192.0.2.1"), [true, true, false, false]);
  assert.deepEqual(passes("192.0.2.2"), [true, true, false, false]);
});

for (const [what, more, one, other, isOneKey] of [
  ["two addresses", { AggregateKeyType: "IP" }, from("192.0.2.1"), from("192.0.2.2"), false],
  ["addresses of one IPv6 network", { AggregateKeyType: "IP" }, from("2001:db8::1"), from("2001:db8::2"), true],
  ["one address in two spellings", { AggregateKeyType: "IP" }, from("192.0.2.1"), from("::ffff:192.0.2.1"), true],
  [
    "what a proxy wrote first",
    { AggregateKeyType: "FORWARDED_IP", ...forwarded("MATCH") },
    sending("x-forwarded-for", "1.1.1.1, 2.2.2.2"),
    sending("X-Forwarded-For", "1.1.1.1"),
    true,
  ],
  ["a header's values", by({ Header: { Name: "X-Key", ...none } }), sending("x-key", "a"), sending("X-KEY", "a"), true],
  ["a header's other value", by({ Header: { Name: "X-Key", ...none } }), sending("x-key", "a"), sending("x-key", "b"), false],
  [
    "a header folded",
    by({ Header: { Name: "X-Key", TextTransformations: [{ Priority: 0, Type: "LOWERCASE" }] } }),
    sending("x-key", "a"),
    sending("x-key", "A"),
    true,
  ],
  ["an argument's name without case", by({ QueryArgument: { Name: "K", ...none } }), { url: "/?k=1&x=1" }, { url: "/?K=1&x=2" }, true],
  ["a cookie", by({ Cookie: { Name: "k", ...none } }), sending("cookie", "k=1; a=1"), sending("cookie", "b=2;k=1"), true],
  ["the query", by({ QueryString: none }), { url: "/?a" }, { url: "/?b" }, false],
  ["the path", by({ UriPath: none }), { url: "/?a" }, { url: "/?b" }, true],
  ["the method", by({ HTTPMethod: {} }), { method: "POST" }, { method: "GET" }, false],
  ["address and method together", by({ IP: {} }, { HTTPMethod: {} }), from("192.0.2.1"), { ...from("192.0.2.1"), method: "GET" }, false],
] as const)
  test(`${what} count ${isOneKey ? "together" : "apart"}`, () => {
    const { count, keys } = counter();
    const acl = limited(more);
    for (const request of [one, other]) judgeRequest(acl, anAclRequest({ ...request, count }));
    assert.equal(keys(), isOneKey ? 1 : 2);
  });

for (const [what, more, request] of [
  ["what the scope leaves out", { AggregateKeyType: "IP", ScopeDownStatement: operationIs("InitiateAuth") }, {}],
  ["a request without the header", { AggregateKeyType: "FORWARDED_IP", ...forwarded("MATCH") }, { headers: [] }],
  ["a request that lacks one of the keys", by({ IP: {} }, { Header: { Name: "x-key", ...none } }), {}],
  [
    "a malformed header, told not to match",
    { AggregateKeyType: "FORWARDED_IP", ...forwarded("NO_MATCH") },
    sending("x-forwarded-for", "?"),
  ],
] as const)
  test(`${what} is neither counted nor limited`, () => {
    const { count, keys } = counter();
    const acl = limited(more);
    assert.deepEqual(
      [1, 2, 3].map(() => judgeRequest(acl, anAclRequest({ count, ...request })).passes),
      [true, true, true],
    );
    assert.equal(keys(), 0);
  });

test("a malformed header that shall match does, whatever the count", () => {
  const acl = limited({ AggregateKeyType: "FORWARDED_IP", ...forwarded("MATCH") });
  assert.equal(judgeRequest(acl, anAclRequest(sending("x-forwarded-for", "?"))).passes, false);
});

test("all that the scope matches can count as one", () => {
  const { count } = counter();
  const acl = limited({ AggregateKeyType: "CONSTANT", ScopeDownStatement: operationIs("SignUp") });
  const passes = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map((address) => judgeRequest(acl, anAclRequest({ count, address })).passes);
  assert.deepEqual(passes, [true, true, false]);
});

test("a label's namespace can be the key", () => {
  const { count, keys } = counter();
  const mark = aRule(byteMatch("POST", { Method: {} }), { Count: {} }, { Priority: 0, RuleLabels: [{ Name: "plan:free" }] });
  judgeRequest(limited(by({ LabelNamespace: { Namespace: "plan:" } }), [mark]), anAclRequest({ count }));
  judgeRequest(limited(by({ LabelNamespace: { Namespace: "other:" } }), [mark]), anAclRequest({ count }));
  assert.equal(keys(), 1);
});
