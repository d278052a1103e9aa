/** What is sent: signature, validation, bytes, pages; without the network. */
import assert from "node:assert/strict";
import test from "node:test";
import { AdminCreateUser } from "../../src/api/admin-user.ts";
import { shapeOf } from "../../src/api/shape.ts";
import { type Paging, pagesOf, wholeAnswer } from "../../src/cli/pages/pages.ts";
import { paginationOf } from "../../src/cli/pages/pagination.ts";
import { masked } from "../../src/cli/request/debug.ts";
import { localMoment } from "../../src/cli/request/moment.ts";
import { prepare, sign } from "../../src/cli/request/sign.ts";
import { violations } from "../../src/cli/request/violations.ts";
import { withBytes } from "../../src/cli/values/blobs.ts";
import { readJson } from "../../src/cli/values/json-read.ts";
import { lineJson } from "../../src/cli/values/json-write.ts";
import { type Dict, Float, toValue, type Value } from "../../src/cli/values/value.ts";

// Recorded from aws-cli 2.9.19 on 2026-11-25.
test("the signature is that of the AWS CLI", async () => {
  const request = prepare(new URL("http://127.0.0.1:34003"), "ListUserPools", '{"MaxResults": 3}', "test");
  const headers = await sign(
    request,
    { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    "us-east-1",
    new Date("2026-11-25T19:34:22Z"),
  );
  assert.deepEqual(headers, [
    ["Host", "127.0.0.1:34003"],
    ["Accept-Encoding", "identity"],
    ["X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools"],
    ["Content-Type", "application/x-amz-json-1.1"],
    ["User-Agent", "test"],
    ["X-Amz-Date", "20261125T193422Z"],
    [
      "Authorization",
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261125/us-east-1/cognito-idp/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=62c5744b6e0a255efc641e6049ccf87155389cd0d2f2d346b5e8fbdfc8014f22",
    ],
  ]);
});

const input = shapeOf(AdminCreateUser.input);

for (const [request, faults] of [
  ['{"UserPoolId": "x", "Username": "y"}', []],
  ["{}", ['Missing required parameter in input: "UserPoolId"', 'Missing required parameter in input: "Username"']],
  [
    '{"UserPoolId": "", "Username": 1, "ForceAliasCreation": "true"}',
    [
      "Invalid length for parameter UserPoolId, value: 0, valid min length: 1",
      "Invalid type for parameter Username, value: 1, type: <class 'int'>, valid types: <class 'str'>",
      "Invalid type for parameter ForceAliasCreation, value: true, type: <class 'str'>, valid types: <class 'bool'>",
    ],
  ],
  [
    '{"UserPoolId": "x", "Username": "y", "UserAttributes": [{"Value": null}, "a"], "ClientMetadata": {"k": ["v"]}}',
    [
      'Missing required parameter in UserAttributes[0]: "Name"',
      "Invalid type for parameter UserAttributes[0].Value, value: None, type: <class 'NoneType'>, valid types: <class 'str'>",
      "Invalid type for parameter UserAttributes[1], value: a, type: <class 'str'>, valid types: <class 'dict'>",
      "Invalid type for parameter ClientMetadata.k, value: ['v'], type: <class 'list'>, valid types: <class 'str'>",
    ],
  ],
  ['{"UserPoolId": "x", "Username": "y", "DesiredDeliveryMediums": ["FAX"]}', []],
] as const) {
  test(`finds ${faults.length} faults in ${request}`, () => assert.deepEqual([...violations(readJson(request), input, "")], faults));
}

test("secrets are masked in what --debug tells", () => {
  const request = readJson(
    '{"UserPoolId": "p", "Username": "u", "TemporaryPassword": "secret", "UserAttributes": [{"Name": "a", "Value": "secret"}]}',
  );
  assert.doesNotMatch(lineJson(masked(request, input)), /secret/);
  assert.match(lineJson(masked(request, input)), /"UserPoolId": "p"/);
});

const blob = { kind: "blob", name: "", sensitive: false } as const;
for (const [given, bytes] of [
  ["YWJj", "abc"],
  ["YW-J\nj", "abc"],
  ["YQ==", "a"],
  ["YQ==YWJj", "a"],
  ["", ""],
] as const) {
  test(`reads ${JSON.stringify(given)} as base64`, () =>
    assert.deepEqual(withBytes(given, blob, "base64"), new Uint8Array(Buffer.from(bytes))));
}
test("refuses what is no base64", () =>
  assert.throws(() => withBytes("abc", blob, "base64"), { message: 'Invalid base64: "abc"', exitCode: 255 }));
test("takes raw text where asked", () => assert.deepEqual(withBytes("abc", blob, "raw-in-base64-out"), new Uint8Array([97, 98, 99])));

const offset = new Date(1700000000000).getTimezoneOffset();
for (const [value, expected] of [
  [1700000000, "2023-11-14T22:13:20"],
  [new Float(1700000000.123), "2023-11-14T22:13:20.123000"],
  ["1700000000", "2023-11-14T22:13:20"],
] as const) {
  test(`shows the moment ${lineJson(value)}`, { skip: offset !== 0 && "the machine's time zone is not UTC" }, () =>
    assert.equal(localMoment(value), `${expected}+00:00`),
  );
}
test("a moment that is text keeps its zone", () =>
  assert.equal(localMoment("2023-11-14T22:13:20.5+0200"), "2023-11-14T22:13:20.500000+02:00"));
test("refuses what is no moment", () => assert.throws(() => localMoment("soon"), { exitCode: 255 }));

// Three pages of two users each, as a service would give them.
function service(): { readonly asked: Dict[]; readonly call: (request: Dict) => Promise<Dict> } {
  const asked: Dict[] = [];
  const call = async (request: Dict): Promise<Dict> => {
    asked.push(new Map(request));
    const page = Number(request.get("PaginationToken") ?? 0);
    const users: Value = toValue([{ Username: `a${page}` }, { Username: `b${page}` }]);
    return new Map<string, Value>([["Users", users], ...(page < 2 ? [["PaginationToken", String(page + 1)] as const] : [])]);
  };
  return { asked, call };
}

async function page(paging: Paging): Promise<{ readonly names: string; readonly resume: Value; readonly requests: string }> {
  const pagination = paginationOf("ListUsers");
  assert.ok(pagination);
  const { asked, call } = service();
  const whole = await wholeAnswer(pagesOf(call, new Map([["UserPoolId", "p"]]), pagination, paging));
  const names =
    lineJson(whole.get("Users") ?? null)
      .match(/[ab]\d/g)
      ?.join(" ") ?? "";
  return { names, resume: whole.get("NextToken") ?? null, requests: asked.map(lineJson).join(" ") };
}

const token = (fields: object) => Buffer.from(lineJson(toValue(fields))).toString("base64");

for (const [paging, names, resume] of [
  [{}, "a0 b0 a1 b1 a2 b2", null],
  [{ maxItems: 1 }, "a0", token({ PaginationToken: null, boto_truncate_amount: 1 })],
  [{ maxItems: 2 }, "a0 b0", token({ PaginationToken: "1" })],
  [{ maxItems: 3 }, "a0 b0 a1", token({ PaginationToken: "1", boto_truncate_amount: 1 })],
  [{ maxItems: 6 }, "a0 b0 a1 b1 a2 b2", null],
  [{ startingToken: token({ PaginationToken: "1", boto_truncate_amount: 1 }) }, "b1 a2 b2", null],
  [{ startingToken: token({ PaginationToken: null, boto_truncate_amount: 1 }), maxItems: 1 }, "b0", token({ PaginationToken: "1" })],
  [{ startingToken: "2" }, "a2 b2", null],
  [{ startingToken: "1___1" }, "b1 a2 b2", null],
] as const) {
  test(`pages by ${JSON.stringify(paging)}`, async () => {
    const found = await page(paging);
    assert.equal(found.names, names);
    assert.equal(found.resume, resume);
  });
}

test("what --max-items cuts off, --starting-token continues, whatever the sizes", async () => {
  for (const maxItems of [1, 2, 3, 4, 5]) {
    const names: string[] = [];
    let resume: Value = null;
    do {
      const found: Awaited<ReturnType<typeof page>> = await page({
        maxItems,
        ...(typeof resume === "string" && { startingToken: resume }),
      });
      names.push(found.names);
      resume = found.resume;
    } while (resume !== null);
    assert.equal(names.join(" ").trim(), "a0 b0 a1 b1 a2 b2");
  }
});

test("--page-size is the limit of every request", async () => {
  const { requests } = await page({ pageSize: 2 });
  assert.equal(requests.match(/"Limit": 2/g)?.length, 3);
});

test("a service that repeats its token does not make us ask for ever", async () => {
  const pagination = paginationOf("ListUsers");
  assert.ok(pagination);
  const call = async (): Promise<Dict> =>
    new Map<string, Value>([
      ["Users", []],
      ["PaginationToken", "same"],
    ]);
  await assert.rejects(wholeAnswer(pagesOf(call, new Map(), pagination, {})), /The same next token was received twice/);
});
