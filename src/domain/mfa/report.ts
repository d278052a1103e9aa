/** A user's MFA as GetUser, AdminGetUser, ListUsers and GetUserAuthFactors show it. */
import type { AuthFactorType, MFAOptionType } from "../../api/mfa.ts";
import type { User } from "../user/user.ts";
import type { Factor } from "./factor.ts";

/** The members about MFA; each is left out where it would be empty. */
export type MfaReport = {
  readonly MFAOptions?: MFAOptionType[];
  readonly PreferredMfaSetting?: Factor;
  readonly UserMFASettingList?: Factor[];
};

/**
 * What a user turned on and prefers, as answers show it. MFAOptions knows SMS only and is there while SMS MFA is on. Throws nothing.
 * @see spec/auth.md §4.1 (left out when empty, recorded), §4.2
 */
export const mfaReport = (user: User): MfaReport => ({
  ...mfaOptions(user),
  ...(user.mfa.preferred && { PreferredMfaSetting: user.mfa.preferred }),
  ...(user.mfa.enabled.length > 0 && { UserMFASettingList: [...user.mfa.enabled] }),
});

/** MFAOptions alone, as ListUsers shows it. Throws nothing. @see spec/auth.md §4.2; API model, UserType */
export const mfaOptions = (user: User): Pick<MfaReport, "MFAOptions"> =>
  user.mfa.enabled.includes("SMS_MFA") ? { MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }] } : {};

/** What GetUserAuthFactors answers about a user. */
export type AuthFactorsReport = Omit<MfaReport, "MFAOptions"> & {
  readonly Username: string;
  readonly ConfiguredUserAuthFactors?: AuthFactorType[];
};

// What makes each factor usable, in the model's order. Passkeys join here when users can register them.
const configured: readonly (readonly [AuthFactorType, (user: User) => boolean])[] = [
  ["PASSWORD", (user) => user.password !== undefined],
  ["EMAIL_OTP", (user) => Boolean(user.attributes.email)],
  ["SMS_OTP", (user) => Boolean(user.attributes.phone_number)],
  ["SOFTWARE_TOKEN", (user) => user.softwareToken?.verifiedAt !== undefined],
];

/** The authentication factors that a user could use, and the MFA settings. Throws nothing. @see spec/auth.md §4.8 */
export function authFactorsReport(user: User): AuthFactorsReport {
  const { MFAOptions: _, ...mfa } = mfaReport(user);
  const factors = configured.filter(([, isUsable]) => isUsable(user)).map(([factor]) => factor);
  return { Username: user.username, ...mfa, ...(factors.length > 0 && { ConfiguredUserAuthFactors: factors }) };
}
