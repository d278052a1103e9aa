import assert from "node:assert/strict";
import test from "node:test";
import { aPool, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { Refusal } from "../refusal.ts";

const trigger = (region: string) => `arn:aws:lambda:${region}:123456789012:function:f`;
const here = trigger("us-east-1");
const mechanisms = (...names: ("verified_email" | "verified_phone_number" | "admin_only")[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Priority: index + 1, Name })) },
});
const first = (...factors: ("PASSWORD" | "EMAIL_OTP" | "SMS_OTP" | "WEB_AUTHN" | "SOFTWARE_TOKEN")[]) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
});
const sms = { SmsConfiguration: smsConfiguration };

type Given = NonNullable<Parameters<typeof aPool>[0]>;
const refused: readonly (readonly [given: Given, message: string, name?: string])[] = [
  // what is set, and what the service says
  [
    { AliasAttributes: ["email"], UsernameAttributes: ["email"] },
    "Only one of the aliasAttributes or usernameAttributes can be set in a User pool.",
  ],
  [{ MfaConfiguration: "ON" }, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"],
  [{ MfaConfiguration: "OPTIONAL" }, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"],
  [{ AutoVerifiedAttributes: ["phone_number"] }, "SMS configuration is required when phone_number is selected for auto verification"],
  [
    { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] } },
    "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
  ],
  [
    { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } }, AdminCreateUserConfig: { UnusedAccountValidityDays: 7 } },
    "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
  ],
  [
    mechanisms("admin_only", "verified_email"),
    "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.",
  ],
  [mechanisms("verified_email", "verified_email"), "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."],
  [
    {
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Priority: 1, Name: "verified_email" },
          { Priority: 1, Name: "verified_phone_number" },
        ],
      },
    },
    "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.",
  ],
  [
    { ...sms, ...mechanisms("verified_phone_number"), MfaConfiguration: "OPTIONAL" },
    "Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured.",
  ],
  [first("EMAIL_OTP"), "Password should be configured as one of the allowed first auth factors."],
  [first("PASSWORD", "SOFTWARE_TOKEN"), "SOFTWARE_TOKEN cannot be configured as an allowed first auth factor."],
  [first("PASSWORD", "SMS_OTP"), "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"],
  [
    { ...sms, ...first("PASSWORD", "EMAIL_OTP"), MfaConfiguration: "ON" },
    "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
  ],
  [
    { ...sms, ...first("PASSWORD", "WEB_AUTHN"), MfaConfiguration: "ON" },
    "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA",
  ],
  [{ SmsConfiguration: {} }, "SnsCallerArn or EumsSms is required in SmsConfiguration."],
  [
    { SmsConfiguration: { ...smsConfiguration, EumsSms: { CallerArn: smsConfiguration.SnsCallerArn } } },
    "SmsConfiguration can have either SnsCallerArn or EumsSms, not both.",
  ],
  [
    { SmsConfiguration: { ...smsConfiguration, SnsRegion: "eu-west-1" } },
    "Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1",
  ],
  [{ EmailConfiguration: { EmailSendingAccount: "DEVELOPER" } }, "Source ARN is required to use DEVELOPER email sending owner"],
  [{ EmailConfiguration: { ...emailConfiguration, From: "no mail" } }, "Provided From email address is invalid"],
  [{ EmailConfiguration: { ...emailConfiguration, From: "Jane <jane>" } }, "Provided From email address is invalid"],
  [
    { EmailConfiguration: { ...emailConfiguration, SourceArn: "arn:aws:ses:eu-north-1:123456789012:identity/example.com" } },
    "Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2.",
  ],
  [
    { EmailConfiguration: { SourceArn: emailConfiguration.SourceArn } },
    "Cognito is not allowed to use your email identity",
    "InvalidEmailRoleAccessPolicyException",
  ],
  [{ LambdaConfig: { PreSignUp: trigger("eu-west-1") } }, "Cross-region lambda functions are not supported"],
  [
    { LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V1_0", LambdaArn: trigger("eu-west-1") } } },
    "Cross-region lambda functions are not supported",
  ],
  [
    { LambdaConfig: { CustomEmailSender: { LambdaVersion: "V1_0", LambdaArn: here } } },
    "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.",
  ],
  [
    { LambdaConfig: { PreTokenGeneration: here, PreTokenGenerationConfig: { LambdaVersion: "V1_0", LambdaArn: `${here}2` } } },
    "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
  ],
  [
    { UserPoolTier: "LITE", ...first("PASSWORD", "EMAIL_OTP") },
    "The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In",
    "FeatureUnavailableInTierException",
  ],
  [
    { UserPoolTier: "LITE", LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn: here } } },
    "The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda V2_0",
    "FeatureUnavailableInTierException",
  ],
  [
    { UserPoolTier: "LITE", Policies: { PasswordPolicy: { PasswordHistorySize: 1 } } },
    "The following features need to be disabled for the LITE pricing tier configured: Password History",
    "FeatureUnavailableInTierException",
  ],
  [
    { UserPoolTier: "LITE", EmailConfiguration: emailConfiguration, mfa: { MfaConfiguration: "ON", EmailMfaConfiguration: {} } },
    "The following features need to be disabled for the LITE pricing tier configured: Email MFA",
    "FeatureUnavailableInTierException",
  ],
  [
    { UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" } },
    "The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection",
    "FeatureUnavailableInTierException",
  ],
  [{ KeyConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY" } }, "KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY."],
  [{ UserPoolTags: { "aws:x": "" } }, "Tag keys cannot start with aws: (aws:x)."],
  [
    { UserPoolTags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, ""])) },
    "A user pool cannot have more than 50 tags.",
    "UserPoolTaggingException",
  ],
];

