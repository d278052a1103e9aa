/** Whether a user may sign in at all, at each point of the way. @see spec/auth.md §3.3 */
import type { UserPoolClient } from "../client/client.ts";
import { preventsUserExistenceErrors } from "../client/settings.ts";
import type { Pool } from "../pool/pool.ts";
import { refuse } from "../refusal.ts";
import { candidateNames } from "../user/names.ts";
import type { User } from "../user/user.ts";
import type { Session } from "./session.ts";

/**
 * What is refused before a password is looked at. A user to reset has no valid password any more; one who was imported and never had one is
 * not told apart from a wrong password where the client hides who exists.
 * @throws Refusal `userNotConfirmed`, `passwordResetRequired`, `wrongPassword`
 */
export function checkBeforePassword(user: User, client: UserPoolClient): void {
  if (user.status === "UNCONFIRMED") throw refuse.userNotConfirmed();
  if (user.status !== "RESET_REQUIRED") return;
  throw user.password === undefined && preventsUserExistenceErrors(client) ? refuse.wrongPassword() : refuse.passwordResetRequired();
}

/** What is refused once the first factor was right. @param now epoch seconds @throws Refusal `userDisabled`, `temporaryPasswordExpired` */
export function checkAfterPassword(user: User, now: number): void {
  checkEnabled(user);
  if ((user.password?.temporary?.expiresAt ?? Number.POSITIVE_INFINITY) <= now) throw refuse.temporaryPasswordExpired();
}

/** @throws Refusal `userDisabled` */
export function checkEnabled(user: User): void {
  if (!user.enabled) throw refuse.userDisabled();
}

/**
 * What is refused in the middle of a sign-in: the user may have been disabled or reset, or the password that was proved be another by now. Its moment
 * is compared with what it was, and not with the session's: a clock that was set back would end sign-ins that go on.
 * @throws Refusal `userDisabled`, `passwordResetRequired`, `sessionInvalid`
 */
export function checkStanding(user: User, session: Pick<Session, "passwordSetAt">): void {
  checkEnabled(user);
  if (user.status === "RESET_REQUIRED") throw refuse.passwordResetRequired();
  if (user.password?.setAt !== session.passwordSetAt) throw refuse.sessionInvalid();
}

/** Whether a text that came as USERNAME names this user: the user name or any alias, which clients keep from the beginning. @see spec/auth.md §3.2 */
export const isNamed = (pool: Pool, user: User, typed: string): boolean =>
  candidateNames(pool, typed).some((name) => user.names.includes(name));
