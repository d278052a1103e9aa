import assert from "node:assert/strict";
import test from "node:test";
import { aPool, born, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { type MfaSettings, withMfaConfig } from "./mfa-config.ts";

const later = born + 60;
const sms = { SmsMfaConfiguration: { SmsConfiguration: smsConfiguration } };
const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const email = { EmailMfaConfiguration: { Message: "Code {####}", Subject: "Code" } };
const passkeys = { WebAuthnConfiguration: { FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION" as const } };
const off = { MfaConfiguration: "OFF" as const };
const on = { MfaConfiguration: "ON" as const };
const optional = { MfaConfiguration: "OPTIONAL" as const };

type Given = NonNullable<Parameters<typeof aPool>[0]>;
const allows = (...AllowedFirstAuthFactors: ("PASSWORD" | "EMAIL_OTP" | "WEB_AUTHN")[]): Given => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});

for (const [pool, asked, expected] of [
  // the pool        what is asked for                          what GetUserPoolMfaConfig then says
  [{}, {}, off],
  [{}, { ...on, ...totp }, { ...on, ...totp }],
  [{}, { ...optional, ...sms }, { ...optional, ...sms }],
  [
    {},
    { ...optional, ...sms, SoftwareTokenMfaConfiguration: {} },
    { ...optional, ...sms, SoftwareTokenMfaConfiguration: { Enabled: false } },
  ],
  [{ EmailConfiguration: emailConfiguration }, { ...on, ...email, ...totp }, { ...on, ...email, ...totp }],
  [{ SmsConfiguration: smsConfiguration }, { ...on, SmsMfaConfiguration: {} }, { ...on, ...sms }],
  [{ mfa: { ...on, ...totp } }, {}, off],
  [{ mfa: { ...on, ...totp } }, { ...on, ...sms }, { ...on, ...sms }],
  [{ mfa: { ...off, ...passkeys } }, { ...optional, ...totp }, { ...optional, ...totp }],
  [{}, { ...off, ...passkeys }, { ...off, ...passkeys }],
  [allows("PASSWORD", "EMAIL_OTP"), { ...optional, ...totp }, { ...optional, ...totp }],
  [allows("PASSWORD", "WEB_AUTHN"), { ...on, ...totp, ...passkeys }, { ...on, ...totp, ...passkeys }],
] as readonly (readonly [Given, MfaSettings, MfaSettings])[])
  test(`${JSON.stringify(pool)} with ${JSON.stringify(asked)}`, () => {
    const { mfa, description } = withMfaConfig(aPool(pool), asked, later);
    assert.deepEqual(mfa, expected);
    assert.equal(description.MfaConfiguration, mfa.MfaConfiguration);
    assert.equal(description.LastModifiedDate, later);
    if (mfa.SmsMfaConfiguration) assert.deepEqual(description.SmsConfiguration, mfa.SmsMfaConfiguration.SmsConfiguration);
  });

test("the SMS text is the pool's, and goes where SMS settings without one replace it", () => {
  const pool = aPool({ SmsConfiguration: smsConfiguration, SmsAuthenticationMessage: "{####} it is" });
  assert.equal(withMfaConfig(pool, { ...on, ...totp }, later).description.SmsAuthenticationMessage, "{####} it is");
  assert.equal("SmsAuthenticationMessage" in withMfaConfig(pool, { ...on, ...sms }, later).description, false);
  const said = withMfaConfig(pool, { ...on, SmsMfaConfiguration: { SmsAuthenticationMessage: "now {####}" } }, later);
  assert.equal(said.description.SmsAuthenticationMessage, "now {####}");
  assert.equal(said.mfa.SmsMfaConfiguration?.SmsAuthenticationMessage, "now {####}");
});

const together = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";
const single = "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor";

for (const [pool, asked, message] of [
  [{}, { ...off, ...sms }, together],
  [{}, totp, together],
  [{}, { ...off, SoftwareTokenMfaConfiguration: { Enabled: false } }, together],
  [{}, { ...off, ...email }, together],
  [{}, on, "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."],
  [{}, { ...optional, ...passkeys }, "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."],
  [
    {},
    { ...on, SoftwareTokenMfaConfiguration: { Enabled: false } },
    "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
  ],
  [
    {},
    { ...on, ...email },
    "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.",
  ],
  [
    {},
    { ...on, SmsMfaConfiguration: {} },
    "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
  ],
  [
    allows("PASSWORD", "EMAIL_OTP"),
    { ...on, ...totp },
    "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
  ],
  [allows("PASSWORD", "WEB_AUTHN"), { ...on, ...totp }, single],
  [allows("PASSWORD", "WEB_AUTHN"), { ...on, ...totp, WebAuthnConfiguration: { FactorConfiguration: "SINGLE_FACTOR" } }, single],
  [{ ...allows("PASSWORD", "WEB_AUTHN"), mfa: { ...on, ...totp, ...passkeys } }, { ...on, ...totp }, single],
  [
    { UserPoolTier: "LITE" },
    { ...off, ...passkeys },
    "The following features need to be disabled for the LITE pricing tier configured: Passkey MFA",
  ],
  [
    { AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_phone_number" }] } },
    { ...optional, ...sms },
    "Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured.",
  ],
  [
    { EmailConfiguration: emailConfiguration, AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" }] } },
    { ...optional, ...email },
    "Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_email as a recovery mechanism when Email MFA is configured.",
  ],
] as readonly (readonly [Given, MfaSettings, string])[])
  test(`refused: ${JSON.stringify(pool)} with ${JSON.stringify(asked)}`, () => {
    assert.throws(() => withMfaConfig(aPool(pool), asked, later), { message });
  });
