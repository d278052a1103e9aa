/** Wrong tries in a row and the pauses they cost: the back-off that makes guessing hopeless. @see spec/auth.md §3.3 */
import { refuse } from "../refusal.ts";
import type { Failures, User } from "../user/user.ts";

/** What was tried: a password or an SRP proof, a code sent as first factor (8 digits), a code of a second factor (6 digits). */
export type Trial = "password" | "first-factor-code" | "mfa-code";

/** Where failures are counted: users carry them, and so does what is kept of names that nobody holds. */
export type FailureCounts = Pick<User, "failures" | "mfaFailures">;

const longestLockSeconds = 900;
const idleSeconds = 900;
const daySeconds = 86_400;

/**
 * `count`: where the failures are counted. Passwords and second factors are counted apart, or whoever knows a password could clear the count of
 * wrong codes by signing in again and again. `free`: from this failure on each one locks. `forgottenAfterSeconds` of quiet, counted from the
 * end of a lock. Wrong first-factor codes lock later: six in a row were seen to pass without a pause (recorded), and eight digits bear it.
 * Wrong MFA codes are remembered for a day, which leaves a guesser about a hundred of a million codes a day.
 */
const backOff = {
  password: { count: "failures", free: 5, forgottenAfterSeconds: idleSeconds },
  "first-factor-code": { count: "failures", free: 10, forgottenAfterSeconds: idleSeconds },
  "mfa-code": { count: "mfaFailures", free: 5, forgottenAfterSeconds: daySeconds },
} as const;

/** Throws where a pause is running; tries during it are not judged, so they cannot lengthen it.
 *  @param now epoch seconds @throws Refusal `tooManyPasswords` */
export function refuseWhileLocked(tried: FailureCounts, trial: Trial, now: number): void {
  if ((tried[backOff[trial].count]?.lockedUntil ?? 0) > now) throw refuse.tooManyPasswords();
}

/** The user, or whoever is counted, after a wrong try: from the n-th in a row, n at least `free`, locked for 2^(n - free) seconds, at most 15 minutes.
 *  @param now epoch seconds @see spec/auth.md §3.3 */
export function withFailure<Tried extends FailureCounts>(tried: Tried, trial: Trial, now: number): Tried {
  const { count: member, free, forgottenAfterSeconds } = backOff[trial];
  const before = tried[member];
  const count = before && now < endOf(before, forgottenAfterSeconds) ? before.count + 1 : 1;
  const lockSeconds = count < free ? 0 : Math.min(2 ** (count - free), longestLockSeconds);
  const failures: Failures = { count, lastAt: now, lockedUntil: now + lockSeconds };
  return { ...tried, [member]: failures };
}

/** The user after a right try: the failures before it no longer count. @returns the same object where there were none */
export function withoutFailures(user: User, trial: Trial): User {
  const { count: member } = backOff[trial];
  if (user[member] === undefined) return user;
  const { [member]: _forgotten, ...rest } = user;
  return rest;
}

/** When counts will mean nothing any more, epoch seconds; 0 where nothing is counted. Throws nothing. */
export const forgottenAt = (tried: FailureCounts): number =>
  Math.max(0, ...Object.values(backOff).map(({ count, forgottenAfterSeconds }) => endOf(tried[count], forgottenAfterSeconds)));

const endOf = (failures: Failures | undefined, quietSeconds: number) =>
  failures ? Math.max(failures.lastAt, failures.lockedUntil) + quietSeconds : 0;
