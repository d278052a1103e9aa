/** ChangePassword. @see spec/auth.md §7.2, §8; API model, ChangePassword */
import type { Pool } from "../pool/pool.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { withTry } from "../user/tries.ts";
import type { User } from "../user/user.ts";
import type { Password } from "./password.ts";
import { withLastingPassword } from "./set.ts";

/** What was found out about the request before the commit: the password it was compared with, whether it is that one, and the new one. */
export type PasswordChange = {
  readonly compared: Password | undefined;
  readonly isRight: boolean;
  readonly password: Password | undefined;
};

/**
 * The user after a signed-in change. A wrong old password is counted and refused.
 * @param now epoch seconds    @returns the user as to be saved, and the refusal to answer with where there is one
 * @throws Refusal LimitExceededException; TooManyRequestsException where the password in force is not the compared one any more
 */
export function withChangedPassword(
  user: User,
  pool: Pool,
  { compared, isRight, password }: PasswordChange,
  now: number,
): { readonly user: User; readonly refusal?: Refusal } {
  const tried = withTry(user, "change-password", now);
  if (user.password?.salt !== compared?.salt) throw refuse.concurrentChange();
  if (!isRight || !password) return { user: tried, refusal: refuse.wrongPassword() };
  return { user: withLastingPassword(tried, pool, password, now) };
}
