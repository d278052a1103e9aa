/** Inviting users whom an administrator creates. @see spec/auth.md §7.2; API model, AdminCreateUser: DesiredDeliveryMediums */
import type { DeliveryMediumType } from "../../api/delivery.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { usernameAttributesOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Attributes, User } from "./user.ts";

const addressOf: Readonly<Record<DeliveryMediumType, DeliveryAttribute>> = { SMS: "phone_number", EMAIL: "email" };

/**
 * The addresses to which an invitation goes. Where the administrator names none it is the phone, and mail for a user without one; where the
 * user has neither, nobody is invited.
 * @param desired as the request brings it    @throws Refusal InvalidParameterException for a medium without its address
 */
export function invitationChannels(attributes: Attributes, desired: readonly DeliveryMediumType[] = []): readonly DeliveryAttribute[] {
  const asked = [...new Set(desired)].map((medium) => addressOf[medium]);
  const unreachable = asked.find((attribute) => !attributes[attribute]);
  if (unreachable) throw refuse.nothingToSendTo(unreachable);
  if (asked.length > 0) return asked;
  return (["phone_number", "email"] as const).filter((attribute) => attributes[attribute]).slice(0, 1);
}

/** The name that an invitation tells: what the user types to sign in, so the address where that is the name. Throws nothing. */
export const signInName = (pool: Pool, { username, attributes }: User): string =>
  usernameAttributesOf(pool).flatMap((attribute) => attributes[attribute] ?? [])[0] ?? username;

/** Checks that the user still waits for the first sign-in. @throws Refusal UnsupportedUserStateException */
export function checkInvitable(user: User): void {
  if (user.status !== "FORCE_CHANGE_PASSWORD") throw refuse.cannotInvite(user.status);
}

/** Checks that a user without a password can be reached by a code. @throws Refusal InvalidParameterException */
export function checkReachable(attributes: Attributes): void {
  if (!attributes.email && !attributes.phone_number) throw refuse.passwordlessWithoutAddress();
}
