/** SetUserSettings and AdminSetUserSettings: the deprecated way to turn SMS MFA on and off. @see spec/auth.md §4.2 */
import type { MFAOptionType } from "../../api/mfa.ts";
import type { Pool } from "../pool/pool.ts";
import { refuse } from "../refusal.ts";
import type { User } from "../user/user.ts";
import { withMfaPreference } from "./preference.ts";

/**
 * The user with SMS MFA on (options given) or off (an empty list). It knows nothing of the other factors and of preferences: a preference for
 * SMS survives as long as SMS stays on.
 * @param now epoch seconds, for `modifiedAt`
 * @returns the same object where nothing changes
 * @throws Refusal `onlySmsOptions` for anything but SMS to phone_number, `factorNotReady` for a user without a phone
 */
export function withSmsSettings(pool: Pool, user: User, options: readonly MFAOptionType[], now: number): User {
  if (!options.every(({ DeliveryMedium, AttributeName }) => DeliveryMedium === "SMS" && AttributeName === "phone_number")) {
    throw refuse.onlySmsOptions();
  }
  const Enabled = options.length > 0;
  return withMfaPreference(pool, user, { SMS_MFA: { Enabled, PreferredMfa: Enabled && user.mfa.preferred === "SMS_MFA" } }, now);
}
