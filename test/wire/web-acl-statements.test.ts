/** Every kind of statement of a web ACL at work on the wire: a request that it catches beside one that it lets pass. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { aFolder } from "../support/folder.ts";
import { mmdb } from "../support/mmdb.ts";
import { startTestServer, type TestServer, wire } from "../support/server.ts";
import { anAclFile, aRule, byteMatch, header, lowerCase } from "../support/web-acl.ts";

const none = [{ Priority: 0, Type: "NONE" }];
const word = { FieldToMatch: header("X-Word"), TextTransformations: lowerCase };
const ipSet = "arn:aws:wafv2:us-east-1:000000000000:regional/ipset/listed/1";
const patternSet = "arn:aws:wafv2:us-east-1:000000000000:regional/regexpatternset/words/1";
const byHeader = { HeaderName: "X-Client", FallbackBehavior: "NO_MATCH" };
const cookies = { Cookies: { MatchPattern: { All: {} }, MatchScope: "VALUE", OversizeHandling: "MATCH" } };
const headerIs = (name: string, value: string) => byteMatch(value, header(name));

type Sent = { readonly from?: string; readonly headers?: Readonly<Record<string, string>>; readonly query?: string };
type Case = readonly [kind: string, statement: object, caught: Sent, passes: Sent];

const cases: readonly Case[] = [
  ["IPSetReference", { IPSetReferenceStatement: { ARN: ipSet } }, { from: "203.0.113.9" }, { from: "203.0.114.9" }],
  ["IPSetReference, IPv6", { IPSetReferenceStatement: { ARN: ipSet } }, { from: "2001:db8:5::1" }, { from: "2001:db8:6::1" }],
  ["IPSetReference, IPv4 written as IPv6", { IPSetReferenceStatement: { ARN: ipSet } }, { from: "::ffff:203.0.113.9" }, { from: "::1" }],
  [
    "IPSetReference of a header",
    { IPSetReferenceStatement: { ARN: ipSet, IPSetForwardedIPConfig: { ...byHeader, Position: "LAST" } } },
    { headers: { "X-Client": "192.0.2.1, 203.0.113.9" } },
    { headers: { "X-Client": "203.0.113.9, 192.0.2.1" } },
  ],
  ["GeoMatch", { GeoMatchStatement: { CountryCodes: ["NL", "BE"] } }, { from: "198.51.100.7" }, { from: "192.0.2.7" }],
  [
    "GeoMatch of a header",
    { GeoMatchStatement: { CountryCodes: ["NL"], ForwardedIPConfig: byHeader } },
    { headers: { "X-Client": "198.51.100.7" } },
    { headers: { "X-Client": "192.0.2.7" } },
  ],
  ["ByteMatch", byteMatch("evil", header("X-Word"), "STARTS_WITH"), { headers: { "X-Word": "evil1" } }, { headers: { "X-Word": "Evil" } }],
  [
    "RegexMatch",
    { RegexMatchStatement: { RegexString: "^ev[i1]l$", ...word } },
    { headers: { "X-Word": "EV1L" } },
    { headers: { "X-Word": "devil" } },
  ],
  [
    "RegexPatternSetReference",
    { RegexPatternSetReferenceStatement: { ARN: patternSet, ...word } },
    { headers: { "X-Word": "a bot 7" } },
    { headers: { "X-Word": "a bot" } },
  ],
  [
    "SizeConstraint",
    { SizeConstraintStatement: { ComparisonOperator: "GT", Size: 4, FieldToMatch: header("X-Word"), TextTransformations: none } },
    { headers: { "X-Word": "12345" } },
    { headers: { "X-Word": "1234" } },
  ],
  [
    "LabelMatch",
    { LabelMatchStatement: { Scope: "LABEL", Key: "seen:mark" } },
    { headers: { "X-Mark": "1" } },
    { headers: { "X-Mark": "2" } },
  ],
  [
    "And",
    { AndStatement: { Statements: [headerIs("X-Word", "a"), headerIs("X-Mark", "b")] } },
    { headers: { "X-Word": "a", "X-Mark": "b" } },
    { headers: { "X-Word": "a" } },
  ],
  [
    "Or",
    { OrStatement: { Statements: [headerIs("X-Word", "a"), headerIs("X-Mark", "b")] } },
    { headers: { "X-Mark": "b" } },
    { headers: { "X-Mark": "a" } },
  ],
  ["Not", { NotStatement: { Statement: headerIs("X-Word", "a") } }, { headers: { "X-Word": "b" } }, { headers: { "X-Word": "a" } }],
  ["QueryString", byteMatch("b=c", { QueryString: {} }, "ENDS_WITH"), { query: "?a=1&b=c" }, { query: "?b=c&a=1" }],
  ["SingleQueryArgument", byteMatch("b", { SingleQueryArgument: { Name: "a" } }), { query: "?a=b" }, { query: "?b=b" }],
  ["Cookies", byteMatch("evil", cookies), { headers: { Cookie: "a=1; b=evil" } }, { headers: { Cookie: "evil=1" } }],
];

/** Rates of two in five minutes: two senders that are counted apart. */
const rates: readonly (readonly [kind: string, rate: object, one: Sent, other: Sent])[] = [
  ["IP", { AggregateKeyType: "IP" }, { from: "192.0.2.1" }, { from: "192.0.2.2" }],
  [
    "FORWARDED_IP",
    { AggregateKeyType: "FORWARDED_IP", ForwardedIPConfig: byHeader },
    { headers: { "X-Client": "192.0.2.3" } },
    { headers: { "X-Client": "192.0.2.4" } },
  ],
  [
    "a header",
    { AggregateKeyType: "CUSTOM_KEYS", CustomKeys: [{ Header: { Name: "X-Word", TextTransformations: none } }] },
    { headers: { "X-Word": "a" } },
    { headers: { "X-Word": "b" } },
  ],
];

