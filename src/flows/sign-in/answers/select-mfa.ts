/** SELECT_MFA_TYPE: the user chose one of the factors offered. @see spec/auth.md §3.5, §10 item 6 */
import type { Factor } from "../../../domain/mfa/factor.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { House } from "../../../ports/house.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { judged, spending } from "../judge.ts";
import { askFor } from "../next.ts";

/** @param offered as the session keeps it @throws Refusal `answerNotOffered`; those of `judged` */
export function answerSelectMfa(house: House, answering: Answering, offered: readonly Factor[]): Promise<Outcome> {
  const { attempt, session, responses } = answering;
  const answer = required(responses, "ANSWER");
  // The API model calls the e-mail factor EMAIL_MFA here and EMAIL_OTP everywhere else.
  const chosen = offered.find((factor) => factor === (answer === "EMAIL_MFA" ? "EMAIL_OTP" : answer));
  if (!chosen) throw refuse.answerNotOffered();
  return judged(house, answering, (user) => spending(house, answering, askFor(house, attempt, user, session.proofs, chosen)));
}
