import assert from "node:assert/strict";
import test from "node:test";
import { codeJudged } from "./codes.ts";

for (const [line, expected] of [
  [{ operation: "ConfirmSignUp" }, { kind: "verification", outcome: "accepted" }],
  [
    { operation: "VerifyUserAttribute", errorType: "CodeMismatchException" },
    { kind: "verification", outcome: "refused" },
  ],
  [
    { operation: "ConfirmForgotPassword", errorType: "ExpiredCodeException" },
    { kind: "recovery", outcome: "expired" },
  ],
  [{ operation: "ConfirmForgotPassword", errorType: "InvalidPasswordException" }, undefined],
  [
    { operation: "VerifySoftwareToken", errorType: "EnableSoftwareTokenMFAException" },
    { kind: "totp", outcome: "refused" },
  ],
  [
    { operation: "RespondToAuthChallenge", step: "SMS_MFA" },
    { kind: "mfa", outcome: "accepted" },
  ],
  [
    { operation: "RespondToAuthChallenge", step: "SOFTWARE_TOKEN_MFA", errorType: "CodeMismatchException" },
    { kind: "totp", outcome: "refused" },
  ],
  [{ operation: "RespondToAuthChallenge", step: "PASSWORD_VERIFIER" }, undefined],
  [{ operation: "GetUser" }, undefined],
  [{}, undefined],
] as const)
  test(`${JSON.stringify(line)}`, () => assert.deepEqual(codeJudged(line), expected));
