/** Which former passwords a new one must differ from. @see API model, PasswordPolicyType.PasswordHistorySize; spec/auth.md §7.5 */
import type { User } from "../user/user.ts";
import type { Password } from "./password.ts";

/** The passwords that a new one must differ from, newest first: the one in force and those before it. Throws nothing.
 *  @param size PasswordHistorySize of the pool, 0 to 24; absent: 0, then any password may come again */
export function forbiddenPasswords(user: User, size = 0): readonly Password[] {
  return [...(user.password ? [user.password] : []), ...(user.passwordHistory ?? [])].slice(0, size);
}

/** The user with another password, the former one remembered as long as the pool asks for it. Throws nothing.
 *  @param size as in `forbiddenPasswords` */
export function withPassword(user: User, password: Password, size = 0): User {
  const { passwordHistory: _forgotten, ...rest } = user;
  const passwordHistory = forbiddenPasswords(user, size);
  return { ...rest, password, ...(passwordHistory.length > 0 && { passwordHistory }) };
}
