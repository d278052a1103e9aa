import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import type { Pool } from "../pool/pool.ts";
import type { Attributes } from "../user/user.ts";
import { recoveryChannel, signUpChannel } from "./channel.ts";

const pool = (description: Partial<Pool["description"]>): Pool => ({
  id: "us-east-1_A",
  version: 1,
  description,
  mfa: { SmsMfaConfiguration: {}, EmailMfaConfiguration: {} },
});
const user = (attributes: Attributes, preferred?: "SMS_MFA" | "EMAIL_OTP") =>
  aUser({ attributes, mfa: preferred ? { enabled: [preferred], preferred } : { enabled: [] } });

const email = { email: "b@example.com" };
const phone = { phone_number: "+12065550100" };
const verifiedEmail = { ...email, email_verified: "true" };
const verifiedPhone = { ...phone, phone_number_verified: "true" };
const both = { ...verifiedEmail, ...verifiedPhone };

for (const [auto, attributes, expected] of [
  // pool verifies          user has            code goes to
  [[], { ...email, ...phone }, undefined],
  [["email"], { ...email, ...phone }, "email"],
  [["phone_number"], { ...email, ...phone }, "phone_number"],
  [["email", "phone_number"], { ...email, ...phone }, "phone_number"],
  [["email", "phone_number"], email, "email"],
  [["email"], phone, undefined],
] as const)
  test(`sign-up: pool verifies ${auto}, user has ${Object.keys(attributes)}`, () =>
    assert.equal(signUpChannel(pool({ AutoVerifiedAttributes: [...auto] }), user(attributes)), expected));

const mechanisms = (...names: ("verified_email" | "verified_phone_number" | "admin_only")[]): Partial<Pool["description"]> => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })) },
});
const mailFirst = mechanisms("verified_email", "verified_phone_number");
const phoneFirst = mechanisms("verified_phone_number", "verified_email");
const withMfa = { MfaConfiguration: "OPTIONAL" as const };

for (const [what, settings, attributes, preferred, expected] of [
  ["mail first", mailFirst, both, undefined, "email"],
  ["phone first", phoneFirst, both, undefined, "phone_number"],
  ["first one unverified", mailFirst, { ...both, email_verified: "false" }, undefined, "phone_number"],
  ["first one missing", phoneFirst, verifiedEmail, undefined, "email"],
  ["nothing verified", mailFirst, { ...email, ...phone }, undefined, undefined],
  ["only mail allowed, user has a phone", mechanisms("verified_email"), verifiedPhone, undefined, undefined],
  ["a flag without its address", mailFirst, { email_verified: "true" }, undefined, undefined],
  ["administrator only", mechanisms("admin_only"), both, undefined, undefined],
  ["mail preferred for MFA", { ...mailFirst, ...withMfa }, both, "EMAIL_OTP", "phone_number"],
  ["phone preferred for MFA", { ...phoneFirst, ...withMfa }, both, "SMS_MFA", "email"],
  ["the only one preferred for MFA", { ...mailFirst, ...withMfa }, verifiedPhone, "SMS_MFA", undefined],
  ["preferred while the pool has MFA off", mailFirst, both, "EMAIL_OTP", "email"],
  ["legacy pool: phone first", {}, both, undefined, "phone_number"],
  ["legacy pool: phone though preferred for MFA", withMfa, both, "SMS_MFA", "phone_number"],
  ["legacy pool: then mail", {}, verifiedEmail, undefined, "email"],
] as const)
  test(`recovery: ${what}`, () => assert.equal(recoveryChannel(pool(settings), user(attributes, preferred)), expected));
