/** What a new password makes of a user. @see spec/auth.md §7.1, §7.5 */
import type { Pool } from "../pool/pool.ts";
import { passwordPolicyOf } from "../pool/settings.ts";
import type { User } from "../user/user.ts";
import { withoutFailures } from "./failures.ts";
import { withPassword } from "./history.ts";
import type { Password } from "./password.ts";

const day = 86_400;

/** The moment (epoch seconds) at which a temporary password set at `now` stops to count. Throws nothing. */
export const temporaryUntil = (pool: Pool, now: number): number => now + passwordPolicyOf(pool).TemporaryPasswordValidityDays * day;

/** The user with a password to keep: CONFIRMED, wrong tries forgotten, a reset under way void. Throws nothing. @param now epoch seconds */
export const withLastingPassword = (user: User, pool: Pool, password: Password, now: number): User => ({
  ...withNewPassword(user, pool, password, now),
  status: "CONFIRMED",
});

/** The user with a password to be changed at the next sign-in. Throws nothing. @param password its `temporary` says until when it counts */
export const withTemporaryPassword = (user: User, pool: Pool, password: Password, now: number): User => ({
  ...withNewPassword(user, pool, password, now),
  status: "FORCE_CHANGE_PASSWORD",
});

function withNewPassword(user: User, pool: Pool, password: Password, now: number): User {
  const { codes, ...rest } = withoutFailures(user, "password");
  const { "reset-password": _void, ...otherCodes } = codes ?? {};
  const { PasswordHistorySize } = passwordPolicyOf(pool);
  return { ...withPassword(rest, password, PasswordHistorySize), ...(codes && { codes: otherCodes }), modifiedAt: now };
}
