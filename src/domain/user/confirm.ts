/** Users whose account or address is proved. @see spec/auth.md §7.1 to §7.3 */
import { flagOf } from "../attribute/given.ts";
import type { Code } from "../code/code.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { refuse } from "../refusal.ts";
import { named } from "./named.ts";
import type { User } from "./user.ts";

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
