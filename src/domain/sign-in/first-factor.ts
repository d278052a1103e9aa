/** What a choice-based sign-in (USER_AUTH) may begin with. @see spec/auth.md §3.8 */
import { flagOf } from "../attribute/given.ts";
import { mfaApplies, poolSecondFactorOf } from "../mfa/second-factor.ts";
import type { Pool } from "../pool/pool.ts";
import { allowedFirstFactorsOf, autoVerifiedAttributesOf } from "../pool/settings.ts";
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
