/** The web ACL before the operations without a signature. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { AdminGetUserCommand, ForgotPasswordCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { served } from "../../src/operations/served.ts";
import { aFolder } from "../support/folder.ts";
import { startTestServer, type TestServer, wire } from "../support/server.ts";
import { aMember, aPlace, enter, type Place, password, refused, signedIn } from "../support/sign-in.ts";
import { anAclFile, aRule, byteMatch, header, lowerCase, operationIs } from "../support/web-acl.ts";

const forbidden = ["ForbiddenException", "Request not allowed due to WAF block."] as const;
const either = (...Statements: readonly object[]) => ({ OrStatement: { Statements } });

const rules = [
  aRule(byteMatch("agent-of-evil", header("user-agent"), "CONTAINS", lowerCase), { Block: {} }, { Name: "agents" }),
  aRule(operationIs("SignUp"), { Block: {} }, { Name: "no-sign-up" }),
  aRule(operationIs("ForgotPassword"), { Captcha: {} }, { Name: "puzzle" }),
  aRule(operationIs("GetUser"), { Count: {} }, { Name: "watch" }),
  aRule(
    either(operationIs("RevokeToken"), operationIs("GlobalSignOut")),
    {
      Block: {
        CustomResponse: { ResponseCode: 429, CustomResponseBodyKey: "later", ResponseHeaders: [{ Name: "Retry-After", Value: "60" }] },
      },
    },
    { Name: "custom" },
  ),
];
const bodies = { CustomResponseBodies: { later: { ContentType: "TEXT_PLAIN", Content: "Come back later." } } };

describe("a web ACL for all pools", () => {
  const file = join(aFolder(), "acl.json");
  let server: TestServer;
  let place: Place;
  before(async () => {
    writeFileSync(file, anAclFile(rules, { WebACL: bodies }));
    server = await startTestServer({ webAcl: file });
    place = await aPlace(server);
    await aMember(place, "ann", { attributes: { email: "ann@example.com", email_verified: "true" } });
  });
  after(() => server.close());

  test("a block is a ForbiddenException without any effect", async () => {
    const { sdk, ClientId, UserPoolId } = place;
    await refused(sdk.send(new SignUpCommand({ ClientId, Username: "eve", Password: password })), ...forbidden);
    const eve = sdk.send(new AdminGetUserCommand({ UserPoolId, Username: "eve" }));
    await refused(eve, "UserNotFoundException", "User does not exist.");
  });

  test("a puzzle refuses too: no message goes out", async () => {
    const { sdk, ClientId } = place;
    await refused(sdk.send(new ForgotPasswordCommand({ ClientId, Username: "ann" })), ...forbidden);
    assert.deepEqual(await server.house.store.messages.list({ to: "ann@example.com", limit: 1 }), []);
  });

  test("what is refused counts as no try: the right password passes after any number of blocks", async () => {
    const body = { ClientId: place.ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: "ann", PASSWORD: "wrong" } };
    for (let count = 0; count < 10; count++) {
      const answer = await wire(server, "InitiateAuth", body, { "User-Agent": "Agent-of-Evil/1.0" });
      assert.deepEqual([answer.status, answer.body], [400, { __type: forbidden[0], message: forbidden[1] }]);
    }
    signedIn(await enter(place, "ann"));
  });

  test("a custom answer has its status, headers and body", async () => {
    const answer = await wire(server, "RevokeToken", { ClientId: place.ClientId, Token: "x" });
    assert.deepEqual([answer.status, answer.headers.get("retry-after"), answer.text], [429, "60", "Come back later."]);
  });

  test("it guards the operations without a signature, and no other", async () => {
    for (const { contract } of served) {
      const { name, caller } = contract;
      const answer = await wire(server, name, {}, { "User-Agent": "agent-of-evil" });
      const isForbidden = answer.body.__type === "ForbiddenException";
      assert.equal(isForbidden, caller !== "signed", name);
    }
  });

  test("matches are counted by rule and action", async () => {
    const { AccessToken } = signedIn(await enter(place, "ann"));
    assert.equal((await wire(server, "GetUser", { AccessToken })).status, 200);
    const page = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(page, /^poolhouse_web_acl_matches_total\{acl="acl",rule="watch",action="Count"\} 1$/m);
    assert.match(page, /^poolhouse_web_acl_matches_total\{acl="acl",rule="no-sign-up",action="Block"\} \d+$/m);
  });

  test("a changed file is read anew; a broken one leaves the old in force and says so", async () => {
    const blocked = async () => (await wire(server, "ConfirmSignUp", {})).body.__type === "ForbiddenException";
    writeFileSync(file, anAclFile([aRule(operationIs("ConfirmSignUp"))]));
    await until(blocked);
    writeFileSync(file, anAclFile([aRule({ ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" } })]));
    await until(async () => server.lines.some(({ problem }) => /ManagedRuleGroupStatement/.test(String(problem))));
    assert.ok(await blocked());
  });
});

/** Waits for what takes a moment. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await pause(100);
  }
  assert.fail("It did not come to pass within twenty seconds.");
}

test("a directory has an ACL a pool: the client or the token says whose", async () => {
  const folder = aFolder();
  writeFileSync(join(folder, "default.json"), anAclFile([]));
  const server = await startTestServer({ webAcl: folder });
  try {
    const [open, closed] = [await aPlace(server), await aPlace(server)];
    writeFileSync(join(folder, `${closed.UserPoolId}.json`), anAclFile([aRule(operationIs("SignUp"))]));
    const signUp = ({ sdk, ClientId }: Place) => sdk.send(new SignUpCommand({ ClientId, Username: `u${Date.now()}`, Password: password }));
    await until(async () =>
      signUp(closed).then(
        () => false,
        ({ name }) => name === "ForbiddenException",
      ),
    );
    await signUp(open);
  } finally {
    await server.close();
  }
});

for (const [what, statement, named] of [
  [
    "a managed rule group",
    { ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesBotControlRuleSet" } },
    /ManagedRuleGroupStatement/,
  ],
  [
    "a rule group",
    { RuleGroupReferenceStatement: { ARN: "arn:aws:wafv2:us-east-1:1:regional/rulegroup/x/1" } },
    /RuleGroupReferenceStatement/,
  ],
  ["an attack detection", { SqliMatchStatement: { FieldToMatch: { Body: {} }, TextTransformations: [] } }, /SqliMatchStatement/],
  ["a body", byteMatch("x", { Body: {} }), /Body/],
  ["a set that is not there", { IPSetReferenceStatement: { ARN: "arn:aws:wafv2:us-east-1:1:regional/ipset/x/1" } }, /arn:aws:wafv2/],
  ["countries without a database", { GeoMatchStatement: { CountryCodes: ["NL"] } }, /POOLHOUSE_GEO_DATABASE/],
] as const)
  test(`${what} stops the start with a sentence that names it`, async () => {
    const file = join(aFolder(), "acl.json");
    writeFileSync(file, anAclFile([aRule(statement)]));
    await assert.rejects(
      startTestServer({ webAcl: file }),
      (problem: Error) => named.test(problem.message) && /POOLHOUSE_WEB_ACL/.test(problem.message),
    );
  });

test("the example of docs/web-acl.md lets ten sign-ups pass and refuses the eleventh, until the window has passed", async () => {
  const [, example = ""] = readFileSync("docs/web-acl.md", "utf8").match(/```json\n([\s\S]+?)```/) ?? [];
  const file = join(aFolder(), "acl.json");
  writeFileSync(file, example);
  const server = await startTestServer({ webAcl: file });
  try {
    const { sdk, ClientId } = await aPlace(server);
    const signUp = (name: string) => sdk.send(new SignUpCommand({ ClientId, Username: name, Password: password }));
    for (let count = 0; count < 10; count++) await signUp(`user${count}`);
    await refused(signUp("one-more"), ...forbidden);
    server.clock.advance(600);
    await signUp("one-more");
  } finally {
    await server.close();
  }
});
