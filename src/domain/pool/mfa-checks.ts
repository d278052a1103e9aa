/** Settings of a pool that contradict its MFA, wherever they are set. */
import type { Pool } from "./pool.ts";
import { refusePool } from "./refusals.ts";
import { allowedFirstFactorsOf, mfaModeOf, passkeysAreMultiFactor, poolMfaOf } from "./settings.ts";

/** Refuses first factors by code while everybody must use MFA: a code proves no second thing. @see spec/auth.md §4.3 */
export function checkCodesFirst(pool: Pool): void {
  const codes = allowedFirstFactorsOf(pool).some((factor) => factor === "EMAIL_OTP" || factor === "SMS_OTP");
  if (mfaModeOf(pool) === "ON" && codes) throw refusePool.codesFirstWithMfa();
}

/** Whether passkeys may be used first although MFA is required and they do not count as MFA. @see spec/auth.md §4.3 */
export const passkeysCircumventMfa = (pool: Pool): boolean =>
  mfaModeOf(pool) === "ON" && allowedFirstFactorsOf(pool).includes("WEB_AUTHN") && !passkeysAreMultiFactor(pool);

/** Refuses e-mail MFA through the service's own sender. @see spec/auth.md §4.3 */
export function checkEmailSender({ description, mfa }: Pool): void {
  const sender = description.EmailConfiguration?.EmailSendingAccount ?? "COGNITO_DEFAULT";
  if (mfa.EmailMfaConfiguration && sender === "COGNITO_DEFAULT") throw refusePool.emailMfaOnDefaultSender();
}

/** Refuses recovery through nothing but the channel that MFA uses. @see spec/auth.md §4.3, §4.5 */
export function checkRecoveryAgainstMfa(pool: Pool): void {
  const { factors } = poolMfaOf(pool);
  const names = pool.description.AccountRecoverySetting?.RecoveryMechanisms?.map(({ Name }) => Name) ?? [];
  const only = names.length === 1 ? names[0] : undefined;
  if (only === "verified_phone_number" && factors.includes("SMS_MFA")) throw refusePool.recoveryUsedByMfa(only, "SMS");
  if (only === "verified_email" && factors.includes("EMAIL_OTP")) throw refusePool.recoveryUsedByMfa(only, "Email");
}
