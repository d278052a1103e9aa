import assert from "node:assert/strict";
import test from "node:test";
import { signInFacts } from "./sign-in-facts.ts";

for (const [name, input, output, expected] of [
  ["InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH" }, { AuthenticationResult: {} }, { step: "USER_PASSWORD_AUTH", outcome: "tokens" }],
  [
    "InitiateAuth",
    { AuthFlow: "USER_SRP_AUTH" },
    { ChallengeName: "PASSWORD_VERIFIER" },
    { step: "USER_SRP_AUTH", outcome: "PASSWORD_VERIFIER" },
  ],
  ["AdminRespondToAuthChallenge", { ChallengeName: "SMS_MFA" }, undefined, { step: "SMS_MFA" }],
  ["InitiateAuth", { AuthFlow: "a secret of the caller's" }, undefined, {}],
  ["GetUser", { AuthFlow: "X" }, {}, {}],
  [undefined, {}, {}, {}],
] as const)
  test(`${name} ${JSON.stringify(input)}`, () => assert.deepEqual(signInFacts(name, input, output), expected));
