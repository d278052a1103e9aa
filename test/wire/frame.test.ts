/** The frame of the wire: targets, content types, bodies, errors, their order, empty answers. @see spec/auth.md §1 */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { CreateUserPoolCommand, DeleteUserPoolCommand, ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { AdminDeleteUser } from "../../src/api/admin-user.ts";
import { AdminUserGlobalSignOut } from "../../src/api/token.ts";
import { ListUsers } from "../../src/api/user.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { operation } from "../../src/operations/operation.ts";
import { served } from "../../src/operations/served.ts";
import { startProductionServer } from "../support/production.ts";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";

// In the place of the real ones: an empty structure, a fault of our own, no output.
const standIns = [
  operation(AdminUserGlobalSignOut, async () => ({})),
  operation(ListUsers, async () => {
    throw Object.assign(new Error("disk full"), { statement: "INSERT hunter2" });
  }),
  operation(AdminDeleteUser, async ({ Username }) => {
    if (Username === "refused") throw new Refusal("InvalidParameterException", "Zoë's name\nis refused. ☹", { reasonCode: "name" });
    return undefined;
  }),
];
const names = new Set(standIns.map(({ contract }) => contract.name));
const operations = [...served.filter(({ contract }) => !names.has(contract.name)), ...standIns];

let server: TestServer;
before(async () => {
  server = await startTestServer({}, { operations });
});
after(() => server.close());

const who = { UserPoolId: "us-east-1_abc", Username: "u" };
const json11 = "application/x-amz-json-1.1";

// spec/auth.md §1.4, §1.6; the order is decode, signature, constraints, business rules
for (const [what, target, body, headers, status, type, message] of [
  ["no target", "", "{}", signed, 400, "UnknownOperationException", undefined],
  ["no operation of ours", "Nonsense", "{}", signed, 400, "UnknownOperationException", undefined],
  ["a name of every object", "toString", "{}", signed, 400, "UnknownOperationException", undefined],
  [
    "another service's target",
    "",
    "{}",
    { "X-Amz-Target": "AWSCognitoIdentityService.GetId" },
    400,
    "UnknownOperationException",
    undefined,
  ],
  ["no JSON, before the missing signature", "ListUserPools", "{", {}, 400, "SerializationException", undefined],
  [
    "a wrong type, before the missing signature",
    "ListUserPools",
    { MaxResults: "1" },
    {},
    400,
    "SerializationException",
    "STRING_VALUE can not be converted to an Integer",
  ],
  [
    "no signature, before the constraints",
    "ListUserPools",
    { MaxResults: 0 },
    {},
    400,
    "MissingAuthenticationTokenException",
    "Missing Authentication Token",
  ],
  [
    "half a signature",
    "ListUserPools",
    "{}",
    { Authorization: "AWS4-HMAC-SHA256 Credential=a/b/us-east-1/cognito-idp/aws4_request, Signature=x" },
    400,
    "IncompleteSignatureException",
    "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a/b/us-east-1/cognito-idp/aws4_request, Signature=x",
  ],
  [
    "constraints, before the rules",
    "DescribeUserPool",
    { UserPoolId: "us-east-1" },
    signed,
    400,
    "InvalidParameterException",
    "1 validation error detected: Value 'us-east-1' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
  ],
  [
    "a rule",
    "DescribeUserPool",
    { UserPoolId: "us-east-1_nope" },
    signed,
    400,
    "ResourceNotFoundException",
    "User pool us-east-1_nope does not exist.",
  ],
  [
    "constraints, before the access token",
    "SetUserMFAPreference",
    { AccessToken: "a b" },
    {},
    400,
    "InvalidParameterException",
    "1 validation error detected: Value at 'accessToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+",
  ],
  [
    "an unsigned operation ignores a signature",
    "SetUserMFAPreference",
    { AccessToken: "x" },
    { Authorization: "nonsense" },
    400,
    "NotAuthorizedException",
    "Could not verify signature for Access Token",
  ],
  [
    "an operation that is not served",
    "CreateUserPoolReplica",
    "{",
    {},
    400,
    "UnknownOperationException",
    "Operation CreateUserPoolReplica is not served by this version of Poolhouse.",
  ],
  ["a fault of our own", "ListUsers", { UserPoolId: who.UserPoolId }, signed, 500, "InternalErrorException", "Internal Error"],
  [
    "a body over 1 MB",
    "ListUserPools",
    `{"MaxResults":1,"x":"${"x".repeat(1_048_576)}"}`,
    signed,
    400,
    "SerializationException",
    "Request body is larger than 1048576 bytes.",
  ],
] as const) {
  test(`refused: ${what}`, async () => {
    const answer = await wire(server, target, body, headers);
    assert.equal(answer.status, status);
    const { __type, Message, message: lower, ...rest } = answer.body;
    assert.deepEqual([__type, Message ?? lower, rest], [type, message, {}]);
    const isFrame = type === "SerializationException" || type === "UnknownOperationException";
    assert.equal("Message" in answer.body, isFrame && message !== undefined);
    assert.equal(answer.headers.get("x-amzn-errortype"), `${type}:`);
    assert.equal(answer.headers.get("x-amzn-errormessage"), message?.trim() ?? null);
    assert.equal(answer.headers.get("content-type"), json11);
    assertOfEveryAnswer(answer.headers);
  });
}

function assertOfEveryAnswer(headers: Headers): void {
  assert.match(headers.get("x-amzn-requestid") ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(headers.get("access-control-allow-origin"), "*");
  assert.equal(headers.get("access-control-expose-headers"), "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
  assert.ok(headers.get("date"));
}

for (const contentType of ["application/x-amz-json-1.0", "application/jsonp", "text/plain", "nonsense", ""]) {
  test(`a request of type "${contentType}" is not of this protocol`, async () => {
    const answer = await wire(server, "ListUserPools", { MaxResults: 1 }, { ...signed, "Content-Type": contentType });
    assert.equal(answer.status, 404);
    assert.equal(answer.text, "<UnknownOperationException/>");
    assertOfEveryAnswer(answer.headers);
  });
}

for (const contentType of [json11, "application/x-amz-json-1.1; charset=utf-8", "Application/X-Amz-JSON-1.1"]) {
  test(`a request of type "${contentType}" is`, async () => {
    const answer = await wire(server, "ListUserPools", { MaxResults: 1 }, { ...signed, "Content-Type": contentType });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), json11);
    assertOfEveryAnswer(answer.headers);
  });
}

test("other addresses and methods are not understood", async () => {
  for (const [path, method] of [
    ["/", "GET"],
    ["/nowhere", "POST"],
    ["/us-east-1_abc/nowhere", "GET"],
  ] as const) {
    const answer = await fetch(server.url + path, { method });
    assert.equal(answer.status, 404);
    assert.deepEqual(await answer.json(), {
      code: "BadRequest",
      message: "The server did not understand the operation that was requested.",
      type: "client",
    });
    assertOfEveryAnswer(answer.headers);
  }
});

test("a page may ask before it posts", async () => {
  const answer = await fetch(server.url, { method: "OPTIONS", headers: { "Access-Control-Request-Headers": "x-amz-target" } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("access-control-allow-methods"), "POST");
  assert.equal(answer.headers.get("access-control-allow-headers"), "x-amz-target");
  assertOfEveryAnswer(answer.headers);
});

test("an empty structure is {}, no output is zero bytes", async () => {
  const empty = await wire(server, "AdminUserGlobalSignOut", who, signed);
  assert.deepEqual([empty.status, empty.text, empty.headers.get("content-length")], [200, "{}", "2"]);
  const none = await wire(server, "AdminDeleteUser", who, signed);
  assert.deepEqual([none.status, none.text, none.headers.get("content-length")], [200, "", "0"]);
});

test("a refusal's further members are in the body; its message fits the header", async () => {
  const answer = await wire(server, "AdminDeleteUser", { ...who, Username: "refused" }, signed);
  assert.deepEqual(answer.body, { __type: "InvalidParameterException", message: "Zoë's name\nis refused. ☹", reasonCode: "name" });
  assert.equal(answer.headers.get("x-amzn-errormessage"), "Zo?'s name?is refused. ?");
});

test("a fault of our own is logged with the request id and what it was, and without what it was about", async () => {
  const { headers, text } = await wire(server, "ListUsers", { UserPoolId: "us-east-1_abc" }, signed);
  const line = server.lines.find(({ requestId }) => requestId === headers.get("x-amzn-requestid"));
  assert.deepEqual([line?.level, line?.operation, line?.status, line?.errorType], ["error", "ListUsers", 500, "InternalErrorException"]);
  assert.match(JSON.stringify(line), /disk full/);
  assert.doesNotMatch(JSON.stringify(line) + text, /hunter2/);
});

test("every request has one line in the log, which holds nothing of its body", async () => {
  const { headers } = await wire(server, "SetUserMFAPreference", { AccessToken: "hunter2" });
  const lines = server.lines.filter(({ requestId }) => requestId === headers.get("x-amzn-requestid"));
  assert.equal(lines.length, 1);
  const { ms, msg, ...line } = lines[0] ?? {};
  assert.equal(typeof ms, "number");
  assert.deepEqual(line, {
    level: "info",
    requestId: headers.get("x-amzn-requestid"),
    method: "POST",
    path: "/",
    operation: "SetUserMFAPreference",
    errorType: "NotAuthorizedException",
    status: 400,
  });
});

test("the real SDK reads answers, empty answers and errors", async () => {
  const sdk = sdkClient(server);
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: "framed" }));
  assert.match(UserPool?.Id ?? "", /^us-east-1_[0-9A-Za-z]{9}$/);
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: UserPool?.Id }));
  await assert.rejects(sdk.send(new DeleteUserPoolCommand({ UserPoolId: UserPool?.Id })), {
    name: "ResourceNotFoundException",
    message: `User pool ${UserPool?.Id} does not exist.`,
  });
  await assert.rejects(sdk.send(new ListUserPoolsCommand({ MaxResults: 0 })), (thrown: Error & { $metadata?: { requestId?: string } }) => {
    assert.match(thrown.message, /^1 validation error detected: Value '0' at 'maxResults'/);
    assert.match(thrown.$metadata?.requestId ?? "", /^[0-9a-f-]{36}$/);
    return true;
  });
});

test("in production no signature is believed, and no development page is there", async (t) => {
  const strict = await startProductionServer();
  t.after(strict.close);
  const answer = await wire(strict, "ListUserPools", { MaxResults: 1 }, { ...signed, "X-Amz-Date": "20260101T000000Z" });
  assert.equal(answer.body.__type, "UnrecognizedClientException");
  assert.equal((await fetch(`${strict.url}/_poolhouse/messages`)).status, 404);
  assert.equal((await fetch(`${strict.url}/health`)).status, 200);
});
