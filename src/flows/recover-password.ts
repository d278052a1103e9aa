/** Forgotten passwords. @see spec/auth.md §3.3, §4.5, §7.6; API model, ForgotPassword, ConfirmForgotPassword */
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import { preventsUserExistenceErrors } from "../domain/client/settings.ts";
import { recoveryAttributes } from "../domain/code/channel.ts";
import { withLastingPassword } from "../domain/password/set.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { refuse } from "../domain/refusal.ts";
import { canRecover, checkSelfService, resetChannel, withRecoveryCode, withResetRequired } from "../domain/user/recover.ts";
import { withTry } from "../domain/user/tries.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { codeDigest, sendCode, throwRefusal } from "./codes.ts";
import { evenly, refuseStranger, sendToStranger } from "./hidden.ts";
import { findUserByName } from "./lookup.ts";
import { checkLeaked, recorded } from "./risk.ts";
import type { App } from "./sign-up.ts";
import { newPassword } from "./users-password.ts";

/**
 * Sends a code with which the password can be set anew. Where the client hides who exists, whoever cannot get a code seems to get one.
 * @throws Refusal NotAuthorizedException (administrators only, wrong state, disabled), InvalidParameterException (no address),
 *   LimitExceededException, UserNotFoundException
 */
export const forgotPassword = (house: House, app: App, username: string): Promise<CodeDeliveryDetailsType> =>
  evenly(app.client, () => sendResetCode(house, app, username));

const resetCode = { purpose: "reset-password", asking: "recover-password", answering: "recover-password" } as const;

async function sendResetCode(house: House, app: App, username: string): Promise<CodeDeliveryDetailsType> {
  const { client, pool } = app;
  checkSelfService(pool);
  const found = await findUserByName(house, pool, username);
  if (preventsUserExistenceErrors(client) && !canRecover(found, pool)) {
    const [first = "email"] = recoveryAttributes(pool);
    return sendToStranger(house, pool, username, { ...resetCode, attribute: first });
  }
  if (!found) throw refuse.noSuchUserForClient();
  return house.store.users.update(pool.id, found.sub, (user) => {
    if (!user.enabled) throw refuse.userDisabled();
    const channel = resetChannel(user, pool, "user");
    const sent = sendCode(house, pool, withTry(user, "recover-password", house.clock.now()), "reset-password", channel);
    const history = recorded(house, app, user, { type: "ForgotPassword", response: "Pass" });
    return { user: sent.user, writes: [sent.write, ...history], answer: sent.delivery };
  });
}

/**
 * Sets a new password by the code that was sent. The code is judged first, so that nobody learns the policy's or the history's opinion without it;
 * it stays good where they refuse the password.
 * @throws Refusal CodeMismatchException, ExpiredCodeException, LimitExceededException, InvalidPasswordException,
 *   PasswordHistoryPolicyViolationException, NotAuthorizedException (disabled), UserNotFoundException
 */
export const confirmForgotPassword = (house: House, app: App, username: string, code: string, plain: string): Promise<void> =>
  evenly(app.client, () => setByCode(house, app, username, code, plain));

async function setByCode(house: House, app: App, username: string, code: string, plain: string): Promise<void> {
  const { client, pool } = app;
  const found = await findUserByName(house, pool, username);
  if (preventsUserExistenceErrors(client) && !found?.enabled) throw await refuseStranger(house, pool, username, resetCode);
  if (!found) throw refuse.noSuchUserForClient();
  const judge = (user: User) => {
    if (!user.enabled) throw refuse.userDisabled();
    return withRecoveryCode(user, codeDigest(house, user, "reset-password", code), house.clock.now());
  };
  const isRight = !judge(found).refusal;
  const leaked = isRight && (await checkLeaked(house, app.risk, "PASSWORD_CHANGE", plain));
  const password = isRight ? await newPassword(house, pool, found, plain) : undefined;
  const refusal = await house.store.users.update(pool.id, found.sub, (user) => {
    const judged = judge(user);
    const history = (response: "Pass" | "Fail") => recorded(house, app, user, { type: "PasswordChange", response, leaked });
    if (judged.refusal) return { user: judged.user, writes: history("Fail"), answer: judged.refusal };
    // The code became right meanwhile (a new one was sent): too late for this request.
    if (!password) throw refuse.concurrentChange();
    return { user: withLastingPassword(judged.user, pool, password, house.clock.now()), writes: history("Pass"), answer: undefined };
  });
  throwRefusal(refusal);
}

/** Makes a user set a new password and sends the code for it. @throws Refusal NotAuthorizedException (wrong state), InvalidParameterException (no address), UserNotFoundException */
export async function resetByAdministrator(house: House, pool: Pool, sub: string): Promise<void> {
  await house.store.users.update(pool.id, sub, (user) => {
    const channel = resetChannel(user, pool, "administrator");
    const sent = sendCode(house, pool, withResetRequired(user, house.clock.now()), "reset-password", channel);
    return { user: sent.user, writes: [sent.write], answer: undefined };
  });
}
