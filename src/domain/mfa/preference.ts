/** SetUserMFAPreference and AdminSetUserMFAPreference: what a user has on and prefers, as one rule. @see spec/auth.md §4.1 */
import type { Pool } from "../pool/pool.ts";
import { passkeysAreMultiFactor } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { User } from "../user/user.ts";
import { canAnswer } from "./can-answer.ts";
import { type Factor, factors, type UserMfa } from "./factor.ts";

/** What is asked for one factor; an absent `Enabled` counts as false. */
export type FactorSettings = { readonly Enabled?: boolean; readonly PreferredMfa?: boolean };

/** What is asked: a factor that is absent stays as it is; `webAuthn` is on or off and never preferred. */
export type AskedPreference = { readonly [Each in Factor]?: FactorSettings | undefined } & {
  readonly webAuthn?: { readonly Enabled?: boolean } | undefined;
};

/** The members by which both operations ask. @see API model, SetUserMFAPreferenceRequest */
export type PreferenceInput = {
  readonly SMSMfaSettings?: FactorSettings;
  readonly SoftwareTokenMfaSettings?: FactorSettings;
  readonly EmailMfaSettings?: FactorSettings;
  readonly WebAuthnMfaSettings?: { readonly Enabled?: boolean };
};

/** The request's members under the names that sign-in uses. Throws nothing. */
export const askedPreference = (input: PreferenceInput): AskedPreference => ({
  SMS_MFA: input.SMSMfaSettings,
  SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaSettings,
  EMAIL_OTP: input.EmailMfaSettings,
  webAuthn: input.WebAuthnMfaSettings,
});

/**
 * The user with the asked factors on or off and at most one preferred; whether the pool has a factor on does not matter here.
 * @param pool decides on passkeys only    @param now epoch seconds, for `modifiedAt`
 * @returns the same object where nothing changes
 * @throws Refusal `preferredButOff`, `onlyOnePreferred`, `factorNotReady`, `webAuthnMfaOff`, `webAuthnMfaAlone`: then nothing at all changes
 * @see spec/auth.md §4.1
 */
export function withMfaPreference(pool: Pool, user: User, asked: AskedPreference, now: number): User {
  refuseContradictions(asked);
  const unready = factors.find((factor) => asked[factor]?.Enabled && !canAnswer[factor](user));
  if (unready) throw refuse.factorNotReady(unready);
  const mfa = decided(user.mfa, asked);
  if (asked.webAuthn?.Enabled) refuseWebAuthn(pool, mfa);
  return sameMfa(user.mfa, mfa) ? user : { ...user, mfa, modifiedAt: now };
}

function refuseContradictions(asked: AskedPreference): void {
  const wanted = factors.filter((factor) => asked[factor]?.PreferredMfa);
  const off = wanted.find((factor) => !asked[factor]?.Enabled);
  if (off) throw refuse.preferredButOff(off);
  if (wanted.length > 1) throw refuse.onlyOnePreferred();
}

// Asking for a factor without preferring it takes a preference away from it; leaving it out does not.
function decided(mfa: UserMfa, asked: AskedPreference): UserMfa {
  const enabled = factors.filter((factor) => (asked[factor] ? asked[factor].Enabled : mfa.enabled.includes(factor)));
  const wanted = factors.find((factor) => asked[factor]?.PreferredMfa);
  const kept = mfa.preferred && !asked[mfa.preferred] ? mfa.preferred : undefined;
  const preferred = wanted ?? kept;
  const webAuthn = asked.webAuthn ? asked.webAuthn.Enabled : mfa.webAuthn;
  return { enabled, ...(preferred && { preferred }), ...(webAuthn && { webAuthn }) };
}

// A passkey alone would lock out whoever loses it, so another factor must stay on beside it.
function refuseWebAuthn(pool: Pool, { enabled }: UserMfa): void {
  if (!passkeysAreMultiFactor(pool)) throw refuse.webAuthnMfaOff();
  if (enabled.length === 0) throw refuse.webAuthnMfaAlone();
}

const sameMfa = (one: UserMfa, other: UserMfa) =>
  one.preferred === other.preferred &&
  Boolean(one.webAuthn) === Boolean(other.webAuthn) &&
  factors.every((factor) => one.enabled.includes(factor) === other.enabled.includes(factor));
