/** PASSWORD_VERIFIER: the client's proof that it knows the password. @see spec/auth.md §3.4 */
import { refuse } from "../../../domain/refusal.ts";
import type { Session } from "../../../domain/sign-in/session.ts";
import { isNamed } from "../../../domain/sign-in/standing.ts";
import type { House } from "../../../ports/house.ts";
import { failureCounted, withAccounts } from "../../risk.ts";
import { isSrpProof, readSecretBlock, spendingOf } from "../../srp-exchange.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { withDevice } from "../device.ts";
import { spent } from "../judge.ts";
import { passwordJudged } from "../password.ts";
import { isPhantomNamed, phantomTried } from "../phantom.ts";
import { ownerOf } from "../srp.ts";

/** An answer that has a session where the exchange began in one. */
export type Verifying = Omit<Answering, "session"> & { readonly session: Session | undefined };

/**
 * Judges a proof; right or wrong, its SECRET_BLOCK counts no more. Whoever does not exist costs the same work.
 * @throws Refusal `wrongPassword` for a wrong proof, an altered, foreign or expired block, another user's name; `missingParameter` for Session;
 *   those of `passwordJudged`
 */
export async function answerPasswordVerifier(house: House, { attempt, responses, session }: Verifying): Promise<Outcome> {
  const secretBlock = required(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
  const proof = { signature: required(responses, "PASSWORD_CLAIM_SIGNATURE"), timestamp: required(responses, "TIMESTAMP"), secretBlock };
  const challenge = readSecretBlock(house, attempt, secretBlock);
  if (!challenge) throw refuse.wrongPassword();
  if (challenge.inSession && !session) throw refuse.missingParameter("Session");
  if (session && session.sub !== challenge.sub) throw refuse.sessionInvalid();
  const user = await house.store.users.find(attempt.pool.id, challenge.sub);
  const isRight = await isSrpProof(house, challenge, ownerOf(user), proof);
  const username = required(responses, "USERNAME");
  const isTheirs = user ? isNamed(attempt.pool, user, username) : isPhantomNamed(house, attempt.pool, challenge.sub, username);
  if (!isTheirs) throw refuse.wrongPassword();
  const writes = [spendingOf(house, challenge), ...(session ? spent(house, session) : [])];
  if (!user) {
    const counted = [...writes, ...failureCounted(house, attempt.risk)];
    return phantomTried(house, challenge, { trial: "password", refusal: refuse.wrongPassword(), writes: counted });
  }
  const known = await withDevice(house, attempt, { sub: user.sub, parameters: responses, session });
  return passwordJudged(house, await withAccounts(house, known), user, { isRight, writes });
}
