import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { anAclRequest } from "../../../test/support/acl-request.ts";
import { aFolder } from "../../../test/support/folder.ts";
import { anAclFile, aRule, byteMatch, operationIs } from "../../../test/support/web-acl.ts";
import { openWebAcls } from "./web-acls.ts";

const root = aFolder();
const place = () => mkdtempSync(join(root, "acl-"));
const post = byteMatch("POST", { Method: {} });
const inSet = { IPSetReferenceStatement: { ARN: "arn:set" } };
const set = (...Addresses: string[]) => JSON.stringify({ LockToken: "x", IPSet: { ARN: "arn:set", Addresses } });
const geo = { countryOf: () => "NL", locationOf: () => undefined };

/** Opens ACLs for one test. @returns what they say of a request, and the log's sentences */
async function opened(t: TestContext, path: string) {
  const lines: string[] = [];
  const keep = (fields: object, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(fields)}`);
  let now = 0;
  const acls = await openWebAcls({ path, geo, clock: { now: () => now }, log: { info: keep, error: keep } });
  t.after(acls.close);
  const passes = (poolId?: string, more = {}) => acls.judge(poolId, anAclRequest(more))?.passes;
  const wait = (seconds: number) => {
    now += seconds;
  };
  return { acls, lines, passes, wait };
}

/** Puts a file where one may be, as a whole. */
function put(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, ".new"), text);
  renameSync(join(folder, ".new"), join(folder, name));
}

test("one file is for all pools; sets stand in files beside it, and other files there are no matter", async (t) => {
  const folder = place();
  put(folder, "acl.json", anAclFile([aRule(inSet)]));
  put(folder, "set.json", set("192.0.2.0/24"));
  put(folder, "notes.json", "no json");
  const { acls, passes } = await opened(t, join(folder, "acl.json"));
  assert.deepEqual(
    [acls.arePerPool, passes("us-east-1_A"), passes(), passes("us-east-1_A", { address: "198.51.100.1" })],
    [false, false, false, true],
  );
});

test("a directory: a pool's own file, the default for others, none where there is no default", async (t) => {
  const folder = place();
  put(folder, "us-east-1_A.json", anAclFile([aRule(post)]));
  const { acls, passes } = await opened(t, folder);
  assert.deepEqual([acls.arePerPool, passes("us-east-1_A"), passes("us-east-1_B"), passes()], [true, false, undefined, undefined]);
  put(folder, "default.json", anAclFile([aRule(inSet)]));
  put(folder, "set.json", set("192.0.2.0/24"));
  await acls.check();
  assert.deepEqual([passes("us-east-1_A"), passes("us-east-1_B"), passes(), passes("default")], [false, false, false, false]);
});

for (const [what, prepare, sentence] of [
  ["nothing there", () => {}, /acl\.json cannot be read \(ENOENT\)\.$/],
  ["an empty directory", (path: string) => mkdirSync(path), /has no web ACL/],
  ["no JSON", (path: string) => writeFileSync(path, "{"), /acl\.json: The web ACL file is not JSON/],
  [
    "what cannot be evaluated",
    (path: string) => writeFileSync(path, anAclFile([aRule({ SqliMatchStatement: {} })])),
    /acl\.json: Rule .* SqliMatchStatement/,
  ],
  [
    "a strange file in a directory",
    (path: string) => {
      mkdirSync(path);
      writeFileSync(join(path, "my acl.json"), anAclFile([]));
    },
    /my acl\.json is neither a pool's web ACL/,
  ],
] as const)
  test(`${what}: the start is refused with a sentence`, async (t) => {
    const path = join(place(), "acl.json");
    prepare(path);
    await assert.rejects(
      opened(t, path),
      (problem) => problem instanceof Error && /^POOLHOUSE_WEB_ACL: /.test(problem.message) && sentence.test(problem.message),
    );
  });

test("a good new file is read, a broken one leaves the old one in force, and both are told once", async (t) => {
  const folder = place();
  const path = join(folder, "acl.json");
  put(folder, "acl.json", anAclFile([]));
  const { acls, passes, lines } = await opened(t, path);
  await acls.check();
  assert.deepEqual([passes(), lines], [true, []]);
  put(folder, "acl.json", anAclFile([aRule(post)]));
  await acls.check();
  assert.equal(passes(), false);
  for (const broken of [anAclFile([aRule({})]), anAclFile([aRule(inSet)]), "{"]) {
    put(folder, "acl.json", broken);
    await acls.check();
    await acls.check();
    assert.equal(passes(), false);
  }
  rmSync(path);
  await acls.check();
  await acls.check();
  assert.equal(passes(), false);
  put(folder, "acl.json", anAclFile([]));
  await acls.check();
  assert.equal(passes(), true);
  assert.deepEqual(
    lines.map((line) => line.slice(0, line.indexOf(" {"))),
    [
      "The web ACL was read anew.",
      ...Array(4).fill("The new web ACL is broken; the old one stays in force."),
      "The web ACL was read anew.",
    ],
  );
  assert.match(lines[1] ?? "", /Statement is empty/);
});

test("a new set beside the file is read too", async (t) => {
  const folder = place();
  put(folder, "acl.json", anAclFile([aRule(inSet)]));
  put(folder, "set.json", set());
  const { acls, passes } = await opened(t, join(folder, "acl.json"));
  assert.equal(passes(), true);
  put(folder, "set.json", set("192.0.2.0/24"));
  await acls.check();
  assert.equal(passes(), false);
});

test("a rate counts over its window, apart for each file, and goes on when the file is read anew", async (t) => {
  const folder = place();
  const rule = aRule({ RateBasedStatement: { Limit: 2, EvaluationWindowSec: 60, AggregateKeyType: "IP" } });
  put(folder, "us-east-1_A.json", anAclFile([rule]));
  put(folder, "default.json", anAclFile([rule]));
  const { acls, passes, wait } = await opened(t, folder);
  assert.deepEqual([passes("us-east-1_A"), passes("us-east-1_A"), passes("us-east-1_A"), passes()], [true, true, false, true]);
  put(folder, "us-east-1_A.json", anAclFile([rule, aRule(operationIs("Never"))]));
  await acls.check();
  assert.equal(passes("us-east-1_A"), false);
  wait(61);
  assert.equal(passes("us-east-1_A"), true);
});

test("rules are counted, also those that only count", async (t) => {
  const folder = place();
  const count = aRule(post, { Count: {} }, { Name: "seen", Priority: 1 });
  const stop = aRule({ GeoMatchStatement: { CountryCodes: ["NL"] } }, { Captcha: {} }, { Name: "stop", Priority: 2 });
  put(folder, "acl.json", anAclFile([count, stop]));
  const { acls, passes } = await opened(t, join(folder, "acl.json"));
  passes();
  passes();
  assert.deepEqual(acls.counts(), [
    { acl: "acl", rule: "seen", action: "Count", requests: 2 },
    { acl: "acl", rule: "stop", action: "Captcha", requests: 2 },
  ]);
});
