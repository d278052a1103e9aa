/** Signing up and confirming it, for every door at which people may. @see spec/auth.md §3.3, §7; API model, SignUp, ConfirmSignUp */
import type { AttributeType } from "../api/attribute.ts";
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import { initialAttributes } from "../domain/attribute/initial.ts";
import { preventsUserExistenceErrors } from "../domain/client/settings.ts";
import { signUpChannel } from "../domain/code/channel.ts";
import { checkPassword } from "../domain/password/policy.ts";
import { autoVerifiedAttributesOf, isSelfSignUpAllowed, passwordPolicyOf } from "../domain/pool/settings.ts";
import { present } from "../domain/present.ts";
import { refuseQuota } from "../domain/quota/refusals.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { withSignUpCode } from "../domain/user/confirm.ts";
import { allowsPasswordless, newUser } from "../domain/user/create.ts";
import { withTry } from "../domain/user/tries.ts";
import type { User } from "../domain/user/user.ts";
import { attributesOfName } from "../domain/user/username.ts";
import type { House } from "../ports/house.ts";
import { NameTaken, type Write } from "../ports/store.ts";
import { claimingNames, kindOf } from "./aliases.ts";
import { codeDigest, sendCode, throwRefusal } from "./codes.ts";
import { evenly, refuseStranger, sendToStranger } from "./hidden.ts";
import { findUserByName } from "./lookup.ts";
import { setPassword } from "./passwords.ts";
import { checkLeaked, recorded, type WatchedApp } from "./risk.ts";
import { checkRoom } from "./room.ts";
import { confirmedSession, isSignUpTicket } from "./sign-up-session.ts";

/** The app at which someone signs up, with what is known of the request. */
export type App = WatchedApp;

/** What someone signs up with. An empty password counts as none. */
export type SignUpRequest = {
  readonly username: string;
  readonly password: string | undefined;
  readonly attributes: readonly AttributeType[];
};

/**
 * Signs a user up as UNCONFIRMED and sends a code to the address that the pool verifies, if there is one.
 * @throws Refusal NotAuthorizedException (closed, attribute not writable), InvalidParameterException, InvalidPasswordException, UsernameExistsException
 */
export async function signUp(house: House, app: App, request: SignUpRequest): Promise<{ user: User; delivery?: CodeDeliveryDetailsType }> {
  const { pool } = app;
  const { user: begun, leaked } = await begin(house, app, request);
  const channel = signUpChannel(pool, begun);
  const sent = channel && sendCode(house, pool, begun, "confirm-sign-up", channel);
  const user = sent?.user ?? begun;
  const history = recorded(house, app, begun, { type: "SignUp", response: "Pass", leaked });
  await create(house, user, request.username, [...(sent ? [sent.write] : []), ...history]);
  return { user, ...(sent && { delivery: sent.delivery }) };
}

async function begin(
  house: House,
  { client, pool, risk }: App,
  { username, password, attributes: given }: SignUpRequest,
): Promise<{ user: User; leaked: boolean }> {
  if (!isSelfSignUpAllowed(pool)) throw refuse.signUpClosed();
  const ofName = attributesOfName(pool, username);
  if (password) checkPassword(passwordPolicyOf(pool), password, "sign-up");
  else if (!allowsPasswordless(pool)) throw refuse.passwordAbsent();
  const attributes = initialAttributes(given, { pool, by: client }, ofName);
  // Before the costly part; the commit has the last word.
  if (await findUserByName(house, pool, username)) throw refuse.usernameExists();
  await checkRoom(house.settings.resources.Users, () => house.store.users.estimate(pool.id), refuseQuota.users);
  const leaked = password ? await checkLeaked(house, risk, "SIGN_UP", password) : false;
  const now = house.clock.now();
  const user = newUser(pool, { username, sub: house.random.uuid(now), status: "UNCONFIRMED", attributes, now });
  return { user: password ? { ...user, password: await setPassword(house, user, password) } : user, leaked };
}

