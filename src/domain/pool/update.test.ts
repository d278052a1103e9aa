import assert from "node:assert/strict";
import test from "node:test";
import { aPool, born, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { unboundedResources } from "../quota/resources.ts";
import { checkRemovable, updatedPool, withMoreAttributes } from "./update.ts";

const later = born + 60;
const lambda = "arn:aws:lambda:us-east-1:123456789012:function:f";
const recovery = { RecoveryMechanisms: [{ Priority: 1, Name: "admin_only" as const }] };
const passwords = { MinimumLength: 12, RequireUppercase: false, RequireLowercase: true, RequireNumbers: false, RequireSymbols: false };

/** A pool with every setting away from its default. */
const unusual = () =>
  aPool({
    Policies: { PasswordPolicy: passwords, SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } },
    DeletionProtection: "ACTIVE",
    LambdaConfig: { PreSignUp: lambda },
    AutoVerifiedAttributes: ["email"],
    VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK", EmailMessage: "Code {####}" },
    SmsAuthenticationMessage: "{####} it is",
    MfaConfiguration: "OPTIONAL",
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    EmailConfiguration: emailConfiguration,
    SmsConfiguration: smsConfiguration,
    UserPoolTags: { team: "a" },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserPoolAddOns: { AdvancedSecurityMode: "OFF" },
    AccountRecoverySetting: recovery,
    UserPoolTier: "PLUS",
    KeyConfiguration: { KeyType: "AWS_OWNED_KEY" },
    IssuerConfiguration: { Type: "UPDATED" },
    UsernameConfiguration: { CaseSensitive: false },
    AliasAttributes: ["email"],
    Schema: [{ Name: "email", Required: true }],
  });

for (const [member, value] of Object.entries({
  LambdaConfig: {},
  AutoVerifiedAttributes: undefined,
  VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_CODE" },
  EmailVerificationMessage: undefined,
  SmsAuthenticationMessage: undefined,
  DeviceConfiguration: undefined,
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  UserPoolAddOns: undefined,
  Policies: aPool().description.Policies,
  DeletionProtection: "INACTIVE",
  EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
  UserPoolTags: {},
  AccountRecoverySetting: aPool().description.AccountRecoverySetting,
  UserPoolTier: "ESSENTIALS",
  KeyConfiguration: undefined,
  IssuerConfiguration: undefined,
}))
  test(`${member} returns to its default where UpdateUserPool leaves it out`, () => {
    const shown: Record<string, unknown> = updatedPool(unusual(), {}, later).description;
    assert.deepEqual(shown[member], value);
  });

for (const member of ["Id", "Name", "Arn", "CreationDate", "SchemaAttributes", "AliasAttributes", "UsernameConfiguration"])
  test(`${member} stays where UpdateUserPool leaves it out`, () => {
    const before = unusual();
    const [was, is]: Record<string, unknown>[] = [before.description, updatedPool(before, {}, later).description];
    assert.notEqual(is?.[member], undefined);
    assert.deepEqual(is?.[member], was?.[member]);
  });

test("an update without MFA keeps mode and factors, and what they need", () => {
  const { mfa, description } = updatedPool(unusual(), {}, later);
  assert.deepEqual(mfa, { SmsMfaConfiguration: { SmsConfiguration: smsConfiguration }, MfaConfiguration: "OPTIONAL" });
  assert.deepEqual(description.SmsConfiguration, smsConfiguration);
  assert.equal(updatedPool(aPool({ SmsConfiguration: smsConfiguration }), {}, later).description.SmsConfiguration, undefined);
});

test("a policy that is given in part is completed like a new pool's", () => {
  const { description } = updatedPool(unusual(), { Policies: { PasswordPolicy: { MinimumLength: 20 }, SignInPolicy: {} } }, later);
  assert.equal(description.Policies?.PasswordPolicy?.MinimumLength, 20);
  assert.deepEqual(description.Policies?.SignInPolicy, { AllowedFirstAuthFactors: ["PASSWORD"] });
});

test("the life of temporary passwords may be set in the old place alone", () => {
  const { description } = updatedPool(aPool(), { AdminCreateUserConfig: { UnusedAccountValidityDays: 2 } }, later);
  assert.equal(description.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays, 2);
  assert.equal(description.AdminCreateUserConfig?.UnusedAccountValidityDays, 2);
});

test("an update renames, dates, and an empty recovery setting brings the legacy order", () => {
  const renamed = updatedPool(aPool(), { PoolName: "new", AccountRecoverySetting: {} }, later);
  assert.deepEqual(
    [renamed.description.Name, renamed.description.LastModifiedDate, renamed.description.CreationDate],
    ["new", later, born],
  );
  assert.equal(renamed.description.AccountRecoverySetting, undefined);
  assert.deepEqual(updatedPool(renamed, { AccountRecoverySetting: recovery }, later).description.AccountRecoverySetting, recovery);
});

const totp = () => aPool({ mfa: { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } });
const totpBeside = () =>
  aPool({ SmsConfiguration: smsConfiguration, mfa: { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } } });

