/** Users whose account or address is proved. @see spec/auth.md §7.1 to §7.3 */
import { flagOf } from "../attribute/given.ts";
import type { Code } from "../code/code.ts";
import { judgeCode } from "../code/judge.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Digest } from "../sealed.ts";
import { named } from "./named.ts";
import { withTry } from "./tries.ts";
import type { User } from "./user.ts";

/** A user as to be saved after a code was judged, and the refusal to answer with where it was not right. */
export type Judged = { readonly user: User; readonly refusal?: Refusal };

/** The user after ConfirmSignUp: confirmed, and with the address verified to which the code went.
 *  @param given digest of the code, `now` epoch seconds @throws Refusal NotAuthorizedException unless UNCONFIRMED, LimitExceededException */
export function withSignUpCode(user: User, pool: Pool, given: Digest, now: number): Judged {
  if (user.status !== "UNCONFIRMED") throw refuse.cannotConfirm(user.status);
  const verdict = judgeCode(withTry(user, "confirm-sign-up", now), "confirm-sign-up", given, now);
  if ("refusal" in verdict) return verdict;
  return { user: withVerified(withConfirmation(verdict.user, now), pool, verdict.code, now) };
}

/** The user after VerifyUserAttribute: that address verified, a waiting value in the place of the old one.
 *  @param given digest of the code, `now` epoch seconds @throws Refusal LimitExceededException */
export function withAttributeCode(user: User, pool: Pool, attribute: DeliveryAttribute, given: Digest, now: number): Judged {
  const verdict = judgeCode(withTry(user, "verify-attribute", now), `verify-${attribute}`, given, now);
  return "refusal" in verdict ? verdict : { user: withVerified(verdict.user, pool, verdict.code, now) };
}

/** The user confirmed. @param now epoch seconds @throws Refusal NotAuthorizedException unless the user is UNCONFIRMED */
export function withConfirmation(user: User, now: number): User {
  if (user.status !== "UNCONFIRMED") throw refuse.cannotConfirm(user.status);
  return { ...user, status: "CONFIRMED", modifiedAt: now };
}

/** The user, with names made anew, with the address verified to which a code was sent: a waiting value takes the place of the old one. Where the user's address is
 *  another by now, nothing is verified. Throws nothing. @param code what the code was sent to @param now epoch seconds */
export function withVerified(
  user: User,
  pool: Pool,
  { attribute, destination }: Pick<Code, "attribute" | "destination">,
  now: number,
): User {
  const { [attribute]: waiting, ...others } = user.pendingAttributes ?? {};
  if (waiting !== destination && user.attributes[attribute] !== destination) return user;
  const { pendingAttributes, ...rest } = user;
  const stillWaiting = waiting === destination ? others : pendingAttributes;
  return named(pool, {
    ...rest,
    ...(stillWaiting && Object.keys(stillWaiting).length > 0 && { pendingAttributes: stillWaiting }),
    attributes: { ...user.attributes, [attribute]: destination, [flagOf[attribute]]: "true" },
    modifiedAt: now,
  });
}

/** The user whose address another user took over as an alias (ForceAliasCreation): it stays, unverified, and is no name any more.
 *  Throws nothing. @param now epoch seconds */
export const withoutAlias = (user: User, pool: Pool, alias: DeliveryAttribute, now: number): User =>
  named(pool, { ...user, attributes: { ...user.attributes, [flagOf[alias]]: "false" }, modifiedAt: now });