async function create({ store }: House, user: User, typed: string, writes: readonly Write[]): Promise<void> {
  try {
    await store.users.create(user, writes);
  } catch (thrown) {
    if (!(thrown instanceof NameTaken)) throw thrown;
    const kind = kindOf(thrown);
    throw kind === "username" || user.attributes[kind] === typed ? refuse.usernameExists() : refuse.accountExists(kind);
  }
}

const signUpCode = { purpose: "confirm-sign-up", asking: "resend-code", answering: "confirm-sign-up" } as const;

/** @returns the refusal of a code for a user who does not exist, as the client wishes it said */
const unknown = async (house: House, { client, pool }: Pick<App, "client" | "pool">, username: string): Promise<Refusal> =>
  preventsUserExistenceErrors(client) ? refuseStranger(house, pool, username, signUpCode) : refuse.noSuchUserForClient();

/** The code that came back. `session`: of SignUp, to go on into USER_AUTH. `force`: whether an alias that another user holds moves to this one. */
export type SignUpCode = {
  readonly username: string;
  readonly code: string;
  readonly session: string | undefined;
  readonly force: boolean;
};

/**
 * Confirms a sign-up by the code that was sent.
 * @returns a session for USER_AUTH, where the one of SignUp was given in time
 * @throws Refusal CodeMismatchException, ExpiredCodeException, LimitExceededException, NotAuthorizedException (not UNCONFIRMED, disabled, a
 *   session of someone else), AliasExistsException, UserNotFoundException
 */
export const confirmSignUp = (house: House, app: App, sent: SignUpCode): Promise<string | undefined> =>
  evenly(app.client, () => confirmByCode(house, app, sent));

async function confirmByCode(house: House, { client, pool }: App, sent: SignUpCode): Promise<string | undefined> {
  const found = await findUserByName(house, pool, sent.username);
  if (!found) throw await unknown(house, { client, pool }, sent.username);
  const goesOn = sent.session !== undefined && isSignUpTicket(house, client, found, sent.session);
  const commit = () =>
    house.store.users.update<{ refusal?: Refusal; session?: string }>(pool.id, found.sub, (user) => {
      if (!user.enabled) throw refuse.userDisabled();
      const judged = withSignUpCode(user, pool, codeDigest(house, user, "confirm-sign-up", sent.code), house.clock.now());
      if (judged.refusal || !goesOn) return { user: judged.user, answer: present({ refusal: judged.refusal }) };
      const { text, writes } = confirmedSession(house, client, user);
      return { user: judged.user, writes, answer: { session: text } };
    });
  const { refusal, session } = await claimingNames(house, pool, commit, sent.force);
  throwRefusal(refusal);
  return session;
}

/**
 * Sends the code of a sign-up once more; the former one is void.
 * @throws Refusal InvalidParameterException (confirmed already), NotAuthorizedException (nothing is verified by code here, disabled),
 *   LimitExceededException, UserNotFoundException
 */
export const resendSignUpCode = (house: House, app: App, username: string): Promise<CodeDeliveryDetailsType> =>
  evenly(app.client, () => resendCode(house, app, username));

async function resendCode(house: House, app: App, username: string): Promise<CodeDeliveryDetailsType> {
  const { client, pool } = app;
  const verified = autoVerifiedAttributesOf(pool);
  if (verified.length === 0) throw refuse.cannotResend();
  const found = await findUserByName(house, pool, username);
  if (preventsUserExistenceErrors(client) && !found?.enabled) {
    const attribute = verified.includes("phone_number") ? "phone_number" : "email";
    return sendToStranger(house, pool, username, { ...signUpCode, attribute });
  }
  if (!found) throw refuse.noSuchUserForClient();
  return house.store.users.update(pool.id, found.sub, (user) => {
    if (!user.enabled) throw refuse.userDisabled();
    if (user.status !== "UNCONFIRMED") throw refuse.alreadyConfirmed();
    const channel = signUpChannel(pool, user);
    if (!channel) throw refuse.cannotResend();
    const sent = sendCode(house, pool, withTry(user, "resend-code", house.clock.now()), "confirm-sign-up", channel);
    const history = recorded(house, app, user, { type: "ResendCode", response: "Pass" });
    return { user: sent.user, writes: [sent.write, ...history], answer: sent.delivery };
  });
}
