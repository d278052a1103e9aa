import assert from "node:assert/strict";
import test from "node:test";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { canonicalRequest, type SignedRequest, signatureOver, signingKey, stringToSign } from "./canonical.ts";
import { claimIn } from "./claim.ts";
import { basicDate, momentOf } from "./moment.ts";
import { verifySignature } from "./verify.ts";

const now = Date.UTC(2026, 10, 25, 12, 0, 0) / 1000;
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const body = JSON.stringify({ UserPoolId: "us-east-1_AbCdEfGhI", Username: "zoë" });

/** A request signed by AWS's own signer. @param query path and query are as received */
async function signed(at = now, headers: Record<string, string> = {}, query: Record<string, string> = {}): Promise<SignedRequest> {
  const signer = new SignatureV4({
    service: "cognito-idp",
    region: "us-east-1",
    sha256: Sha256,
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: secret },
  });
  const plain = {
    method: "POST",
    protocol: "http:",
    hostname: "127.0.0.1",
    path: "/",
    query,
    headers: { host: "127.0.0.1:9229", "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser", ...headers },
    body,
  };
  const result = await signer.sign(plain, { signingDate: new Date(at * 1000) });
  const text = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return { method: "POST", url: text ? `/?${text}` : "/", headers: Object.entries(result.headers), body: Buffer.from(body) };
}

const authorizationOf = ({ headers }: SignedRequest) => headers.find(([name]) => name === "authorization")?.[1];
const verdict = (request: SignedRequest, at = now, key = secret) => {
  try {
    verifySignature(request, claimIn(request), key, at);
    return "accepted";
  } catch (refusal) {
    return refusal instanceof Error ? refusal.message.split(/[:.]/)[0] : "?";
  }
};
const withHeader = (request: SignedRequest, name: string, value: string): SignedRequest => ({
  ...request,
  headers: request.headers.map(([each, old]) => (each === name ? [each, value] : [each, old])),
});

const targetOf = ({ headers }: SignedRequest) => headers.find(([name]) => name === "x-amz-target")?.[1];
const dateMoved = (request: SignedRequest, date: string): SignedRequest => ({
  ...request,
  headers: [...request.headers.filter(([name]) => name !== "x-amz-date"), ["Date", date]],
});
const listing = (request: SignedRequest, name: string) =>
  withHeader(request, "authorization", (authorizationOf(request) ?? "").replace(", Signature", `;${name}, Signature`));
const upperCase = (request: SignedRequest) =>
  withHeader(
    request,
    "authorization",
    (authorizationOf(request) ?? "").replace(/Signature=.*/, (text) => text.toUpperCase().replace("SIGNATURE", "Signature")),
  );
const noDate = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header";

const mismatch = "The request signature we calculated does not match the signature you provided";
const good = await signed();

for (const [name, request, expected] of [
  ["as AWS's signer makes it", good, "accepted"],
  ["with a query", await signed(now, {}, { b: "2 /", a: "ü" }), "accepted"],
  ["with a query whose names sort otherwise than its pairs", await signed(now, {}, { "a-b": "1", a1: "1", a: "1", "a.": "" }), "accepted"],
  [
    "with runs of tabs in a header",
    withHeader(await signed(now, { "x-amz-user-agent": "a b" }), "x-amz-user-agent", " a \t\t b\t"),
    "accepted",
  ],
  ["with folded blanks in a header", await signed(now, { "x-amz-user-agent": "a   b " }), "accepted"],
  ["altered header", withHeader(good, "x-amz-target", "AWSCognitoIdentityProviderService.AdminDeleteUser"), mismatch],
  ["altered body", { ...good, body: Buffer.from(body.replace("zoë", "zoe")) }, mismatch],
  [
    "altered body with its declared hash removed",
    { ...good, headers: good.headers.filter(([name]) => name !== "x-amz-content-sha256"), body: Buffer.from("{}") },
    mismatch,
  ],
  ["altered path", { ...good, url: "/x" }, mismatch],
  ["altered query", { ...good, url: "/?a=1" }, mismatch],
  ["another method", { ...good, method: "PUT" }, mismatch],
  ["another host", withHeader(good, "host", "evil:9229"), mismatch],
  ["an added x-amz header that is not signed", { ...good, headers: [...good.headers, ["X-Amz-Security-Token", "t"] as const] }, mismatch],
  [
    "a second value of a signed header",
    { ...good, headers: [...good.headers, ["X-Amz-Target", "AWSCognitoIdentityProviderService.AdminDeleteUser"] as const] },
    mismatch,
  ],
  ["an unsigned payload", withHeader(good, "x-amz-content-sha256", "UNSIGNED-PAYLOAD"), mismatch],
  ["a no-break space behind a signed header", withHeader(good, "x-amz-target", `${targetOf(good)}\u00a0`), mismatch],
  [
    "a second Authorization header",
    { ...good, headers: [...good.headers, ["Authorization", authorizationOf(good) ?? ""] as const] },
    mismatch,
  ],
  ["a second date", { ...good, headers: [...good.headers, ["X-Amz-Date", "20261125T120001Z"] as const] }, noDate],
  ["a day that is none", withHeader(good, "x-amz-date", "20260230T120000Z"), noDate],
  ["the date moved to another header", dateMoved(good, "Wed, 25 Nov 2026 12:00:00 GMT"), mismatch],
  ["a list with a header that was not sent", listing(good, "x-nothing"), mismatch],
  ["a signature in capitals", upperCase(good), mismatch],
  [
    "unsorted signed headers",
    withHeader(
      good,
      "authorization",
      (authorizationOf(good) ?? "").replace("SignedHeaders=host;", "SignedHeaders=").replace(", Signature", ";host, Signature"),
    ),
    mismatch,
  ],
  ["another region", withHeader(good, "authorization", (authorizationOf(good) ?? "").replace("us-east-1", "eu-west-1")), mismatch],
  [
    "no region",
    withHeader(good, "authorization", (authorizationOf(good) ?? "").replace("us-east-1", "moon")),
    "Credential should be scoped to a valid region",
  ],
  [
    "another date in the scope",
    withHeader(good, "authorization", (authorizationOf(good) ?? "").replace("20261125", "20261124")),
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP",
  ],
  ["no date", { ...good, headers: good.headers.filter(([name]) => name !== "x-amz-date") }, noDate],
] as const)
  test(`a signature ${name}`, () => assert.equal(verdict(request), expected));

