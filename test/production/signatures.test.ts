/** Attacks on signatures, over the wire of a production server. @see spec/auth.md §1.6; spec/platform.md §12 */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { temporaryCredentials } from "../../src/flows/access-keys.ts";
import { aKey, keyClient, startProductionServer } from "../support/production.ts";
import { type TestServer, wire } from "../support/server.ts";
import { type RawRequest, type Signing, send, signedCall, withHeader } from "../support/signed-request.ts";

let server: TestServer;
let key: Awaited<ReturnType<typeof aKey>>;
before(async () => {
  server = await startProductionServer();
  key = await aKey(server);
});
after(() => server.close());

const input = { MaxResults: 1 };
const call = (options: Parameters<typeof signedCall>[4] = {}, credentials: Signing = key) =>
  signedCall(server, credentials, "ListUserPools", input, options);
const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
const unknown = "The security token included in the request is invalid.";
const authorization = (change: (was: string) => string) => (request: RawRequest) => withHeader(request, "authorization", change);
const adding = (name: string, value: string) => (request: RawRequest) => ({
  ...request,
  headers: [...request.headers, [name, value] as const],
});
const target = (operation: string) => `AWSCognitoIdentityProviderService.${operation}`;

test("the real SDK works with a created key, on every way of signing that it has", async () => {
  const sdk = keyClient(server, key);
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "signed" }));
  const UserPoolId = UserPool?.Id ?? "";
  assert.equal((await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.Name, "signed");
  await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: "zoë漢字", MessageAction: "SUPPRESS" }));
  assert.equal((await sdk.send(new AdminGetUserCommand({ UserPoolId, Username: "zoë漢字" }))).Username, "zoë漢字");
  const elsewhere = keyClient(server, key, "eu-west-1");
  assert.match((await elsewhere.send(new CreateUserPoolCommand({ PoolName: "there" }))).UserPool?.Id ?? "", /^eu-west-1_/);
});

for (const [what, options] of [
  ["in the header", {}],
  ["in the header, behind a query", { query: { "b-": "2", b: "1 /ü" } }],
  ["with folded blanks", { headers: { "x-amz-user-agent": "a    b\t c" } }],
  ["in the query", { presignedFor: 60 }],
] as const)
  test(`a signature ${what} is accepted, and again: replays inside the window are the real service's behaviour`, async () => {
    const request = await call(options);
    assert.deepEqual([(await send(server, request)).status, (await send(server, request)).status], [200, 200]);
  });

