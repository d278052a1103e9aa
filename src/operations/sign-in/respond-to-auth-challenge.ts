import { RespondToAuthChallenge } from "../../api/sign-in.ts";
import { respond } from "../../flows/sign-in/respond.ts";
import { operation } from "../operation.ts";

/** Answers a challenge from an app. @see spec/auth.md §3.5 */
export const respondToAuthChallenge = operation(RespondToAuthChallenge, (input, { caller, request, ...house }) => {
  const { ChallengeName, ChallengeResponses = {}, Session } = input;
  const attempt = { pool: caller.pool, client: caller.client, door: "public", address: request.sourceAddress } as const;
  return respond(house, attempt, { name: ChallengeName, responses: ChallengeResponses, session: Session });
});
