import assert from "node:assert/strict";
import test from "node:test";
import { type FlowOf, signInFacts, signInOutcome } from "./sign-in-facts.ts";

const flowOf: FlowOf = ({ session }) => (session === "ours" ? "USER_SRP_AUTH" : undefined);

for (const [name, input, expected] of [
  ["InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH" }, { flow: "USER_PASSWORD_AUTH", step: "USER_PASSWORD_AUTH" }],
  ["AdminRespondToAuthChallenge", { ChallengeName: "SMS_MFA", Session: "ours" }, { flow: "USER_SRP_AUTH", step: "SMS_MFA" }],
  ["RespondToAuthChallenge", { ChallengeName: "SMS_MFA", Session: 1 }, { step: "SMS_MFA" }],
  ["InitiateAuth", { AuthFlow: "a secret of the caller's" }, {}],
  ["InitiateAuth", { AuthFlow: "ANOTHER_NAME" }, {}],
  ["RespondToAuthChallenge", { ChallengeName: "CHALLENGE_OF_THEIRS", Session: "ours" }, {}],
  ["InitiateAuth", { AuthFlow: { enum: [] } }, {}],
  ["GetUser", { AuthFlow: "USER_AUTH" }, {}],
  [undefined, {}, {}],
] as const)
  test(`${name} ${JSON.stringify(input)}`, () => assert.deepEqual(signInFacts(name, input, flowOf), expected));

for (const [name, output, expected] of [
  ["InitiateAuth", { AuthenticationResult: {} }, { outcome: "tokens" }],
  ["RespondToAuthChallenge", { ChallengeName: "SELECT_MFA_TYPE" }, { outcome: "SELECT_MFA_TYPE" }],
  ["GetUser", {}, {}],
  [undefined, undefined, {}],
] as const)
  test(`${name} ended in ${JSON.stringify(expected)}`, () => assert.deepEqual(signInOutcome(name, output), expected));
