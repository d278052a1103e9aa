/** A password proved by SRP: the first of its two steps, by itself or within a choice-based sign-in. @see spec/auth.md §3.4, §3.8 */
import { checkKnown } from "../../domain/device/trust.ts";
import { refuseWhileLocked } from "../../domain/password/failures.ts";
import { checkBeforePassword } from "../../domain/sign-in/standing.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import { type SrpOwner, startSrp } from "../srp-exchange.ts";
import { type Attempt, required, type SignInAnswer } from "./attempt.ts";
import { withDevice } from "./device.ts";
import type { Beginning } from "./initiate.ts";
import { findSignIn } from "./password.ts";
import { type Phantom, phantomCounts, phantomOf } from "./phantom.ts";

/** USER_SRP_AUTH: its challenge has no session, SECRET_BLOCK holds the state. @throws Refusal of the hash, the user's state, `srpAInvalid`, `noSuchDevice` */
export async function beginBySrp(house: House, { attempt, parameters }: Beginning): Promise<SignInAnswer> {
  const { user, username } = await findSignIn(house, attempt, parameters);
  const exchange = { user, username, A: required(parameters, "SRP_A"), inSession: false };
  const ChallengeParameters = await exchangeParameters(house, attempt, exchange);
  checkKnown((await withDevice(house, attempt, { sub: user?.sub, parameters })).device?.presented);
  return { ChallengeName: "PASSWORD_VERIFIER", ChallengeParameters };
}

/** An exchange to start. `user` is undefined for one who does not exist; `inSession`: the answer must bring a session, too. */
export type Exchange = { readonly user: User | undefined; readonly username: string; readonly A: string; readonly inSession: boolean };

/** ChallengeParameters of PASSWORD_VERIFIER. @throws Refusal `userNotConfirmed`, `passwordResetRequired`, `tooManyPasswords`, `srpAInvalid` */
export async function exchangeParameters(
  house: House,
  { pool, client, door }: Attempt,
  exchange: Exchange,
): Promise<Record<string, string>> {
  const { user, username, A, inSession } = exchange;
  if (user) checkBeforePassword(user, client);
  const phantom = phantomOf(house, pool, username);
  refuseWhileLocked(user?.password ? user : await phantomCounts(house, phantom), "password", house.clock.now());
  const started = await startSrp(house, { client, door, inSession }, ownerOf(user) ?? phantom, A);
  const name = (user ?? phantom).username;
  return { ...started, USERNAME: name, USER_ID_FOR_SRP: name };
}

/** The user as SRP knows one; undefined without a password. */
export const ownerOf = (user: User | Phantom | undefined): SrpOwner | undefined =>
  user?.password && { poolId: user.poolId, sub: user.sub, username: user.username, password: user.password };
