/** USER_AUTH: the user chooses how to begin. @see spec/auth.md §3.8 */
import { checkKnown } from "../../domain/device/trust.ts";
import { refuseWhileLocked } from "../../domain/password/failures.ts";
import { refuse } from "../../domain/refusal.ts";
import { availableChallenges, firstChallenge, phantomChallenges } from "../../domain/sign-in/first-factor.ts";
import type { FirstChallenge } from "../../domain/sign-in/session.ts";
import type { FirstStep } from "../../domain/sign-in/steps.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import type { Write } from "../../ports/store.ts";
import { readSession } from "../sessions.ts";
import type { Attempt, Outcome, Parameters, SignInAnswer } from "./attempt.ts";
import { withDevice } from "./device.ts";
import { settled } from "./finish.ts";
import type { Beginning } from "./initiate.ts";
import { judged, proved } from "./judge.ts";
import { next } from "./next.ts";
import { findSignIn, provePassword } from "./password.ts";
import { askPhantom } from "./phantom.ts";
import { exchangeParameters } from "./srp.ts";

/** Begins with the preferred challenge where the user can answer it, else with the choice. @throws Refusal of the hash, `noSuchUser`, those of what it begins with */
export async function beginByChoice(house: House, { attempt: begun, parameters, session }: Beginning): Promise<SignInAnswer> {
  const { user, username } = await findSignIn(house, begun, parameters);
  const attempt = await withDevice(house, begun, { sub: user?.sub, parameters });
  if (session !== undefined) return settled(house, attempt, await signInAfterSignUp(house, attempt, parameters, session));
  const available = challengesOf(attempt, user, username);
  const name = firstChallenge(available, parameters.PREFERRED_CHALLENGE);
  return settled(house, attempt, await beginWith(house, attempt, { user, username, name, parameters, writes: [] }));
}

/** What this user, or this phantom, may begin with. @throws Refusal `wrongPassword` where there is nothing */
export function challengesOf({ pool }: Attempt, user: User | undefined, username: string): readonly FirstChallenge[] {
  const available = user ? availableChallenges(pool, user) : phantomChallenges(pool, username);
  if (available.length === 0) throw refuse.wrongPassword();
  return available;
}

/** A first challenge to send, or to judge at once where its answer came along. `writes` are made with it (a session is spent). */
export type FirstMove = {
  readonly user: User | undefined;
  readonly username: string;
  readonly name: FirstChallenge | "SELECT_CHALLENGE";
  readonly parameters: Parameters;
  readonly writes: readonly Write[];
};

/** @throws Refusal as `provePassword` and `exchangeParameters` */
export async function beginWith(house: House, attempt: Attempt, move: FirstMove): Promise<Outcome> {
  const { user, username, name, parameters } = move;
  if (name === "PASSWORD" && parameters.PASSWORD) return provePassword(house, attempt, { ...move, password: parameters.PASSWORD });
  if (name !== "PASSWORD_SRP" || !parameters.SRP_A) return ask(house, attempt, move, { name });
  const exchange = await exchangeParameters(house, attempt, { user, username, A: parameters.SRP_A, inSession: true });
  return ask(house, attempt, move, { name: "PASSWORD_VERIFIER", parameters: exchange });
}

function ask(
  house: House,
  attempt: Attempt,
  { user, username, writes }: FirstMove,
  first: FirstStep & { parameters?: Record<string, string> },
) {
  checkKnown(attempt.device?.presented);
  if (!user) return askPhantom(house, attempt, { username, first: { name: first.name }, parameters: first.parameters, writes });
  return house.store.users.update<Outcome>(user.poolId, user.sub, (stored) => {
    refuseWhileLocked(stored, "first-factor-code", house.clock.now());
    const change = next(house, attempt, stored, { proofs: [], first });
    return { ...change, writes: [...writes, ...(change.writes ?? [])] };
  });
}

// The session that ConfirmSignUp handed out proves who was confirmed a moment ago; it counts at either door.
async function signInAfterSignUp(house: House, attempt: Attempt, responses: Parameters, text: string): Promise<Outcome> {
  const session = await readSession(house, text, { poolId: attempt.pool.id, clientId: attempt.client.id });
  if (session.pending.name !== "SIGN_UP") throw refuse.sessionInvalid();
  const answering = { attempt, session, responses };
  return judged(house, answering, (user) => proved(house, answering, user, "sign-up"));
}
