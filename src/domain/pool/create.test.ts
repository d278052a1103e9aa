import assert from "node:assert/strict";
import test from "node:test";
import { aPool, born, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { describedPool } from "./describe.ts";

test("a pool made with a name shows the recorded members, in the recorded order", () => {
  const { SchemaAttributes, ...shown } = describedPool(aPool({ PoolName: "x" }), 3);
  assert.deepEqual(Object.entries(shown), [
    ["Id", "us-east-1_aPool"],
    ["Name", "x"],
    [
      "Policies",
      {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
      },
    ],
    ["DeletionProtection", "INACTIVE"],
    ["LambdaConfig", {}],
    ["LastModifiedDate", born],
    ["CreationDate", born],
    ["VerificationMessageTemplate", { DefaultEmailOption: "CONFIRM_WITH_CODE" }],
    ["UserAttributeUpdateSettings", { AttributesRequireVerificationBeforeUpdate: [] }],
    ["MfaConfiguration", "OFF"],
    ["EstimatedNumberOfUsers", 3],
    ["EmailConfiguration", { EmailSendingAccount: "COGNITO_DEFAULT" }],
    ["UserPoolTags", {}],
    ["AdminCreateUserConfig", { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 }],
    ["Arn", "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_aPool"],
    [
      "AccountRecoverySetting",
      {
        RecoveryMechanisms: [
          { Priority: 1, Name: "verified_email" },
          { Priority: 2, Name: "verified_phone_number" },
        ],
      },
    ],
    ["UserPoolTier", "ESSENTIALS"],
  ]);
  assert.equal(SchemaAttributes?.length, 20);
});

const role = "arn:aws:lambda:us-east-1:123456789012:function:f";
const classes = { RequireUppercase: false, RequireLowercase: false, RequireNumbers: false, RequireSymbols: false };

for (const [what, given, expected] of [
  [
    "a policy asks only for what it names",
    { Policies: { PasswordPolicy: { MinimumLength: 6, RequireNumbers: true } } },
    {
      Policies: {
        PasswordPolicy: { ...classes, MinimumLength: 6, RequireNumbers: true, TemporaryPasswordValidityDays: 7 },
        SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
      },
    },
  ],
  [
    "0 days are the default",
    { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 0 } } },
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 } },
  ],
  [
    "days of temporary passwords show in both places",
    { AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } },
    { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 3 } },
  ],
  [
    "a template fills the old members",
    { VerificationMessageTemplate: { EmailMessage: "Code {####}", EmailSubject: "Code", SmsMessage: "{####} !" } },
    {
      EmailVerificationMessage: "Code {####}",
      EmailVerificationSubject: "Code",
      SmsVerificationMessage: "{####} !",
      VerificationMessageTemplate: {
        EmailMessage: "Code {####}",
        EmailSubject: "Code",
        SmsMessage: "{####} !",
        DefaultEmailOption: "CONFIRM_WITH_CODE",
      },
    },
  ],
  [
    "the old members fill the template",
    { EmailVerificationMessage: "Code {####}" },
    {
      VerificationMessageTemplate: { EmailMessage: "Code {####}", DefaultEmailOption: "CONFIRM_WITH_CODE" },
    },
  ],
  [
    "a trigger shows in both spellings",
    { LambdaConfig: { PreTokenGeneration: role } },
    { LambdaConfig: { PreTokenGeneration: role, PreTokenGenerationConfig: { LambdaVersion: "V1_0", LambdaArn: role } } },
  ],
  [
    "any device setting turns tracking on",
    { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
    { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false } },
  ],
  ["no device setting does not", { DeviceConfiguration: {} }, { DeviceConfiguration: undefined }],
  ["an empty recovery setting is the legacy order", { AccountRecoverySetting: {} }, { AccountRecoverySetting: undefined }],
  [
    "empty lists are unset",
    { AutoVerifiedAttributes: [], AliasAttributes: [], UsernameAttributes: [] },
    { AutoVerifiedAttributes: undefined, AliasAttributes: undefined, UsernameAttributes: undefined },
  ],
  [
    "a Lite pool has no sign-in policy",
    { UserPoolTier: "LITE", Policies: { PasswordPolicy: { MinimumLength: 10 } } },
    { UserPoolTier: "LITE", Policies: { PasswordPolicy: { ...classes, MinimumLength: 10, TemporaryPasswordValidityDays: 7 } } },
  ],
  [
    "what was given is kept",
    {
      UsernameConfiguration: { CaseSensitive: false },
      EmailConfiguration: emailConfiguration,
      UserPoolTags: { team: "a" },
      DeletionProtection: "ACTIVE",
      KeyConfiguration: { KeyType: "AWS_OWNED_KEY" },
      IssuerConfiguration: { Type: "UPDATED" },
    },
    {
      UsernameConfiguration: { CaseSensitive: false },
      EmailConfiguration: emailConfiguration,
      UserPoolTags: { team: "a" },
      DeletionProtection: "ACTIVE",
      KeyConfiguration: { KeyType: "AWS_OWNED_KEY" },
      IssuerConfiguration: { Type: "UPDATED" },
    },
  ],
] as const)
  test(`at creation, ${what}`, () => {
    const { description } = aPool(structuredClone(given) as Parameters<typeof aPool>[0]);
    const shown: Record<string, unknown> = { ...description };
    for (const [member, value] of Object.entries(expected)) assert.deepEqual(shown[member], value, member);
    for (const [member, value] of Object.entries(shown)) assert.notEqual(value, undefined, `${member} is absent or has a value`);
  });

for (const [mode, given, expected] of [
  ["OFF", { SmsConfiguration: smsConfiguration }, { MfaConfiguration: "OFF" }],
  [
    "OPTIONAL",
    { SmsConfiguration: smsConfiguration },
    { SmsMfaConfiguration: { SmsConfiguration: smsConfiguration }, MfaConfiguration: "OPTIONAL" },
  ],
  [
    "ON",
    { SmsConfiguration: smsConfiguration, SmsAuthenticationMessage: "{####} it is" },
    { SmsMfaConfiguration: { SmsAuthenticationMessage: "{####} it is", SmsConfiguration: smsConfiguration }, MfaConfiguration: "ON" },
  ],
] as const)
  test(`CreateUserPool with MFA ${mode} and an SMS configuration`, () => {
    const { mfa, description } = aPool({ MfaConfiguration: mode, ...given });
    assert.deepEqual(mfa, expected);
    assert.equal(description.MfaConfiguration, mode);
  });
