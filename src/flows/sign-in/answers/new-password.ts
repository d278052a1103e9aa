/** NEW_PASSWORD_REQUIRED: the user replaces the temporary password. @see spec/auth.md §3.6 */
import { refuse } from "../../../domain/refusal.ts";
import { answeredAttributes, withNewPassword } from "../../../domain/sign-in/new-password.ts";
import type { House } from "../../../ports/house.ts";
import { claimingNames } from "../../aliases.ts";
import { newPassword } from "../../users-password.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { judged, proved } from "../judge.ts";

/**
 * A refused password or attribute leaves the session open, so that the user may choose another.
 * @throws Refusal of the policy and the history, of the attributes, `aliasExists`; those of `judged`
 */
export async function answerNewPassword(house: House, answering: Answering): Promise<Outcome> {
  const { attempt, session, responses } = answering;
  const { pool, client } = attempt;
  const user = await house.store.users.find(session.poolId, session.sub);
  if (!user) throw refuse.sessionInvalid();
  const password = await newPassword(house, pool, user, required(responses, "NEW_PASSWORD"));
  const attributes = answeredAttributes(responses);
  return claimingNames(house, pool, () =>
    judged(house, answering, (stored, now) => {
      if (stored.status !== "FORCE_CHANGE_PASSWORD") throw refuse.sessionInvalid();
      return proved(house, answering, withNewPassword(pool, client, stored, { password, attributes }, now), "new-password");
    }),
  );
}
