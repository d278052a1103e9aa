/** Presigned requests: the signature in the query. @see spec/platform.md §12 */
import assert from "node:assert/strict";
import test from "node:test";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { SignedRequest } from "./canonical.ts";
import { claimIn } from "./claim.ts";
import { verifySignature } from "./verify.ts";

const now = Date.UTC(2026, 10, 25, 12, 0, 0) / 1000;
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const body = '{"MaxResults":1}';
const target = ["x-amz-target", "AWSCognitoIdentityProviderService.ListUserPools"] as const;

/** A request presigned by AWS's own signer, target and body under the signature. */
async function presigned(expiresIn = 600, sessionToken?: string, headers: Record<string, string> = {}): Promise<SignedRequest> {
  const signer = new SignatureV4({
    service: "cognito-idp",
    region: "us-east-1",
    sha256: Sha256,
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: secret, ...(sessionToken && { sessionToken }) },
  });
  const plain = {
    method: "POST",
    protocol: "https:",
    hostname: "h",
    path: "/",
    headers: { host: "h", [target[0]]: target[1], ...headers },
    body,
  };
  const names = new Set([target[0], ...Object.keys(headers)]);
  const { query = {}, ...made } = await signer.presign(plain, { expiresIn, signingDate: new Date(now * 1000), unhoistableHeaders: names });
  const pairs = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return { method: "POST", url: `/?${pairs.join("&")}`, headers: Object.entries(made.headers), body: Buffer.from(body) };
}

const verdict = (request: SignedRequest, at = now) => {
  try {
    verifySignature(request, claimIn(request), secret, at);
    return "accepted";
  } catch (refusal) {
    return refusal instanceof Error ? refusal.message.split(/[:.]/)[0] : "?";
  }
};
const mismatch = "The request signature we calculated does not match the signature you provided";
const missing = (name: string) => `AWS query-string parameters must include '${name}'`;
const good = await presigned();
const without = (name: string) => ({ ...good, url: good.url.replace(new RegExp(`[?&]${name}=[^&]*`), (found) => `${found[0]}`) });
const changed = (from: string | RegExp, to: string) => ({ ...good, url: good.url.replace(from, to) });

for (const [name, request, expected] of [
  ["as AWS's signer makes it", good, "accepted"],
  ["of temporary credentials", await presigned(600, "token+/="), "accepted"],
  ["with another body", { ...good, body: Buffer.from("{}") }, mismatch],
  [
    "with another target",
    { ...good, headers: good.headers.map(([each, value]) => [each, each === target[0] ? "x" : value] as const) },
    mismatch,
  ],
  ["with a target that is not signed", { ...good, url: good.url.replace("%3Bx-amz-target", "") }, mismatch],
  ["of an unsigned payload", await presigned(600, undefined, { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }), mismatch],
  ["with a longer life", changed("X-Amz-Expires=600", "X-Amz-Expires=6000"), mismatch],
  ["with a parameter more", { ...good, url: `${good.url}&a=1` }, mismatch],
  ["with a parameter twice", { ...good, url: `${good.url}&X-Amz-Expires=600` }, mismatch],
  ["of another region", changed("us-east-1", "eu-west-1"), mismatch],
  [
    "of another day",
    changed("20261125%2F", "20261124%2F"),
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP",
  ],
  ["without a signature", without("X-Amz-Signature"), missing("X-Amz-Signature")],
  ["without an algorithm", without("X-Amz-Algorithm"), missing("X-Amz-Algorithm")],
  ["by another algorithm", changed("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"), missing("X-Amz-Algorithm")],
  ["without an end", without("X-Amz-Expires"), missing("X-Amz-Expires")],
  ["without a date", changed(/X-Amz-Date=[^&]*/, "X-Amz-Date=today"), missing("X-Amz-Date")],
  ["for eight days", changed("X-Amz-Expires=600", "X-Amz-Expires=691200"), "X-Amz-Expires must be a number of seconds from 1 to 604800"],
  ["for no time", changed("X-Amz-Expires=600", "X-Amz-Expires=0"), "X-Amz-Expires must be a number of seconds from 1 to 604800"],
] as const)
  test(`a presigned request ${name}`, () => assert.equal(verdict(request), expected));

test("it lives as long as it says", () => {
  assert.equal(verdict(good, now + 600), "accepted");
  assert.throws(() => verifySignature(good, claimIn(good), secret, now + 601), {
    name: "InvalidSignatureException",
    message: "Signature expired: 20261125T120000Z is now earlier than 20261125T120001Z (20261125T121001Z - 10 min.)",
  });
  assert.equal(verdict(good, now - 301), "Signature not yet current");
});

test("a header speaks before the query", () => {
  assert.throws(() => claimIn({ ...good, headers: [...good.headers, ["Authorization", "Bearer x"]] }), {
    name: "IncompleteSignatureException",
  });
});
