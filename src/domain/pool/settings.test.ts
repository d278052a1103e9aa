import assert from "node:assert/strict";
import test from "node:test";
import { aPool, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import {
  advancedSecurityModeOf,
  aliasAttributesOf,
  allowedFirstFactorsOf,
  autoVerifiedAttributesOf,
  deviceConfigurationOf,
  isCaseSensitive,
  isSelfSignUpAllowed,
  mfaModeOf,
  passkeysAreMultiFactor,
  passwordPolicyOf,
  poolMfaOf,
  primaryRecoveryChannelOf,
  recoveryMechanismsOf,
  schemaOf,
  tierOf,
  usernameAttributesOf,
  verifiedBeforeUpdateOf,
} from "./settings.ts";

const recovers = (...names: ("verified_email" | "verified_phone_number" | "admin_only")[]) =>
  aPool({ AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Priority: names.length - index, Name })) } });
const allFactors = aPool({
  EmailConfiguration: emailConfiguration,
  mfa: {
    MfaConfiguration: "ON",
    EmailMfaConfiguration: {},
    SmsMfaConfiguration: { SmsConfiguration: smsConfiguration },
    SoftwareTokenMfaConfiguration: { Enabled: true },
    WebAuthnConfiguration: { FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION" },
  },
});
const smsOnly = aPool({ MfaConfiguration: "OPTIONAL", SmsConfiguration: smsConfiguration });
const bare = { id: "us-east-1_old", version: 1, description: {}, mfa: {} };

for (const [what, is, expected] of [
  ["MFA of a new pool", poolMfaOf(aPool()), { mode: "OFF", factors: [] }],
  [
    "MFA of a pool with everything, in the service's order",
    poolMfaOf(allFactors),
    { mode: "ON", factors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] },
  ],
  ["MFA by SMS, from CreateUserPool", poolMfaOf(smsOnly), { mode: "OPTIONAL", factors: ["SMS_MFA"] }],
  ["the mode alone", mfaModeOf(smsOnly), "OPTIONAL"],
  ["passkeys by default", passkeysAreMultiFactor(aPool()), false],
  ["passkeys as MFA", passkeysAreMultiFactor(allFactors), true],
  ["recovery by default", recoveryMechanismsOf(aPool()), ["verified_email", "verified_phone_number"]],
  [
    "recovery by priority",
    recoveryMechanismsOf(recovers("verified_email", "verified_phone_number")),
    ["verified_phone_number", "verified_email"],
  ],
  ["recovery of a legacy pool", recoveryMechanismsOf(bare), ["verified_phone_number", "verified_email"]],
  ["the channel by default", primaryRecoveryChannelOf(aPool()), "email"],
  ["the channel by priority", primaryRecoveryChannelOf(recovers("verified_email", "verified_phone_number")), "phone_number"],
  ["no channel where recovery is the administrator's", primaryRecoveryChannelOf(recovers("admin_only")), undefined],
  ["no channel in a legacy pool", primaryRecoveryChannelOf(bare), undefined],
  [
    "passwords of an old pool",
    passwordPolicyOf(bare),
    {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      PasswordHistorySize: 0,
      TemporaryPasswordValidityDays: 7,
    },
  ],
  [
    "passwords as set",
    passwordPolicyOf(aPool({ Policies: { PasswordPolicy: { MinimumLength: 6, PasswordHistorySize: 3 } } })).PasswordHistorySize,
    3,
  ],
  [
    "days of temporary passwords",
    passwordPolicyOf(aPool({ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 30 } } })).TemporaryPasswordValidityDays,
    30,
  ],
  ["verified at sign-up", autoVerifiedAttributesOf(aPool({ AutoVerifiedAttributes: ["email"] })), ["email"]],
  ["verified at sign-up by default", autoVerifiedAttributesOf(aPool()), []],
  ["verified before an update by default", verifiedBeforeUpdateOf(bare), []],
  ["names by default", [usernameAttributesOf(bare), aliasAttributesOf(bare), isCaseSensitive(bare)], [[], [], true]],
  [
    "names",
    [usernameAttributesOf(aPool({ UsernameAttributes: ["email"] })), aliasAttributesOf(aPool({ AliasAttributes: ["email"] }))],
    [["email"], ["email"]],
  ],
  ["case", isCaseSensitive(aPool({ UsernameConfiguration: { CaseSensitive: false } })), false],
  ["first factors by default", allowedFirstFactorsOf(bare), ["PASSWORD"]],
  ["devices by default", deviceConfigurationOf(aPool()), undefined],
  ["plan and protection by default", [tierOf(bare), advancedSecurityModeOf(bare)], ["ESSENTIALS", "OFF"]],
  ["sign-up by default", isSelfSignUpAllowed(bare), true],
  ["sign-up closed", isSelfSignUpAllowed(aPool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } })), false],
  ["schema of nothing", schemaOf(bare), []],
] as const)
  test(what, () => assert.deepEqual(is, expected));
