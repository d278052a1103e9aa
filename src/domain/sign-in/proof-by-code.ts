/** What a right code proves beside the sign-in: the address that it was sent to. @see spec/auth.md §3.3, §4.1, §4.7 */
import { flagOf } from "../attribute/given.ts";
import type { Pool } from "../pool/pool.ts";
import { withVerified } from "../user/confirm.ts";
import type { User } from "../user/user.ts";
import type { SentCode } from "./session.ts";

/**
 * The user after a right code: the address counts as verified; one given in MFA_SETUP is written; someone who signed up and signs in by code is
 * confirmed. Throws nothing.
 * @param now epoch seconds    @returns the same object where all that is so already
 */
export function withProvedAddress(pool: Pool, user: User, code: SentCode, now: number): User {
  const isNew = code.setsUp && !user.attributes[code.attribute];
  const settled = isNew ? { ...user, attributes: { ...user.attributes, [code.attribute]: code.destination } } : user;
  return settled.attributes[flagOf[code.attribute]] === "true" ? settled : withVerified(settled, pool, code, now);
}

/** The user, confirmed if the sign-up was still open. @param now epoch seconds @returns the same object where it was not */
export const withSignUpConfirmed = (user: User, now: number): User =>
  user.status === "UNCONFIRMED" ? { ...user, status: "CONFIRMED", modifiedAt: now } : user;
