/** Recovering a forgotten password. @see spec/auth.md §3.3, §4.5, §7.1, §7.6 */
import { recoveryAttributes, recoveryChannel } from "../code/channel.ts";
import { judgeCode } from "../code/judge.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { refuse } from "../refusal.ts";
import type { Digest } from "../sealed.ts";
import type { Judged } from "./confirm.ts";
import { withTry } from "./tries.ts";
import type { User, UserStatus } from "./user.ts";

/** Checks that the pool lets users recover by themselves. @throws Refusal NotAuthorizedException where only administrators may */
export function checkSelfService(pool: Pool): void {
  if (recoveryAttributes(pool).length === 0) throw refuse.onlyAdministratorResets();
}

const resettable = {
  user: ["CONFIRMED", "UNCONFIRMED", "RESET_REQUIRED"],
  administrator: ["CONFIRMED", "RESET_REQUIRED"],
} as const satisfies Record<string, readonly UserStatus[]>;

/**
 * The address to which the reset code goes.
 * @param by who asks for it: someone who gives the user's name, or an administrator
 * @throws Refusal NotAuthorizedException in a state without a password of the user's own, InvalidParameterException without an address
 */
export function resetChannel(user: User, pool: Pool, by: keyof typeof resettable): DeliveryAttribute {
  const states: readonly UserStatus[] = resettable[by];
  if (!states.includes(user.status)) throw refuse.cannotReset();
  const channel = recoveryChannel(pool, user);
  if (!channel) throw refuse.noRecoveryChannel();
  return channel;
}

/** Whether a name stands for someone about whom a client that hides who exists gets a true answer: unknown users, disabled ones and those
 *  without an address all look alike. A user with a temporary password is told so (recorded, §7.6). Throws nothing. */
export const canRecover = (user: User | undefined, pool: Pool): boolean =>
  user?.enabled === true && (user.status === "FORCE_CHANGE_PASSWORD" || recoveryChannel(pool, user) !== undefined);

/** The user whom an administrator made reset the password. Throws nothing. @param now epoch seconds */
export const withResetRequired = (user: User, now: number): User => ({ ...user, status: "RESET_REQUIRED", modifiedAt: now });

/** Judges the code of a reset and spends it. @param given its digest @param now epoch seconds @throws Refusal LimitExceededException */
export function withRecoveryCode(user: User, given: Digest, now: number): Judged {
  return judgeCode(withTry(user, "recover-password", now), "reset-password", given, now);
}
