/** A password, at either door and in the choice-based flow. @see spec/auth.md §3.1, §3.3 */
import { preventsUserExistenceErrors } from "../../domain/client/settings.ts";
import { refuseWhileLocked, withFailure, withoutFailures } from "../../domain/password/failures.ts";
import { refuse } from "../../domain/refusal.ts";
import { checkAfterPassword, checkBeforePassword } from "../../domain/sign-in/standing.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import type { Changed, Write } from "../../ports/store.ts";
import { checkSecretHash, findUserByName } from "../lookup.ts";
import { isPassword } from "../passwords.ts";
import { failureCounted, hasLeaked, strangerFailed, withAccounts } from "../risk.ts";
import { firstFactorFailed, mustReset, resetDemanded, withVerdict } from "../risk-sign-in.ts";
import { type Attempt, type Outcome, type Parameters, required, type SignInAnswer } from "./attempt.ts";
import { withDevice } from "./device.ts";
import { settled } from "./finish.ts";
import type { Beginning } from "./initiate.ts";
import { next } from "./next.ts";
import { phantomCounts, phantomOf, phantomTried } from "./phantom.ts";

/** USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH. @throws Refusal of the hash, the user's state, the password and the second factor */
export async function signInByPassword(house: House, { attempt, parameters }: Beginning): Promise<SignInAnswer> {
  const { user, username } = await findSignIn(house, attempt, parameters);
  const known = await withDevice(house, attempt, { sub: user?.sub, parameters });
  const outcome = await provePassword(house, known, { user, username, password: required(parameters, "PASSWORD") });
  return settled(house, attempt, outcome);
}

/** Checks SECRET_HASH, then looks the user up. @returns undefined for a user who does not exist, where the client must not learn it
 *  @throws Refusal of the hash; `noSuchUser` */
export async function findSignIn(house: House, { pool, client, risk }: Attempt, parameters: Parameters) {
  const username = required(parameters, "USERNAME");
  checkSecretHash(house, client, { usernames: [username], hash: parameters.SECRET_HASH });
  const user = await findUserByName(house, pool, username);
  if (user || preventsUserExistenceErrors(client)) return { user, username };
  if (risk) await strangerFailed(house, phantomOf(house, pool, username), risk);
  throw refuse.noSuchUser();
}

/** A password to be judged. `user` is undefined for one who does not exist; `writes` are made whatever the judgement (a session is spent). */
export type Tried = {
  readonly user: User | undefined;
  readonly username: string;
  readonly password: string;
  readonly writes?: readonly Write[];
};

/**
 * Judges a password: a wrong one is counted, a right one carries the sign-in on. Whoever does not exist or has no password costs the same work.
 * @throws Refusal `userNotConfirmed`, `passwordResetRequired`, `tooManyPasswords`, `wrongPassword`, `userDisabled`, `temporaryPasswordExpired`
 */
export async function provePassword(house: House, attempt: Attempt, { user, username, password, writes = [] }: Tried): Promise<Outcome> {
  if (user) checkBeforePassword(user, attempt.client);
  const phantom = phantomOf(house, attempt.pool, username);
  const known = user?.password ? user : undefined;
  refuseWhileLocked(known ?? (await phantomCounts(house, phantom)), "password", house.clock.now());
  const isRight = await isPassword(house, known ?? phantom, known?.password ?? phantom.password, password);
  if (known) {
    const leaked = isRight && (await hasLeaked(house, attempt.risk, "SIGN_IN", password));
    return passwordJudged(house, await withAccounts(house, attempt), known, { isRight, leaked, writes });
  }
  const counted = [...writes, ...failureCounted(house, attempt.risk)];
  return phantomTried(house, phantom, { trial: "password", refusal: refuse.wrongPassword(), writes: counted });
}

/** What arithmetic said of a password or an SRP proof of the user as they were then. `leaked`: the password is right, and known elsewhere. */
export type Judgement = { readonly isRight: boolean; readonly leaked?: boolean; readonly writes: readonly Write[] };

/**
 * Commits the judgement. The user is looked at again: a pause may have begun, the password may be another by now.
 * @param before the user whose password was judged @throws Refusal as `provePassword`
 */
export const passwordJudged = (
  house: House,
  attempt: Attempt,
  before: User,
  { isRight, leaked = false, writes }: Judgement,
): Promise<Outcome> =>
  house.store.users.update(before.poolId, before.sub, (user) => {
    const now = house.clock.now();
    checkBeforePassword(user, attempt.client);
    refuseWhileLocked(user, "password", now);
    const isStillRight = isRight && user.password?.salt === before.password?.salt;
    const change = isStillRight ? rightPassword(house, attempt, user, leaked) : wrongPassword(house, attempt, user);
    return { ...change, writes: [...writes, ...(change.writes ?? [])] };
  });

function rightPassword(house: House, attempt: Attempt, user: User, leaked: boolean): Changed<Outcome> {
  const now = house.clock.now();
  checkAfterPassword(user, now);
  const judged = withVerdict(house, attempt, user, "password", leaked);
  if (leaked && mustReset(attempt, user)) return resetDemanded(judged, user, now);
  const change = next(house, judged, withoutFailures(user, "password"), { proofs: ["password"] });
  // Whom risk stops has not shown to be the user: what was counted against them stays.
  return change.answer.kind === "refused" ? { ...change, user } : change;
}

const wrongPassword = (house: House, attempt: Attempt, user: User): Changed<Outcome> => ({
  user: withFailure(user, "password", house.clock.now()),
  writes: firstFactorFailed(house, attempt, user, "password"),
  answer: { kind: "refused", refusal: refuse.wrongPassword() },
});