for (const [given, message, name = "InvalidParameterException"] of refused)
  test(`refuses ${JSON.stringify(given).slice(0, 120)}`, () => {
    assert.throws(
      () => aPool(given),
      (thrown) => {
        assert.ok(thrown instanceof Refusal);
        assert.deepEqual([thrown.name, thrown.message], [name, message]);
        return true;
      },
    );
  });

const accepted: readonly Given[] = [
  {
    ...sms,
    AutoVerifiedAttributes: ["phone_number", "email"],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
  },
  { ...sms, ...mechanisms("verified_email"), MfaConfiguration: "ON" },
  { ...mechanisms("verified_phone_number") },
  { ...mechanisms("admin_only") },
  { ...sms, ...first("PASSWORD", "EMAIL_OTP", "SMS_OTP"), MfaConfiguration: "OPTIONAL" },
  { ...first("PASSWORD", "WEB_AUTHN") },
  { id: "us-east-2_aPool", SmsConfiguration: { ...smsConfiguration, SnsRegion: "us-east-1" } },
  { id: "eu-north-1_aPool", EmailConfiguration: { ...emailConfiguration, SourceArn: "arn:aws:ses:eu-north-1:123456789012:identity/e" } },
  { EmailConfiguration: { ...emailConfiguration, From: "Jane Doe <jane@example.com>" } },
  { LambdaConfig: { PreSignUp: "arn:aws:lambda:us-east-1:999999999999:function:f", KMSKeyID: "arn:aws:kms:eu-west-1:123456789012:key/k" } },
  { LambdaConfig: { PreTokenGeneration: here, PreTokenGenerationConfig: { LambdaVersion: "V3_0", LambdaArn: here } } },
  { id: "local_1", LambdaConfig: { PreSignUp: here }, SmsConfiguration: { ...smsConfiguration, SnsRegion: "us-east-1" } },
  { id: "local_1", EmailConfiguration: { ...emailConfiguration, SourceArn: "arn:aws:ses:eu-north-1:123456789012:identity/e" } },
  { UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" } },
  { UserPoolTier: "LITE", UserPoolAddOns: { AdvancedSecurityMode: "OFF" }, Policies: { PasswordPolicy: { PasswordHistorySize: 0 } } },
];

for (const given of accepted) test(`accepts ${JSON.stringify(given).slice(0, 120)}`, () => assert.doesNotThrow(() => aPool(given)));
