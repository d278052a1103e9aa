/** What a pool's settings mean, read with the defaults in force: the one place where other rooms learn how a pool behaves. */
import type { AuthFactorType } from "../../api/mfa.ts";
import type { AliasAttributeType, UsernameAttributeType, UserPoolTierType } from "../../api/pool.ts";
import type { UserPoolMfaType } from "../../api/pool-mfa.ts";
import type {
  AdvancedSecurityModeType,
  DeviceConfigurationType,
  PasswordPolicyType,
  RecoveryOptionNameType,
  VerifiedAttributeType,
} from "../../api/pool-policy.ts";
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { type Factor, factors } from "../mfa/factor.ts";
import { defaultPasswordPolicy } from "./defaults.ts";
import type { Pool } from "./pool.ts";

/** MFA as the pool demands it: whether, and with which factors, in the order in which they are offered. */
export type PoolMfa = { readonly mode: UserPoolMfaType; readonly factors: readonly Factor[] };

/** A password policy with every member. */
export type PasswordPolicy = Required<PasswordPolicyType>;

/** Whether MFA is OFF, OPTIONAL or ON. */
export const mfaModeOf = ({ description }: Pool): UserPoolMfaType => description.MfaConfiguration ?? "OFF";

// SMS and e-mail have no Enabled member: their block turns them on (spec/auth.md §4.3).
const isOn: Readonly<Record<Factor, (pool: Pool) => boolean>> = {
  SMS_MFA: ({ mfa }) => mfa.SmsMfaConfiguration !== undefined,
  SOFTWARE_TOKEN_MFA: ({ mfa }) => mfa.SoftwareTokenMfaConfiguration?.Enabled === true,
  EMAIL_OTP: ({ mfa }) => mfa.EmailMfaConfiguration !== undefined,
};

/** MFA of the pool; no factor is on where the mode is OFF. @see spec/auth.md §4.3, §4.4 */
export function poolMfaOf(pool: Pool): PoolMfa {
  const mode = mfaModeOf(pool);
  return { mode, factors: mode === "OFF" ? [] : factors.filter((factor) => isOn[factor](pool)) };
}

/** Whether a passkey with user verification counts as full MFA. @see spec/auth.md §4.1, §4.3 */
export const passkeysAreMultiFactor = ({ mfa }: Pool): boolean =>
  mfa.WebAuthnConfiguration?.FactorConfiguration === "MULTI_FACTOR_WITH_USER_VERIFICATION";

/** The pool's password policy, completed. `PasswordHistorySize` 0 keeps no history, `TemporaryPasswordValidityDays` 0 counts as 7. @see spec/auth.md §7.5 */
export function passwordPolicyOf({ description }: Pool): PasswordPolicy {
  const policy = { ...defaultPasswordPolicy, PasswordHistorySize: 0, ...description.Policies?.PasswordPolicy };
  return { ...policy, TemporaryPasswordValidityDays: policy.TemporaryPasswordValidityDays || 7 };
}

/** The ways in which a forgotten password may be recovered, first choice first. A pool without the setting is a legacy pool: phone, then e-mail.
 *  @see spec/platform.md §2.2; spec/auth.md §4.5 */
export function recoveryMechanismsOf({ description }: Pool): readonly RecoveryOptionNameType[] {
  const mechanisms = description.AccountRecoverySetting?.RecoveryMechanisms;
  if (!mechanisms) return ["verified_phone_number", "verified_email"];
  return mechanisms.toSorted((one, other) => one.Priority - other.Priority).map(({ Name }) => Name);
}

/** The attribute that is the primary recovery channel and so kept out of MFA; undefined where recovery is the administrator's, and in
 *  legacy pools, which keep nothing out. @see spec/auth.md §4.5 */
export function primaryRecoveryChannelOf(pool: Pool): VerifiedAttributeType | undefined {
  if (!pool.description.AccountRecoverySetting?.RecoveryMechanisms) return undefined;
  const [first] = recoveryMechanismsOf(pool);
  if (first === "verified_email") return "email";
  return first === "verified_phone_number" ? "phone_number" : undefined;
}

/** Attributes that are verified by a code at sign-up. */
export const autoVerifiedAttributesOf = ({ description }: Pool): readonly VerifiedAttributeType[] =>
  description.AutoVerifiedAttributes ?? [];

/** Attributes whose new value must be verified before it replaces the old one. @see spec/auth.md §7.2 */
export const verifiedBeforeUpdateOf = ({ description }: Pool): readonly VerifiedAttributeType[] =>
  description.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];

/** Attributes that serve as the user name itself. @see spec/auth.md §7.3 */
export const usernameAttributesOf = ({ description }: Pool): readonly UsernameAttributeType[] => description.UsernameAttributes ?? [];

/** Attributes by which a user may sign in beside the user name. @see spec/auth.md §7.3 */
export const aliasAttributesOf = ({ description }: Pool): readonly AliasAttributeType[] => description.AliasAttributes ?? [];

/** Whether user names and aliases keep upper and lower case apart; so it is where nothing was set. @see spec/platform.md §2.2 */
export const isCaseSensitive = ({ description }: Pool): boolean => description.UsernameConfiguration?.CaseSensitive ?? true;

/** What may be asked first in USER_AUTH. @see spec/auth.md §4.8 */
export const allowedFirstFactorsOf = ({ description }: Pool): readonly AuthFactorType[] =>
  description.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"];

/** How devices are remembered; undefined where the pool does not track devices. @see spec/auth.md §6 */
export const deviceConfigurationOf = ({ description }: Pool): DeviceConfigurationType | undefined => description.DeviceConfiguration;

/** The feature plan. */
export const tierOf = ({ description }: Pool): UserPoolTierType => description.UserPoolTier ?? "ESSENTIALS";

/** Threat protection: OFF, AUDIT or ENFORCED. @see spec/auth.md §9 */
export const advancedSecurityModeOf = ({ description }: Pool): AdvancedSecurityModeType =>
  description.UserPoolAddOns?.AdvancedSecurityMode ?? "OFF";

/** Whether people may sign up by themselves. */
export const isSelfSignUpAllowed = ({ description }: Pool): boolean => !description.AdminCreateUserConfig?.AllowAdminCreateUserOnly;

/** The attributes the pool knows, standard ones first, names as on the wire (`custom:department`). @see spec/platform.md §2.2 */
export const schemaOf = ({ description }: Pool): readonly SchemaAttributeType[] => description.SchemaAttributes ?? [];
