/** Judging an answer: everything it changes is one commit, and the session answers once. @see spec/auth.md §3.2, §3.3 */
import { type Trial, withFailure } from "../../domain/password/failures.ts";
import { Refusal, refuse } from "../../domain/refusal.ts";
import type { Verdict } from "../../domain/risk/verdict.ts";
import { firstFactors, type Proof, type Session } from "../../domain/sign-in/session.ts";
import { checkStanding, isNamed } from "../../domain/sign-in/standing.ts";
import { afterWrongCode } from "../../domain/sign-in/wrong-tries.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import type { Changed, Write } from "../../ports/store.ts";
import { firstFactorFailed, laterFactorFailed, withSecondFactor, withVerdict } from "../risk-sign-in.ts";
import { type Answering, type Attempt, type Outcome, required } from "./attempt.ts";
import { next } from "./next.ts";

/**
 * Commits what an answer comes to.
 * @param decide the change, from the user as stored and the moment (epoch seconds)
 * @throws Refusal those of `checkStanding`, `sessionInvalid` for another user's name, whatever `decide` throws: then nothing is saved;
 *   Conflict where another answer was first
 */
export function judged(
  house: House,
  { attempt, session, responses }: Answering,
  decide: (user: User, now: number) => Changed<Outcome>,
): Promise<Outcome> {
  const update = house.store.users.update(session.poolId, session.sub, (user) => {
    if (!isNamed(attempt.pool, user, required(responses, "USERNAME"))) throw refuse.sessionInvalid();
    checkStanding(user, session);
    return decide(user, house.clock.now());
  });
  return update.catch(goneIsInvalid);
}

/** Sessions end with their user, also one that the store never heard of. */
function goneIsInvalid(thrown: unknown): never {
  throw thrown instanceof Refusal && thrown.name === "UserNotFoundException" ? refuse.sessionInvalid() : thrown;
}

/**
 * The change after a right answer: the session is spent, the sign-in goes on.
 * @param user as they are after what was proved    @param before as they were, wrong tries included
 */
export function proved(house: House, answering: Answering, user: User, proof: Proof, before = user): Changed<Outcome> {
  const { session } = answering;
  const attempt = attemptAfter(house, answering, before, proof);
  return spending(house, answering, next(house, attempt, user, { proofs: [...session.proofs, proof] }));
}

function attemptAfter(house: House, { attempt }: Answering, before: User, proof: Proof): Attempt {
  const first = firstFactors.find((factor) => factor === proof);
  if (first) return withVerdict(house, attempt, before, first);
  return proof === "second-factor" ? withSecondFactor(attempt, "Success") : attempt;
}

/** The change, with the session of the answer spent. */
export const spending = (house: House, { session }: Answering, change: Changed<Outcome>): Changed<Outcome> => ({
  ...change,
  writes: [...spent(house, session), ...(change.writes ?? [])],
});

/** The write by which a session answers no more. */
export const spent = (house: House, session: Session): readonly Write[] => [{ kind: "use-session", session, usedAt: house.clock.now() }];

/** What was wrong, and in which words it is refused. */
export type WrongCode = { readonly trial: Exclude<Trial, "password">; readonly refusal: Refusal };

/** The change after a wrong code: it counts on the user and on the session, which stays open for a while. @param user as stored */
export function wrongCode(house: House, { attempt, session }: Answering, user: User, { trial, refusal }: WrongCode): Changed<Outcome> {
  const now = house.clock.now();
  const failed = trial === "mfa-code" ? withSecondFactor(attempt, "Failure") : attempt;
  const count = wrongCodeAt(session, now, failed.verdict);
  const history =
    trial === "mfa-code"
      ? laterFactorFailed(failed, count.kind === "use-session")
      : firstFactorFailed(house, attempt, user, "one-time-code");
  return { user: withFailure(user, trial, now), writes: [count, ...history], answer: { kind: "refused", refusal } };
}

/** The write that counts a wrong code on its session, or ends a session that bears no more. @param now epoch seconds @param verdict the session's from now on */
export function wrongCodeAt(session: Session, now: number, verdict?: Verdict): Write {
  const to = afterWrongCode({ ...session, ...(verdict && { verdict }) });
  return to ? { kind: "keep-session", from: session, to } : { kind: "use-session", session, usedAt: now };
}
