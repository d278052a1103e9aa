/** Judging an answer: everything it changes is one commit, and the session answers once. @see spec/auth.md §3.2, §3.3 */
import { type Trial, withFailure } from "../../domain/password/failures.ts";
import { type Refusal, refuse } from "../../domain/refusal.ts";
import type { Proof, Session } from "../../domain/sign-in/session.ts";
import { checkStanding, isNamed } from "../../domain/sign-in/standing.ts";
import { afterWrongCode } from "../../domain/sign-in/wrong-tries.ts";
import type { User } from "../../domain/user/user.ts";
import type { House } from "../../ports/house.ts";
import type { Changed, Write } from "../../ports/store.ts";
import { type Answering, type Outcome, required } from "./attempt.ts";
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
  return house.store.users.update(session.poolId, session.sub, (user) => {
    if (!isNamed(attempt.pool, user, required(responses, "USERNAME"))) throw refuse.sessionInvalid();
    checkStanding(user, session);
    return decide(user, house.clock.now());
  });
}

/** The change after a right answer: the session is spent, the sign-in goes on. @param user as they are after what was proved */
export function proved(house: House, answering: Answering, user: User, proof: Proof): Changed<Outcome> {
  const { attempt, session } = answering;
  return spending(house, answering, next(house, attempt, user, { proofs: [...session.proofs, proof] }));
}

/** The change, with the session of the answer spent. */
export const spending = (house: House, { session }: Answering, change: Changed<Outcome>): Changed<Outcome> => ({
  ...change,
  writes: [...spent(house, session), ...(change.writes ?? [])],
});

/** The write by which a session answers no more. */
export const spent = (house: House, session: Session): readonly Write[] => [{ kind: "use-session", session, usedAt: house.clock.now() }];

/** The change after a wrong code: it counts on the user and on the session, which stays open for a while. @param now epoch seconds */
export const wrongCode = ({ session }: Answering, user: User, refusal: Refusal, trial: Trial, now: number): Changed<Outcome> => ({
  user: withFailure(user, trial, now),
  writes: [wrongCodeAt(session, now)],
  answer: { kind: "refused", refusal },
});

/** The write that counts a wrong code on its session, or ends a session that bears no more. @param now epoch seconds */
export function wrongCodeAt(session: Session, now: number): Write {
  const to = afterWrongCode(session);
  return to ? { kind: "keep-session", from: session, to } : { kind: "use-session", session, usedAt: now };
}
