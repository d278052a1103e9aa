/** SMS_MFA, EMAIL_OTP, SMS_OTP: a code that was sent comes back. @see spec/auth.md §3.5, §4.1 */
import { refuseWhileLocked, withoutFailures } from "../../../domain/password/failures.ts";
import { refuse } from "../../../domain/refusal.ts";
import { isSameDigest } from "../../../domain/sealed.ts";
import { withProvedAddress, withSignUpConfirmed } from "../../../domain/sign-in/proof-by-code.ts";
import type { SentCode } from "../../../domain/sign-in/session.ts";
import { isFirstFactorOpen } from "../../../domain/sign-in/steps.ts";
import type { User } from "../../../domain/user/user.ts";
import type { House } from "../../../ports/house.ts";
import { NameTaken } from "../../../ports/store.ts";
import { failureCounted, withAccounts } from "../../risk.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { codeDigest } from "../codes.ts";
import { judged, proved, wrongCode, wrongCodeAt } from "../judge.ts";
import { isPhantomNamed, phantomTried } from "../phantom.ts";

/**
 * The first right code verifies its address. Where that makes the address an alias which is another user's already, it stays unverified.
 * @param code as the session keeps it
 * @throws Refusal `tooManyPasswords`, `aliasExists` where an address to set up is another user's; those of `judged`
 */
export async function answerCode(house: House, answering: Answering, code: SentCode): Promise<Outcome> {
  if (answering.session.phantom) return answerPhantomCode(house, answering);
  const isFirst = isFirstFactorOpen(answering.session.proofs);
  const known = isFirst ? { ...answering, attempt: await withAccounts(house, answering.attempt) } : answering;
  try {
    return await judgeCode(house, known, code, (user, now) => withProvedAddress(answering.attempt.pool, user, code, now));
  } catch (thrown) {
    if (!(thrown instanceof NameTaken)) throw thrown;
    if (code.setsUp) throw refuse.aliasExists(code.attribute);
    return judgeCode(house, known, code, (user) => user);
  }
}

function answerPhantomCode(house: House, { attempt, session, responses }: Answering): Promise<Outcome> {
  if (!isPhantomNamed(house, attempt.pool, session.sub, required(responses, "USERNAME"))) throw refuse.sessionInvalid();
  const writes = [wrongCodeAt(session, house.clock.now()), ...failureCounted(house, attempt.risk)];
  return phantomTried(house, session, { trial: "first-factor-code", refusal: refuse.wrongMfaCode(), writes });
}

function judgeCode(house: House, answering: Answering, code: SentCode, verified: (user: User, now: number) => User): Promise<Outcome> {
  const isFirst = isFirstFactorOpen(answering.session.proofs);
  const trial = isFirst ? "first-factor-code" : "mfa-code";
  const given = required(answering.responses, `${code.name}_CODE`);
  return judged(house, answering, (user, now) => {
    refuseWhileLocked(user, trial, now);
    if (!isSameDigest(code.code, codeDigest(house, user, given))) {
      return wrongCode(house, answering, user, { trial, refusal: refuse.wrongMfaCode() });
    }
    const known = verified(withoutFailures(user, trial), now);
    return isFirst
      ? proved(house, answering, withSignUpConfirmed(known, now), "one-time-code", user)
      : proved(house, answering, known, "second-factor");
  });
}
