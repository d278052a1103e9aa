/** What a pool is judged by after CreateUserPool and UpdateUserPool: a list of small rules, each about one corner of the settings. */
import type { LambdaConfigType } from "../../api/pool-lambda.ts";
import type { PoolSettings } from "./defaults.ts";
import { checkEmail, checkSms } from "./message-checks.ts";
import { checkCodesFirst, checkEmailSender, checkRecoveryAgainstMfa, passkeysCircumventMfa } from "./mfa-checks.ts";
import type { Pool } from "./pool.ts";
import { isRegion, regionOf } from "./pool-id.ts";
import { refusePool } from "./refusals.ts";
import { allowedFirstFactorsOf, autoVerifiedAttributesOf, verifiedBeforeUpdateOf } from "./settings.ts";
import { checkTags } from "./tags.ts";
import { checkTier } from "./tier.ts";

/** A pool as a request would make it, with the request and the pool of before. */
export type Proposal = { readonly pool: Pool; readonly requested: PoolSettings; readonly before?: Pool | undefined };

type Check = (proposal: Proposal) => void;

/** Judges a proposal. @throws Refusal of the first rule it breaks @see spec/platform.md §2.3; spec/auth.md §4.3 */
export function checkProposal(proposal: Proposal): void {
  for (const check of checks) check(proposal);
}

const verification: Check = ({ pool, requested }) => {
  const verified = autoVerifiedAttributesOf(pool);
  // Recorded: the configuration must come with the request, even where the pool would keep one.
  if (verified.includes("phone_number") && !requested.SmsConfiguration) throw refusePool.phoneVerifiedWithoutSms();
  if (!verifiedBeforeUpdateOf(pool).every((attribute) => verified.includes(attribute))) throw refusePool.updateNeedsAutoVerified();
};

const temporaryPasswords: Check = ({ requested }) => {
  const { TemporaryPasswordValidityDays } = requested.Policies?.PasswordPolicy ?? {};
  const { UnusedAccountValidityDays } = requested.AdminCreateUserConfig ?? {};
  if (TemporaryPasswordValidityDays !== undefined && UnusedAccountValidityDays !== undefined)
    throw refusePool.bothTemporaryPasswordSettings();
};

const recovery: Check = ({ pool }) => {
  const mechanisms = pool.description.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  const names = mechanisms.map(({ Name }) => Name);
  const priorities = mechanisms.map(({ Priority }) => Priority);
  if (names.length > 1 && names.includes("admin_only")) throw refusePool.adminOnlyWithOthers();
  if (new Set(names).size < names.length || new Set(priorities).size < priorities.length) throw refusePool.duplicateRecovery();
};

const firstFactors: Check = ({ pool }) => {
  const allowed = allowedFirstFactorsOf(pool);
  if (!allowed.includes("PASSWORD")) throw refusePool.passwordNotAllowed();
  if (allowed.includes("SOFTWARE_TOKEN")) throw refusePool.softwareTokenFirst();
  if (allowed.includes("SMS_OTP") && !pool.description.SmsConfiguration) throw refusePool.smsOtpWithoutSms();
};

const passkeys: Check = ({ pool }) => {
  if (passkeysCircumventMfa(pool)) throw refusePool.passkeysNotMultiFactor();
};

const triggers: Check = ({ pool, requested }) => {
  const given = requested.LambdaConfig ?? {};
  const arns = triggerArns(given);
  const region = regionOf(pool.id);
  // Other accounts are fine, other regions are not: measured. A pool whose chosen id names no region has none to keep to.
  if (isRegion(region) && arns.some((arn) => arn.split(":")[3] !== region)) throw refusePool.crossRegionTrigger();
  if ((given.CustomSMSSender || given.CustomEmailSender) && !given.KMSKeyID) throw refusePool.kmsKeyMissing();
  const { PreTokenGeneration: legacy, PreTokenGenerationConfig: versioned } = given;
  if (legacy && versioned && legacy !== versioned.LambdaArn) throw refusePool.twoPreTokenTriggers();
};

function triggerArns({ KMSKeyID: _, ...given }: LambdaConfigType): string[] {
  return Object.values(given).flatMap((trigger) => (typeof trigger === "string" ? [trigger] : trigger ? [trigger.LambdaArn] : []));
}

const keys: Check = ({ pool: { description } }) => {
  const { KeyType, KmsKeyArn } = description.KeyConfiguration ?? {};
  if (KeyType === "CUSTOMER_MANAGED_KEY" && !KmsKeyArn) throw refusePool.customerKeyMissing();
};

const checks: readonly Check[] = [
  temporaryPasswords,
  verification,
  recovery,
  firstFactors,
  ({ pool }) => checkSms(pool),
  ({ pool }) => checkEmail(pool),
  ({ pool }) => checkEmailSender(pool),
  ({ pool }) => checkCodesFirst(pool),
  passkeys,
  triggers,
  ({ pool, before }) => checkTier(pool, before),
  ({ pool }) => checkRecoveryAgainstMfa(pool),
  keys,
  ({ pool }) => checkTags(pool.description.UserPoolTags ?? {}),
];
