/** What a choice-based sign-in (USER_AUTH) may begin with. @see spec/auth.md §3.8 */
import { flagOf } from "../attribute/given.ts";
import { mfaApplies, poolSecondFactorOf } from "../mfa/second-factor.ts";
import type { Pool } from "../pool/pool.ts";
import { allowedFirstFactorsOf, autoVerifiedAttributesOf, poolMfaOf } from "../pool/settings.ts";
import type { User } from "../user/user.ts";
import { type FirstChallenge, firstChallenges } from "./session.ts";

/**
 * The challenges that this user could begin with, in the service's order; none for a user who has nothing to prove themselves with.
 * To whom MFA applies, a code is not enough: it would make the second factor the only one. Throws nothing.
 */
export function availableChallenges(pool: Pool, user: User): readonly FirstChallenge[] {
  const onlyPasswords = user.status === "FORCE_CHANGE_PASSWORD" || mfaApplies(poolSecondFactorOf(pool), user);
  return firstChallenges.filter((challenge) => isAvailable[challenge](pool, user) && (!onlyPasswords || challenge.startsWith("PASSWORD")));
}

/**
 * What someone who does not exist seems able to begin with: what most users of this pool could, judged by the form of the name. Throws nothing.
 * @param typed the name as typed
 */
export function phantomChallenges(pool: Pool, typed: string): readonly FirstChallenge[] {
  const allowed = allowedFirstFactorsOf(pool);
  const byPhone = typed.startsWith("+") || !allowed.includes("EMAIL_OTP");
  const code = byPhone ? "SMS_OTP" : "EMAIL_OTP";
  const withCode = poolMfaOf(pool).mode !== "ON" && allowed.includes(code);
  return [...(allowed.includes("PASSWORD") ? (["PASSWORD_SRP", "PASSWORD"] as const) : []), ...(withCode ? ([code] as const) : [])];
}

/** Which of them to send at once: the preferred one where the user can answer it, else the choice. Throws nothing. */
export function firstChallenge(available: readonly FirstChallenge[], preferred: string | undefined): FirstChallenge | "SELECT_CHALLENGE" {
  return available.find((challenge) => challenge === preferred) ?? "SELECT_CHALLENGE";
}

const hasPassword = (pool: Pool, user: User) => allowedFirstFactorsOf(pool).includes("PASSWORD") && user.password !== undefined;

// An address must be known to be the user's own; someone who has just signed up proves it by the code itself.
const reaches = (attribute: "email" | "phone_number") => (pool: Pool, user: User) =>
  Boolean(user.attributes[attribute]) &&
  (user.attributes[flagOf[attribute]] === "true" || (user.status === "UNCONFIRMED" && autoVerifiedAttributesOf(pool).includes(attribute)));

const isAvailable: Readonly<Record<FirstChallenge, (pool: Pool, user: User) => boolean>> = {
  PASSWORD_SRP: hasPassword,
  PASSWORD: hasPassword,
  EMAIL_OTP: (pool, user) => allowedFirstFactorsOf(pool).includes("EMAIL_OTP") && reaches("email")(pool, user),
  SMS_OTP: (pool, user) => allowedFirstFactorsOf(pool).includes("SMS_OTP") && reaches("phone_number")(pool, user),
};