test("the clock window is five minutes to either side", () => {
  assert.equal(verdict(good, now + 300), "accepted");
  assert.equal(verdict(good, now + 301), "Signature expired");
  assert.equal(verdict(good, now - 300), "accepted");
  assert.equal(verdict(good, now - 301), "Signature not yet current");
  assert.equal(basicDate(now), "20261125T120000Z");
});

test("another key's secret", () => assert.equal(verdict(good, now, `${secret}x`), mismatch));

test("bytes of a header are signed as bytes", async () => {
  // A signer writes UTF-8; Node hands every byte on as one character.
  const request = await signed(now, { "x-amz-user-agent": "zoë" });
  assert.equal(verdict(withHeader(request, "x-amz-user-agent", Buffer.from("zoë").toString("latin1"))), "accepted");
});

test("a signature over the Date header, as older signers make it", async () => {
  const headers = [
    ["Host", "h"],
    ["Date", "Wed, 25 Nov 2026 12:00:00 GMT"],
  ] as const;
  const request: SignedRequest = { method: "POST", url: "/", headers, body: Buffer.alloc(0) };
  const claim = { date: "20261125", region: "us-east-1", amzDate: "20261125T120000Z", signedHeaders: ["date", "host"] };
  const signature = signatureOver(stringToSign(canonicalRequest(request, claim), claim), signingKey(secret, claim));
  const sent = (names: string): SignedRequest => ({
    ...request,
    headers: [
      ...headers,
      [
        "Authorization",
        `AWS4-HMAC-SHA256 Credential=A/20261125/us-east-1/cognito-idp/aws4_request, SignedHeaders=${names}, Signature=${signature}`,
      ],
    ],
  });
  assert.equal(verdict(sent("date;host")), "accepted");
  assert.equal(verdict(sent("host")), mismatch);
});

const moments = [
  ["20261125T120000Z", now],
  ["20261125T240000Z", undefined],
  ["2026-11-25T12:00:00Z", undefined],
  ["20261125T120000", undefined],
] as const;
for (const [text, moment] of moments) test(`${text} is ${moment}`, () => assert.equal(momentOf(text), moment));

for (const [header, name] of [
  [undefined, "MissingAuthenticationTokenException"],
  ["AWS4-HMAC-SHA256 Credential=a/20261125/us-east-1/cognito-idp/aws4_request", "IncompleteSignatureException"],
  ["Bearer abc", "IncompleteSignatureException"],
  ["AWS4-HMAC-SHA256 Credential=a/20261125/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0", "InvalidSignatureException"],
  ["AWS4-HMAC-SHA256 Credential=a/20261125/us-east-1/cognito-idp/x, SignedHeaders=host, Signature=0", "InvalidSignatureException"],
] as const)
  test(`the header ${header} is refused`, () =>
    assert.throws(() => claimIn({ url: "/", headers: header === undefined ? [] : [["Authorization", header]] }), { name }));
