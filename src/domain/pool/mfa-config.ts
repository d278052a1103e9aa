/** How MFA is set up in a pool: by SetUserPoolMfaConfig, which replaces everything, and in part by CreateUserPool and UpdateUserPool. */
import type { InputOf } from "../../api/contract.ts";
import type { SetUserPoolMfaConfig } from "../../api/pool-mfa.ts";
import { present } from "../present.ts";
import { checkSms } from "./message-checks.ts";
import { checkCodesFirst, checkEmailSender, checkRecoveryAgainstMfa, passkeysCircumventMfa } from "./mfa-checks.ts";
import type { Pool, PoolMfaConfig } from "./pool.ts";
import { refusePool } from "./refusals.ts";
import { checkTier } from "./tier.ts";

/** What SetUserPoolMfaConfig asks for. */
export type MfaSettings = Omit<InputOf<typeof SetUserPoolMfaConfig>, "UserPoolId">;

/**
 * The pool with another MFA set-up. What is not given is turned off, the mode included. SMS settings become the pool's own.
 * @param now epoch seconds @throws Refusal for every contradiction of spec/auth.md §4.3
 */
export function withMfaConfig(pool: Pool, given: MfaSettings, now: number): Pool {
  checkMode(given);
  const sms = given.SmsMfaConfiguration;
  const description = {
    ...pool.description,
    MfaConfiguration: given.MfaConfiguration ?? "OFF",
    ...(sms && { SmsConfiguration: sms.SmsConfiguration ?? pool.description.SmsConfiguration }),
    ...(sms && { SmsAuthenticationMessage: sms.SmsAuthenticationMessage }),
    LastModifiedDate: now,
  };
  const { WebAuthnConfiguration, EmailMfaConfiguration, SoftwareTokenMfaConfiguration } = given;
  const mfa = mfaConfig(description, {
    SmsMfaConfiguration: sms && {},
    SoftwareTokenMfaConfiguration: SoftwareTokenMfaConfiguration && { Enabled: false, ...SoftwareTokenMfaConfiguration },
    EmailMfaConfiguration,
    WebAuthnConfiguration,
  });
  return checked({ ...pool, description: present(description), mfa });
}

// The order is recorded for the first rule and the sender; the others follow the table.
function checked(pool: Pool): Pool {
  if (pool.mfa.SmsMfaConfiguration && !pool.description.SmsConfiguration) throw refusePool.mfaWithoutSms();
  checkSms(pool);
  checkEmailSender(pool);
  checkCodesFirst(pool);
  if (passkeysCircumventMfa(pool)) throw refusePool.passkeysSingleFactor();
  checkTier(pool);
  checkRecoveryAgainstMfa(pool);
  return pool;
}

// A block counts by being there, even where it turns nothing on.
function checkMode({ MfaConfiguration = "OFF", ...given }: MfaSettings): void {
  const { SmsMfaConfiguration: sms, EmailMfaConfiguration: email, SoftwareTokenMfaConfiguration: token } = given;
  if (MfaConfiguration === "OFF") {
    if (sms || email || token) throw refusePool.mfaOffWithFactors();
    return;
  }
  if (!sms && !email && !token) throw refusePool.mfaWithoutFactors();
  if (!sms && !email && !token?.Enabled) throw refusePool.mfaFactorsDisabled();
}

/**
 * The MFA set-up of a pool from its description and its factors' blocks. The mode and the SMS settings live in both and are the description's;
 * a pool with MFA off keeps no factor.
 */
export function mfaConfig(description: Pool["description"], blocks: PoolMfaConfig): PoolMfaConfig {
  const { MfaConfiguration = "OFF", SmsAuthenticationMessage, SmsConfiguration } = description;
  const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration, EmailMfaConfiguration, WebAuthnConfiguration } = blocks;
  if (MfaConfiguration === "OFF") return present({ MfaConfiguration, WebAuthnConfiguration });
  const SmsMfaConfiguration = sms && present({ SmsAuthenticationMessage, SmsConfiguration });
  return present({ SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration, MfaConfiguration, WebAuthnConfiguration });
}

/**
 * The MFA set-up after CreateUserPool or UpdateUserPool, which know of no factor but SMS: it is turned on where a request sets the mode and
 * brings an SMS configuration, unless the pool has had one and does without SMS MFA on purpose. Other factors stay as they are.
 * @param before the pool as it was; absent for a new one @param requested what the request itself says
 * @throws Refusal where MFA would be on without a factor @see spec/auth.md §4.3; API model, CreateUserPool, MfaConfiguration
 */
export function mfaAfter(
  description: Pool["description"],
  before: Pool | undefined,
  requested: Pick<Pool["description"], "MfaConfiguration" | "SmsConfiguration">,
): PoolMfaConfig {
  const had = before?.mfa ?? {};
  const others = had.EmailMfaConfiguration !== undefined || had.SoftwareTokenMfaConfiguration?.Enabled === true;
  const onPurpose = others && !had.SmsMfaConfiguration && before?.description.SmsConfiguration !== undefined;
  const asked = requested.MfaConfiguration !== undefined && requested.SmsConfiguration !== undefined;
  const sms = had.SmsMfaConfiguration !== undefined || (asked && !onPurpose);
  if (description.MfaConfiguration !== "OFF" && !sms && !others) throw refusePool.mfaWithoutSms();
  return mfaConfig(description, { ...had, SmsMfaConfiguration: sms ? {} : undefined });
}