const onlyFor = (kind: string) => headerIs("X-Case", kind);
const rules = [
  aRule(headerIs("X-Mark", "1"), { Count: {} }, { RuleLabels: [{ Name: "seen:mark" }] }),
  ...cases.map(([kind, statement]) => aRule({ AndStatement: { Statements: [onlyFor(kind), statement] } })),
  ...rates.map(([kind, rate]) =>
    aRule({ RateBasedStatement: { Limit: 2, EvaluationWindowSec: 300, ScopeDownStatement: onlyFor(kind), ...rate } }),
  ),
];
const IPSets = [{ ARN: ipSet, Name: "listed", IPAddressVersion: "IPV4", Addresses: ["203.0.113.0/24", "2001:db8:5::/48"] }];
const RegexPatternSets = [{ ARN: patternSet, Name: "words", RegularExpressionList: [{ RegexString: "^x" }, { RegexString: "bot [0-9]" }] }];

let server: TestServer;
before(async () => {
  const folder = aFolder();
  const [webAcl, geoDatabase] = [join(folder, "acl.json"), join(folder, "countries.mmdb")];
  writeFileSync(webAcl, anAclFile(rules, { IPSets, RegexPatternSets }));
  writeFileSync(geoDatabase, mmdb({ "198.51.100.0/24": { country: { iso_code: "NL" } }, "192.0.2.0/24": { country: { iso_code: "DE" } } }));
  // The tests are a trusted proxy, so that they can be anywhere.
  server = await startTestServer({ webAcl, geoDatabase, trustedProxies: "127.0.0.0/8,::1/128" });
});
after(() => server.close());

/** Sends a request to one rule. @returns whether it was refused by the ACL */
async function isCaught(kind: string, { from = "192.0.2.200", headers = {}, query = "" }: Sent): Promise<boolean> {
  const answer = await wire({ url: `${server.url}/${query}` }, "GetUser", {}, { "X-Case": kind, "X-Forwarded-For": from, ...headers });
  assert.equal(answer.status, 400);
  return answer.body.__type === "ForbiddenException";
}

for (const [kind, , caught, passes] of cases)
  test(`${kind} catches what it describes and nothing else`, async () => {
    assert.equal(await isCaught(kind, caught), true, "what it describes");
    assert.equal(await isCaught(kind, passes), false, "what it does not");
  });

for (const [kind, , one, other] of rates)
  test(`a rate by ${kind} catches the third request of the same sender, and no other sender's`, async () => {
    const of = (sent: Sent) => isCaught(kind, sent);
    assert.deepEqual([await of(one), await of(one), await of(one)], [false, false, true]);
    assert.equal(await of(other), false);
  });
