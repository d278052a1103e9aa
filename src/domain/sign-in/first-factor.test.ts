import assert from "node:assert/strict";
import test from "node:test";
import { aPool, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { aPassword, aUser } from "../../../test/support/user.ts";
import type { AuthFactorType } from "../../api/mfa.ts";
import type { User } from "../user/user.ts";
import { availableChallenges, firstChallenge, phantomChallenges } from "./first-factor.ts";

const pool = (AllowedFirstAuthFactors: AuthFactorType[], mfa = false) =>
  aPool({
    EmailConfiguration: emailConfiguration,
    SmsConfiguration: smsConfiguration,
    AutoVerifiedAttributes: ["email"],
    Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
    ...(mfa && { mfa: { MfaConfiguration: "OPTIONAL" as const, EmailMfaConfiguration: {} } }),
  });
const all: AuthFactorType[] = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"];
const password = { password: aPassword("00") };
const email = { attributes: { email: "bob@example.com", email_verified: "true" } };
const both = { attributes: { ...email.attributes, phone_number: "+12065550100", phone_number_verified: "true" } };
const unverified = { attributes: { email: "bob@example.com", email_verified: "false" } };

for (const [name, allowed, user, expected, mfa] of [
  ["nothing", all, {}, []],
  ["a password", all, password, ["PASSWORD_SRP", "PASSWORD"]],
  ["everything", all, { ...password, ...both }, ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"]],
  ["everything where only passwords are allowed", ["PASSWORD"], { ...password, ...both }, ["PASSWORD_SRP", "PASSWORD"]],
  ["an e-mail address and no password", all, email, ["EMAIL_OTP"]],
  ["an address that is not verified", all, unverified, []],
  ["a sign-up that is still open", all, { ...unverified, status: "UNCONFIRMED" }, ["EMAIL_OTP"]],
  ["a temporary password", all, { ...password, ...both, status: "FORCE_CHANGE_PASSWORD" }, ["PASSWORD_SRP", "PASSWORD"]],
  ["MFA turned on", all, { ...password, ...both, mfa: { enabled: ["EMAIL_OTP"] } }, ["PASSWORD_SRP", "PASSWORD"], true],
  ["no MFA where it is optional", all, { ...password, ...email }, ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"], true],
] as const satisfies readonly (readonly [string, readonly AuthFactorType[], Partial<User>, readonly string[], boolean?])[]) {
  test(`a user with ${name} may begin with [${expected}]`, () =>
    assert.deepEqual(availableChallenges(pool([...allowed], mfa), aUser(user)), expected));
}

for (const [preferred, expected] of [
  ["PASSWORD", "PASSWORD"],
  ["EMAIL_OTP", "EMAIL_OTP"],
  ["SMS_OTP", "SELECT_CHALLENGE"],
  ["WEB_AUTHN", "SELECT_CHALLENGE"],
  [undefined, "SELECT_CHALLENGE"],
] as const)
  test(`preferring ${preferred} leads to ${expected}`, () =>
    assert.equal(firstChallenge(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"], preferred), expected));

for (const [allowed, typed, expected] of [
  [["PASSWORD"], "eve@example.com", ["PASSWORD_SRP", "PASSWORD"]],
  [all, "eve", ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"]],
  [all, "+12065550100", ["PASSWORD_SRP", "PASSWORD", "SMS_OTP"]],
  [["PASSWORD", "SMS_OTP"], "eve", ["PASSWORD_SRP", "PASSWORD", "SMS_OTP"]],
] as const)
  test(`${typed}, whom nobody knows, seems to begin with [${expected}] where [${allowed}] are allowed`, () =>
    assert.deepEqual(phantomChallenges(pool([...allowed]), typed), expected));