for (const [what, pool, requested, expected] of [
  ["OFF drops the factors", totp, { MfaConfiguration: "OFF" }, { MfaConfiguration: "OFF" }],
  [
    "another mode keeps them",
    totp,
    { MfaConfiguration: "OPTIONAL" },
    { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "OPTIONAL" },
  ],
  [
    "an SMS configuration with a mode adds SMS",
    totp,
    { MfaConfiguration: "ON", SmsConfiguration: smsConfiguration },
    {
      SmsMfaConfiguration: { SmsConfiguration: smsConfiguration },
      SoftwareTokenMfaConfiguration: { Enabled: true },
      MfaConfiguration: "ON",
    },
  ],
  [
    "one without a mode does not",
    totp,
    { SmsConfiguration: smsConfiguration },
    { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "ON" },
  ],
  [
    "nor one that the pool does without on purpose",
    totpBeside,
    { MfaConfiguration: "ON", SmsConfiguration: smsConfiguration },
    { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "ON" },
  ],
] as const)
  test(`UpdateUserPool and MFA: ${what}`, () => {
    const updated = updatedPool(pool(), structuredClone(requested), later);
    assert.deepEqual(updated.mfa, expected);
    assert.equal(updated.description.MfaConfiguration, updated.mfa.MfaConfiguration);
  });

const verifying = () =>
  aPool({ AutoVerifiedAttributes: ["email"], UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] } });
const threatened = () => aPool({ UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" } });
const passwordless = () => aPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } });

for (const [what, pool, requested, name, message] of [
  [
    "update settings that miss their attribute",
    verifying,
    { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] } },
    "InvalidParameterException",
    /^All attributes in AttributesRequireVerificationBeforeUpdate/,
  ],
  ["MFA without a factor", aPool, { MfaConfiguration: "ON" }, "InvalidParameterException", /^SMS configuration and Auto verification/],
  [
    "codes first in a pool with MFA ON",
    totp,
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } },
    "InvalidParameterException",
    /^Only PASSWORD and WEB_AUTHN/,
  ],
  [
    "passkeys that are no MFA",
    totp,
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } } },
    "InvalidParameterException",
    /^WEB_AUTHN cannot be used as an auth factor/,
  ],
  [
    "SMS settings that do not come with the phone's verification",
    () => aPool({ SmsConfiguration: smsConfiguration }),
    { AutoVerifiedAttributes: ["phone_number"] },
    "InvalidParameterException",
    /^SMS configuration is required when phone_number/,
  ],
  [
    "a lower plan that lacks what is used",
    passwordless,
    { UserPoolTier: "LITE", Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } },
    "TierChangeNotAllowedException",
    /LITE pricing tier configured: Passwordless Sign-In$/,
  ],
  [
    "a plan that is kept and lacks what is asked for",
    aPool,
    { UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" } },
    "FeatureUnavailableInTierException",
    /Threat Protection$/,
  ],
] as const)
  test(`UpdateUserPool refuses ${what}`, () => {
    assert.throws(() => updatedPool(pool(), structuredClone(requested) as Parameters<typeof updatedPool>[1], later), { name, message });
  });

test("a lower plan is fine where nothing needs the higher one", () => {
  assert.equal(updatedPool(threatened(), { UserPoolTier: "ESSENTIALS" }, later).description.UserPoolTier, "ESSENTIALS");
});

test("custom attributes are added at a date", () => {
  const before = aPool();
  const { description } = withMoreAttributes(before, [{ Name: "team", AttributeDataType: "String" }], {
    now: later,
    quotas: unboundedResources,
  });
  assert.equal(description.SchemaAttributes?.at(-1)?.Name, "custom:team");
  assert.deepEqual(description.SchemaAttributes?.slice(0, -1), before.description.SchemaAttributes);
  assert.equal(description.LastModifiedDate, later);
});

test("a pool that is protected or has a domain stays", () => {
  const pool = aPool();
  assert.doesNotThrow(() => checkRemovable(pool));
  assert.throws(() => checkRemovable(aPool({ DeletionProtection: "ACTIVE" })), {
    message: "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
  });
  assert.throws(() => checkRemovable({ ...pool, description: { ...pool.description, Domain: "auth" } }), {
    message: "User pool cannot be deleted. It has a domain configured that should be deleted first.",
  });
});
