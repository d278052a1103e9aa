import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import { aDigest, aUser } from "../../../test/support/user.ts";
import type { Sealed } from "../sealed.ts";
import { challengeParameters } from "./parameters.ts";
import type { PendingChallenge, Proof, SentCode } from "./session.ts";

const pool = aPool({ Schema: [{ Name: "name", Required: true, AttributeDataType: "String" }] });
const client = aClient({ pool, ReadAttributes: ["email", "email_verified"] });
const user = aUser({
  attributes: { email: "bob@example.com", email_verified: "true", nickname: "hidden" },
  softwareToken: { secret: "sealed" as Sealed, verifiedAt: 1, friendlyDeviceName: "phone" },
});
const me = { USER_ID_FOR_SRP: "bob" };
const sent = (name: SentCode["name"], attribute: SentCode["attribute"], destination: string): SentCode => ({
  name,
  attribute,
  destination,
  code: aDigest("code"),
  wrongTries: 0,
});
const toPhone = { CODE_DELIVERY_DELIVERY_MEDIUM: "SMS", CODE_DELIVERY_DESTINATION: "+*******0100" };
const toMail = { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "b***@e***" };

for (const [pending, proofs, expected] of [
  [{ name: "SELECT_CHALLENGE" }, [], {}],
  [{ name: "PASSWORD" }, [], {}],
  [
    { name: "NEW_PASSWORD_REQUIRED" },
    ["password"],
    {
      ...me,
      requiredAttributes: '["userAttributes.name"]',
      userAttributes: '{"email":"bob@example.com","email_verified":"true"}',
    },
  ],
  [sent("SMS_MFA", "phone_number", "+12065550100"), ["password"], { ...me, ...toPhone }],
  [sent("EMAIL_OTP", "email", "bob@example.com"), ["password"], { ...me, ...toMail }],
  [sent("EMAIL_OTP", "email", "bob@example.com"), [], toMail],
  [sent("SMS_OTP", "phone_number", "+12065550100"), [], toPhone],
  [{ name: "SOFTWARE_TOKEN_MFA", wrongTries: 0 }, ["password"], { ...me, FRIENDLY_DEVICE_NAME: "phone" }],
  [
    { name: "SELECT_MFA_TYPE", factors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"] },
    ["password"],
    { ...me, MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
  ],
  [{ name: "MFA_SETUP", factors: ["SOFTWARE_TOKEN_MFA"] }, ["password"], { ...me, MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' }],
] as const satisfies readonly (readonly [PendingChallenge, readonly Proof[], Record<string, string>])[]) {
  test(`${pending.name} after ${proofs.join(", ") || "nothing"}`, () =>
    assert.deepEqual(challengeParameters(pending, { pool, client, user, proofs }), expected));
}
