import assert from "node:assert/strict";
import test from "node:test";
import { aRequest } from "../../test/support/request.ts";
import type { House } from "../ports/house.ts";
import { checkSignature } from "./signature.ts";

const credential = "Credential=AKID/20260101/eu-west-1/cognito-idp/aws4_request";
const header = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host;x-amz-date, Signature=abc`;
const house = {} as House; // where any signature counts, nothing is looked up
const signer = (authorization?: string) => checkSignature(aRequest("POST", "/", { headers: { authorization } }), "any-signature", house);

// spec/auth.md §1.6
for (const [what, authorization, name, message] of [
  ["none", undefined, "MissingAuthenticationTokenException", "Missing Authentication Token"],
  ["an empty one", "", "MissingAuthenticationTokenException", "Missing Authentication Token"],
  [
    "another scheme",
    "Bearer xyz",
    "IncompleteSignatureException",
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=Bearer xyz",
  ],
  [
    "no signature",
    `AWS4-HMAC-SHA256 ${credential},SignedHeaders=host`,
    "IncompleteSignatureException",
    `Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 ${credential},SignedHeaders=host`,
  ],
  [
    "a credential of three parts",
    header.replace(credential, "Credential=a/b/c"),
    "IncompleteSignatureException",
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c'",
  ],
  [
    "another service",
    header.replace("cognito-idp", "sts"),
    "InvalidSignatureException",
    "Credential should be scoped to correct service: 'cognito-idp'. ",
  ],
  ["no region", header.replace("eu-west-1", "moon"), "InvalidSignatureException", "Credential should be scoped to a valid region. "],
  [
    "another terminator",
    header.replace("aws4_request", "aws3"),
    "InvalidSignatureException",
    "Credential should be scoped with a valid terminator: 'aws4_request'",
  ],
] as const) {
  test(`a signature is refused: ${what}`, () => assert.rejects(signer(authorization), { name, message }));
}

for (const [what, authorization] of [
  ["as the CLI writes it", header],
  ["without blanks", header.replaceAll(", ", ",")],
  ["in another order", `AWS4-HMAC-SHA256 Signature=a=b, SignedHeaders=host, ${credential}`],
] as const) {
  test(`a signature is believed in development: ${what}`, async () =>
    assert.deepEqual(await signer(authorization), { caller: { kind: "signed", accessKeyId: "AKID", region: "eu-west-1" } }));
}
