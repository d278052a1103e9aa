/** SOFTWARE_TOKEN_MFA: the code of an authenticator app; its time step is spent in the commit of the answer. @see spec/auth.md §3.5, §5 */
import { totpVerdict } from "../../../domain/mfa/totp.ts";
import { refuseWhileLocked, withoutFailures } from "../../../domain/password/failures.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { House } from "../../../ports/house.ts";
import { context } from "../../../ports/sealer.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { judged, proved, wrongCode } from "../judge.ts";

/** @throws Refusal `noSoftwareToken`, `totpUsed` (the session stays open), `tooManyPasswords`; those of `judged` */
export function answerSoftwareToken(house: House, answering: Answering): Promise<Outcome> {
  const code = required(answering.responses, "SOFTWARE_TOKEN_MFA_CODE");
  return judged(house, answering, (user, now) => {
    const token = user.softwareToken;
    if (token?.verifiedAt === undefined) throw refuse.noSoftwareToken();
    refuseWhileLocked(user, "mfa-code", now);
    const secret = house.sealer.open(token.secret, context.softwareToken(user.poolId, user.sub));
    const verdict = totpVerdict(secret, code, now, token.lastStep);
    if (verdict === "used") throw refuse.totpUsed();
    if (verdict === "wrong") return wrongCode(house, answering, user, { trial: "mfa-code", refusal: refuse.wrongTotp() });
    const spent = { ...withoutFailures(user, "mfa-code"), softwareToken: { ...token, lastStep: verdict.spent } };
    return proved(house, answering, spent, "second-factor");
  });
}
