/** Threat protection along a sign-in: judged at the first factor, carried on by its sessions, written into the user's history at each step. */

import { refuse, SignInBlocked } from "../domain/refusal.ts";
import { withBlock, withChallenge, withResponse } from "../domain/risk/event.ts";
import type { NotificationKind } from "../domain/risk/notification.ts";
import { resetsLeaked, responseTo } from "../domain/risk/response.ts";
import { withSighting } from "../domain/risk/sighting.ts";
import type { Verdict } from "../domain/risk/verdict.ts";
import type { FirstFactor, Session } from "../domain/sign-in/session.ts";
import { withResetRequired } from "../domain/user/recover.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { Changed, Write } from "../ports/store.ts";
import { eventOf, failureCounted } from "./risk.ts";
import { notification } from "./risk-notification.ts";
import type { Attempt, Outcome } from "./sign-in/attempt.ts";

/**
 * The attempt with what risk says of it, now that the first factor was right.
 * @param user as they were before it, wrong tries included    @param leaked the password is known to have leaked
 */
export function withVerdict(house: House, attempt: Attempt, user: User, proof: FirstFactor, leaked = false): Attempt {
  const { client, risk } = attempt;
  if (!risk) return attempt;
  const begun = eventOf(house, client, risk, user, { type: "SignIn", response: "InProgress", leaked });
  const event = proof === "password" ? withChallenge(begun, "Password", "Success") : begun;
  const { demand, notify } = responseTo(risk.mode, risk.sections, event.risk);
  return { ...attempt, verdict: { event, ...(demand && { demand }), ...(notify && { notify }) } };
}

/** The attempt with what risk said when the sign-in began. @param session whose challenge is answered */
export const continuing = (attempt: Attempt, { verdict }: Pick<Session, "verdict">): Attempt =>
  verdict ? { ...attempt, verdict } : attempt;

/** What a session keeps of a verdict. */
export const carried = ({ event, demand }: Verdict): Verdict => ({ event, ...(demand && { demand }) });

/** The attempt after an answer to a second factor. */
export function withSecondFactor(attempt: Attempt, response: "Success" | "Failure"): Attempt {
  const { verdict } = attempt;
  return verdict ? { ...attempt, verdict: { ...verdict, event: withChallenge(verdict.event, "Mfa", response) } } : attempt;
}

/**
 * A step of a sign-in with what it leaves in the history. What risk stops is an outcome and no throw, so that it is kept.
 * @param step what comes next    @throws Refusal whatever else `step` throws
 */
export function recordedStep(house: House, attempt: Attempt, user: User, step: () => Changed<Outcome>): Changed<Outcome> {
  const { verdict } = attempt;
  if (!verdict) return step();
  const change = unlessBlocked(user, step);
  const event = { refused: withBlock, challenged: (same: Verdict["event"]) => same, "signed-in": passed }[change.answer.kind](
    verdict.event,
  );
  const known = change.answer.kind === "signed-in" ? withSighting(change.user, event.sighting) : change.user;
  const told = verdict.notify ? notification(house, attempt, { user, event, kind: mailAbout(change.answer, verdict) }) : [];
  const writes = [...(change.writes ?? []), putting(event), ...told];
  return { ...change, user: known, writes };
}

function mailAbout({ kind }: Outcome, { demand }: Verdict): NotificationKind {
  if (kind === "refused") return "BlockEmail";
  return kind === "challenged" && demand ? "MfaEmail" : "NoActionEmail";
}

const passed = (event: Verdict["event"]) => withResponse(event, "Pass");

function unlessBlocked(user: User, step: () => Changed<Outcome>): Changed<Outcome> {
  try {
    return step();
  } catch (thrown) {
    if (!(thrown instanceof SignInBlocked)) throw thrown;
    return { user, answer: { kind: "refused", refusal: thrown } };
  }
}

/** Whether a leaked password must be reset before its user gets in. */
export const mustReset = ({ risk }: Attempt, user: User): boolean => risk !== undefined && resetsLeaked(risk.mode, risk.sections, user);

/** The change that makes a user reset a leaked password. @param now epoch seconds */
export const resetDemanded = ({ verdict }: Attempt, user: User, now: number): Changed<Outcome> => ({
  user: withResetRequired(user, now),
  writes: verdict ? [putting(withBlock(verdict.event))] : [],
  answer: { kind: "refused", refusal: refuse.passwordResetRequired() },
});

/** The writes after a wrong first factor: into the history of the user, and against the network. @param user as they were before it */
export function firstFactorFailed(house: House, { client, risk }: Attempt, user: User, proof: FirstFactor): readonly Write[] {
  if (!risk) return [];
  const failed = eventOf(house, client, risk, user, { type: "SignIn", response: "Fail" });
  return [putting(proof === "password" ? withChallenge(failed, "Password", "Failure") : failed), ...failureCounted(house, risk)];
}

/** The write after a wrong answer later on. @param isOver whether the sign-in ends with it */
export function laterFactorFailed({ verdict }: Attempt, isOver: boolean): readonly Write[] {
  if (!verdict) return [];
  return [putting(isOver ? withResponse(verdict.event, "Fail") : verdict.event)];
}

const putting = (event: Verdict["event"]): Write => ({ kind: "put-event", event });
