/** New passwords of users who exist. @see spec/auth.md §7.5 */
import { withChangedPassword } from "../domain/password/change.ts";
import { forbiddenPasswords } from "../domain/password/history.ts";
import type { Password } from "../domain/password/password.ts";
import { checkPassword } from "../domain/password/policy.ts";
import { temporaryUntil, withLastingPassword, withTemporaryPassword } from "../domain/password/set.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { passwordPolicyOf } from "../domain/pool/settings.ts";
import { refuse } from "../domain/refusal.ts";
import { withTry } from "../domain/user/tries.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { TokenCaller } from "./caller.ts";
import { throwRefusal } from "./codes.ts";
import { isPassword, setPassword } from "./passwords.ts";
import { checkLeaked, type RiskWatch, recorded } from "./risk.ts";

/**
 * A password as it will be kept, once policy and history allow it.
 * @param temporary until when it counts, where it is to be changed at the next sign-in
 * @throws Refusal InvalidPasswordException, InvalidParameterException, PasswordHistoryPolicyViolationException
 */
export async function newPassword(
  house: House,
  pool: Pool,
  user: User,
  plain: string,
  temporary?: Password["temporary"],
): Promise<Password> {
  const policy = passwordPolicyOf(pool);
  checkPassword(policy, plain);
  for (const former of forbiddenPasswords(user, policy.PasswordHistorySize)) {
    if (await isPassword(house, user, former, plain)) throw refuse.passwordHistory();
  }
  return setPassword(house, user, plain, temporary);
}

/** Gives a user a password, to keep or to change at the next sign-in. @throws Refusal of `newPassword`, UserNotFoundException */
export async function givePassword(house: House, pool: Pool, user: User, plain: string, permanent: boolean): Promise<void> {
  const temporary = permanent ? undefined : { expiresAt: temporaryUntil(pool, house.clock.now()) };
  const password = await newPassword(house, pool, user, plain, temporary);
  const set = permanent ? withLastingPassword : withTemporaryPassword;
  await house.store.users.update(pool.id, user.sub, (current) => ({
    user: set(current, pool, password, house.clock.now()),
    answer: undefined,
  }));
}

/** The old password and the new one, with what is known of the request. */
export type PasswordChange = { readonly previous: string | undefined; readonly proposed: string; readonly risk?: RiskWatch | undefined };

/**
 * Changes the password of a signed-in user. The old one is judged first; `previous` is left out by a user who has none.
 * @throws Refusal NotAuthorizedException (wrong old password), LimitExceededException, InvalidParameterException, those of `newPassword` and of the caller
 */
export async function changePassword(house: House, caller: TokenCaller, { previous, proposed, risk }: PasswordChange): Promise<void> {
  const { pool } = caller;
  const user = await caller.user();
  withTry(user, "change-password", house.clock.now());
  const isRight = await isPrevious(house, user, previous);
  const leaked = isRight && (await checkLeaked(house, risk, "PASSWORD_CHANGE", proposed));
  const password = isRight ? await newPassword(house, pool, user, proposed) : undefined;
  const refusal = await caller.update((current) => {
    const change = withChangedPassword(current, pool, { compared: user.password, isRight, password }, house.clock.now());
    const response = change.refusal ? "Fail" : "Pass";
    const history = recorded(house, { client: caller.client, ...(risk && { risk }) }, current, {
      type: "PasswordChange",
      response,
      leaked,
    });
    return { user: change.user, writes: history, answer: change.refusal };
  });
  throwRefusal(refusal);
}

async function isPrevious(house: House, user: User, previous: string | undefined): Promise<boolean> {
  if (!user.password) return !previous;
  if (!previous) throw refuse.missingParameter("PreviousPassword");
  return isPassword(house, user, user.password, previous);
}