for (const [what, alter] of [
  ["an altered target", (request: RawRequest) => withHeader(request, "x-amz-target", target("CreateUserPool"))],
  ["an altered body", (request: RawRequest) => ({ ...request, body: '{"MaxResults":2}' })],
  [
    "an altered body whose declared hash is altered too",
    (request: RawRequest) => ({
      ...withHeader(request, "x-amz-content-sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
      body: "{}",
    }),
  ],
  ["another query", (request: RawRequest) => ({ ...request, path: "/?a=1" })],
  ["another host", (request: RawRequest) => withHeader(request, "host", "evil.example.com")],
  ["another region", authorization((was) => was.replace("us-east-1", "eu-west-1"))],
  ["another key's id", (request: RawRequest) => request],
  [
    "a moved date",
    (request: RawRequest) => withHeader(request, "x-amz-date", (was) => was.replace(/\d\dZ$/, (end) => (end === "00Z" ? "01Z" : "00Z"))),
  ],
  ["a signature cut short", authorization((was) => was.slice(0, -1))],
  ["a signature in capitals", authorization((was) => was.replace(/Signature=.*/, (end) => `Signature=${end.slice(10).toUpperCase()}`))],
  ["fewer signed headers", authorization((was) => was.replace(/SignedHeaders=[^,]*/, "SignedHeaders=host;x-amz-date"))],
  ["a second target", adding("X-Amz-Target", target("ListUserPools"))],
  ["a second date", adding("x-amz-date", "20200101T000000Z")],
  ["a second host", adding("Host", "evil.example.com")],
  ["a second Authorization", adding("Authorization", "AWS4-HMAC-SHA256 Credential=x")],
  ["an x-amz header that nobody signed", adding("X-Amz-Security-Token-Extra", "x")],
  ["an unsigned payload", (request: RawRequest) => withHeader(request, "x-amz-content-sha256", "UNSIGNED-PAYLOAD")],
] as const)
  test(`refused: ${what}`, async () => {
    const other = what === "another key's id" ? await aKey(server) : undefined;
    const request = alter(await call());
    const { status, type } = await send(
      server,
      other ? authorization((was) => was.replace(key.accessKeyId, other.accessKeyId))(request) : request,
    );
    assert.equal(status, 400);
    assert.match(type, /^(InvalidSignature|IncompleteSignature|UnknownOperation)Exception$/);
  });

test("an altered path is not even looked at", async () => {
  assert.equal((await send(server, { ...(await call()), path: "/x" })).status, 404);
});

test("a folded header is no header", async () => {
  const request = await call({ headers: { "x-amz-user-agent": "a b" } });
  const folded = withHeader(request, "x-amz-user-agent", "a\r\n b");
  assert.ok([400].includes((await send(server, folded)).status));
});

const refusals: readonly (readonly [string, () => Promise<RawRequest>, string, string | RegExp])[] = [
  [
    "no signature",
    async () => ({ ...(await call()), headers: (await call()).headers.filter(([name]) => name !== "authorization") }),
    "MissingAuthenticationTokenException",
    "Missing Authentication Token",
  ],
  ["another key's secret", () => call({}, { ...key, secretAccessKey: `${key.secretAccessKey}x` }), "InvalidSignatureException", mismatch],
  ["an unknown key", () => call({}, { ...key, accessKeyId: "AKIAAAAAAAAAAAAAAAAA" }), "UnrecognizedClientException", unknown],
  ["a key that can be none", () => call({}, { ...key, accessKeyId: "AKIDTEST" }), "UnrecognizedClientException", unknown],
  ["a token beside a long-term key", () => call({}, { ...key, sessionToken: "token" }), "UnrecognizedClientException", unknown],
  [
    "an unsigned payload from the start",
    () => call({ headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }),
    "InvalidSignatureException",
    mismatch,
  ],
  [
    "a streaming payload",
    () => call({ headers: { "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" } }),
    "InvalidSignatureException",
    mismatch,
  ],
  [
    "another service",
    () => call({ service: "cognito-identity" }),
    "InvalidSignatureException",
    "Credential should be scoped to correct service: 'cognito-idp'. ",
  ],
  ["no region", () => call({ region: "moon" }), "InvalidSignatureException", "Credential should be scoped to a valid region. "],
  [
    "a date outside its scope",
    async () => authorization((was) => was.replace(/\/\d{8}\//, "/20200101/"))(await call()),
    "InvalidSignatureException",
    /^Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101' != '\d{8}', from '\d{8}'\.$/,
  ],
  [
    "an expired clock",
    () => call({ at: Date.now() / 1000 - 302 }),
    "InvalidSignatureException",
    /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
  ],
  [
    "a future clock",
    () => call({ at: Date.now() / 1000 + 302 }),
    "InvalidSignatureException",
    /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
  ],
  [
    "a presigned request after its end",
    () => call({ at: Date.now() / 1000 - 62, presignedFor: 60 }),
    "InvalidSignatureException",
    /^Signature expired: .* - 1 min\.\)$/,
  ],
];
for (const [what, request, type, message] of refusals)
  test(`refused with the service's sentence: ${what}`, async () => {
    const answer = await send(server, await request());
    assert.deepEqual([answer.status, answer.type], [400, type]);
    if (typeof message === "string") assert.equal(answer.message, message);
    else assert.match(answer.message, message);
  });

test("the header that a signature misses is named, as it was sent", async () => {
  const answer = await wire(server, "ListUserPools", input, { Authorization: "Bearer abc" });
  assert.equal(answer.body.__type, "IncompleteSignatureException");
  assert.match(String(answer.body.message), /^Authorization header requires 'Credential' parameter\. .* Authorization=Bearer abc$/);
  assert.ok(!JSON.stringify(server.lines).includes("Bearer abc"));
});

test("a key that was disabled is refused at once, and another process's word counts within a second", async (t) => {
  const lost = await aKey(server);
  const sdk = keyClient(server, lost);
  await sdk.send(new ListUserPoolsCommand(input));
  await server.house.store.accessKeys.update(lost.accessKeyId, (each) => ({ ...each, enabled: false }));
  const refused = { name: "UnrecognizedClientException", message: unknown };
  await assert.rejects(sdk.send(new ListUserPoolsCommand(input)), refused);
  await server.house.store.accessKeys.update(lost.accessKeyId, (each) => ({ ...each, enabled: true }));
  await sdk.send(new ListUserPoolsCommand(input));
  await server.house.store.accessKeys.update(lost.accessKeyId, (each) => ({ ...each, expiresAt: server.clock.now() - 1 }));
  await assert.rejects(sdk.send(new ListUserPoolsCommand(input)), refused);
  await server.house.store.accessKeys.remove(lost.accessKeyId);
  await assert.rejects(sdk.send(new ListUserPoolsCommand(input)), refused);
  t.diagnostic("that another process is heard within a second is held by test/contract/store/access-keys.ts");
});

test("the last use is noted, once in ten minutes", async () => {
  const { house } = server;
  const used = await aKey(server);
  const sdk = keyClient(server, used);
  const lastUse = async () => (await house.store.accessKeys.find(used.accessKeyId))?.lastUsedAt;
  assert.equal(await lastUse(), undefined);
  await sdk.send(new ListUserPoolsCommand(input));
  const first = await lastUse();
  assert.ok(first !== undefined && Math.abs(first - server.clock.now()) < 5);
  await sdk.send(new ListUserPoolsCommand(input));
  assert.equal(await lastUse(), first);
});

test("temporary credentials sign until they end, or their key does", async () => {
  const { house } = server;
  const parent = await aKey(server);
  const made = await temporaryCredentials(house, parent.accessKeyId, 3600);
  assert.ok(made);
  const credentials = { accessKeyId: made.id, secretAccessKey: made.secret.reveal(), sessionToken: made.token.reveal() };
  assert.match(made.id, /^ASIA[A-Z2-7]{16}$/);
  await keyClient(server, credentials).send(new ListUserPoolsCommand(input));
  assert.equal((await send(server, await call({ presignedFor: 60 }, credentials))).status, 200);
  const { sessionToken: _, ...bare } = credentials;
  const tokens: readonly Signing[] = [
    bare,
    { ...credentials, sessionToken: `${credentials.sessionToken.slice(0, -8)}AAAAAAA=` },
    { ...credentials, accessKeyId: "ASIAAAAAAAAAAAAAAAAA" },
    { ...parent, sessionToken: credentials.sessionToken },
  ];
  for (const signing of tokens) assert.equal((await send(server, await call({}, signing))).type, "UnrecognizedClientException");
  assert.equal((await send(server, await call({}, { ...credentials, secretAccessKey: "wrong" }))).message, mismatch);

  const over = await temporaryCredentials(house, parent.accessKeyId, -1);
  const answer = await send(
    server,
    await call({}, { accessKeyId: over?.id ?? "", secretAccessKey: over?.secret.reveal() ?? "", sessionToken: over?.token.reveal() ?? "" }),
  );
  assert.deepEqual([answer.type, answer.message], ["ExpiredTokenException", "The security token included in the request is expired"]);
  await house.store.accessKeys.update(parent.accessKeyId, (each) => ({ ...each, enabled: false }));
  assert.equal((await send(server, await call({}, credentials))).type, "UnrecognizedClientException");
  assert.equal(await temporaryCredentials(house, "AKIANOBODY", 1), undefined);
});
