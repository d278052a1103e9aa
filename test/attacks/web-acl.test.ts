/** An ACL that is to be evaded: by case, encoding, order and number of headers, and by addresses that somebody else is believed to have. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { aFolder } from "../support/folder.ts";
import { startTestServer, type TestServer, wire } from "../support/server.ts";
import { anAclFile, aRule, byteMatch, header, lowerCase, operationIs } from "../support/web-acl.ts";

const decoded = [
  { Priority: 0, Type: "URL_DECODE" },
  { Priority: 1, Type: "URL_DECODE" },
  { Priority: 2, Type: "HTML_ENTITY_DECODE" },
  { Priority: 3, Type: "LOWERCASE" },
];
const setArn = "arn:aws:wafv2:us-east-1:000000000000:regional/ipset/bad/1";
const forwarded = { HeaderName: "X-Forwarded-For", FallbackBehavior: "MATCH", Position: "ANY" };

let server: TestServer;
before(async () => {
  const file = join(aFolder(), "acl.json");
  const rules = [
    aRule(byteMatch("evil", { QueryString: {} }, "CONTAINS", decoded)),
    aRule(byteMatch("evil", header("X-Word"), "CONTAINS", lowerCase)),
    aRule(operationIs("SignUp")),
    aRule({ IPSetReferenceStatement: { ARN: setArn, IPSetForwardedIPConfig: forwarded } }),
  ];
  const IPSets = [{ ARN: setArn, Name: "bad", IPAddressVersion: "IPV4", Addresses: ["203.0.113.0/24"] }];
  writeFileSync(file, anAclFile(rules, { IPSets }));
  server = await startTestServer({ webAcl: file });
});
after(() => server.close());

/** A request byte by byte. @returns the status line and all that follows */
const raw = (lines: readonly string[], body = "{}") =>
  new Promise<string>((resolve, reject) => {
    const socket = net.connect(server.port, "127.0.0.1", () => {
      const head = [
        "POST / HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/x-amz-json-1.1",
        `Content-Length: ${body.length}`,
        "Connection: close",
      ];
      socket.write(`${[...head, ...lines].join("\r\n")}\r\n\r\n${body}`);
    });
    let text = "";
    socket.on("data", (more) => {
      text += more;
    });
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
const target = (name: string) => `X-Amz-Target: AWSCognitoIdentityProviderService.${name}`;

for (const query of ["evil", "EVIL", "%65vil", "%2565vil", "%2545vil", "&%23101;vil", "&%23x45;vil"])
  test(`a query word is found behind ${query}`, async () => {
    const answer = await fetch(`${server.url}/?word=${query}`, {
      method: "POST",
      headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSCognitoIdentityProviderService.GetUser" },
      body: "{}",
    });
    assert.match(await answer.text(), /ForbiddenException/);
  });

for (const [what, lines] of [
  ["in capitals", ["X-WORD: EVIL"]],
  ["in the second of two", ["X-Word: good", "x-word: evil"]],
  ["in the first of two", ["x-word: evil", "X-Word: good"]],
  ["before the target", ["X-Word: Evil"]],
] as const)
  test(`a header's word is found ${what}`, async () => {
    assert.match(await raw([...lines, target("GetUser")]), /ForbiddenException/);
    assert.match(await raw([target("GetUser"), ...lines]), /ForbiddenException/);
  });

test("the operation's name cannot be claimed: only the door says it", async () => {
  for (const name of ["x-amzn-cognito-operation-name", "X-Amzn-Cognito-Operation-Name"])
    assert.match(await raw([`${name}: GetUser`, target("SignUp")]), /ForbiddenException/);
  assert.doesNotMatch(await raw(["X-Amzn-Cognito-Operation-Name: SignUp", target("GetUser")]), /ForbiddenException/);
});

test("escapes inside the body make no other operation", async () => {
  const answer = await wire(server, "SignUp", '{"\\u0043lientId":"1client","Username":"eve","Password":"Correct-horse-1"}');
  assert.equal(answer.body.__type, "ForbiddenException");
});

for (const value of [
  "203.0.113.9",
  "198.51.100.1, 203.0.113.9",
  "::ffff:203.0.113.9",
  "203.0.113.9, 10.0.0.1",
  "nonsense",
  "203.0.113.9:443",
])
  test(`a listed address is found in X-Forwarded-For: ${value}`, async () => {
    assert.match(await raw([`X-Forwarded-For: ${value}`, target("GetUser")]), /ForbiddenException/);
  });

test("an address of one's own choice is nobody's where no proxy is trusted", async () => {
  const file = join(aFolder(), "acl.json");
  const IPSets = [{ ARN: setArn, Name: "own", IPAddressVersion: "IPV4", Addresses: ["127.0.0.0/8"] }];
  writeFileSync(file, anAclFile([aRule({ IPSetReferenceStatement: { ARN: setArn } })], { IPSets }));
  const strict = await startTestServer({ webAcl: file });
  try {
    for (const name of ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP"]) {
      const answer = await wire(strict, "GetUser", {}, { [name]: "198.51.100.1" });
      assert.equal(answer.body.__type, "ForbiddenException", name);
    }
  } finally {
    await strict.close();
  }
});

test("behind a trusted proxy the address that it saw counts, whatever was claimed before it", async () => {
  const file = join(aFolder(), "acl.json");
  const IPSets = [{ ARN: setArn, Name: "bad", IPAddressVersion: "IPV4", Addresses: ["203.0.113.0/24"] }];
  writeFileSync(file, anAclFile([aRule({ IPSetReferenceStatement: { ARN: setArn } })], { IPSets }));
  const proxied = await startTestServer({ webAcl: file, trustedProxies: "127.0.0.0/8,10.0.0.0/8,::1/128" });
  const typeFor = async (chain: string) => (await wire(proxied, "GetUser", {}, { "X-Forwarded-For": chain })).body.__type;
  try {
    for (const chain of ["198.51.100.1, 203.0.113.9", "10.0.0.1, ::ffff:203.0.113.9", "198.51.100.1,203.0.113.9, 10.0.0.7"])
      assert.equal(await typeFor(chain), "ForbiddenException", chain);
    // Nor can somebody else's name be blackened: the listed address is only claimed.
    assert.notEqual(await typeFor("203.0.113.9, 198.51.100.1"), "ForbiddenException");
  } finally {
    await proxied.close();
  }
});
