/** MFA_SETUP: an authenticator that was verified in this session, or an e-mail address to be proved by a code. @see spec/auth.md §4.7 */
import { givenAttributes } from "../../../domain/attribute/given.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { PendingChallenge } from "../../../domain/sign-in/session.ts";
import type { House } from "../../../ports/house.ts";
import type { Answering, Outcome } from "../attempt.ts";
import { sendCode } from "../codes.ts";
import { judged, proved, spending } from "../judge.ts";
import { asked } from "../next.ts";

type MfaSetup = Extract<PendingChallenge, { name: "MFA_SETUP" }>;

/**
 * @param pending as the session keeps it
 * @throws Refusal `noSoftwareToken` where VerifySoftwareToken was not called, `answerNotOffered` for an address where e-mail is no factor,
 *   `emailInvalid`; those of `judged`
 */
export function answerMfaSetup(house: House, answering: Answering, pending: MfaSetup): Promise<Outcome> {
  const { EMAIL, email = EMAIL } = answering.responses;
  return email ? setUpEmail(house, answering, pending, email) : finishSoftwareToken(house, answering, pending);
}

const finishSoftwareToken = (house: House, answering: Answering, pending: MfaSetup) =>
  judged(house, answering, (user) => {
    if (!pending.verified || user.softwareToken?.verifiedAt === undefined) throw refuse.noSoftwareToken();
    return proved(house, answering, user, "second-factor");
  });

function setUpEmail(house: House, answering: Answering, pending: MfaSetup, email: string): Promise<Outcome> {
  const { attempt, session } = answering;
  if (!pending.factors.includes("EMAIL_OTP")) throw refuse.answerNotOffered();
  givenAttributes([{ Name: "email", Value: email }], { pool: attempt.pool });
  return judged(house, answering, (user) => {
    // With an address of their own, e-mail is a factor to answer, not one to set up.
    if (user.attributes.email) throw refuse.attributeProvided("email");
    const order = { name: "EMAIL_OTP", attribute: "email", destination: email, setsUp: true, digits: 6 } as const;
    const { pending: sent, message } = sendCode(house, attempt.pool, user, order);
    return spending(house, answering, asked(house, attempt, user, { proofs: session.proofs, pending: sent, writes: [message] }));
  });
}
