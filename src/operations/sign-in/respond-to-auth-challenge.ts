import { RespondToAuthChallenge } from "../../api/sign-in.ts";
import { appCircumstances } from "../../domain/risk/circumstances.ts";
import { guarded } from "../../flows/risk.ts";
import type { Attempt } from "../../flows/sign-in/attempt.ts";
import { respond } from "../../flows/sign-in/respond.ts";
import { operation } from "../operation.ts";

/** Answers a challenge from an app. @see spec/auth.md §3.5 */
export const respondToAuthChallenge = operation(RespondToAuthChallenge, async (input, { caller, request, ...house }) => {
  const { ChallengeName, ChallengeResponses = {}, Session, UserContextData } = input;
  const { pool, client } = caller;
  const begun: Attempt = { pool, client, door: "public", address: request.sourceAddress };
  const attempt = await guarded(house, begun, () => appCircumstances(client, request, UserContextData));
  return respond(house, attempt, { name: ChallengeName, responses: ChallengeResponses, session: Session });
});
