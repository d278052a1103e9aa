import { AdminRespondToAuthChallenge } from "../../api/sign-in.ts";
import { serverCircumstances } from "../../domain/risk/circumstances.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { guarded } from "../../flows/risk.ts";
import type { Attempt } from "../../flows/sign-in/attempt.ts";
import { respond } from "../../flows/sign-in/respond.ts";
import { operation } from "../operation.ts";

/** Answers a challenge from a server that holds AWS credentials. @see spec/auth.md §3.5 */
export const adminRespondToAuthChallenge = operation(AdminRespondToAuthChallenge, async (input, { caller: _administrator, ...house }) => {
  const { UserPoolId, ClientId, ChallengeName, ChallengeResponses = {}, Session, ContextData } = input;
  const pool = await getPool(house, UserPoolId);
  const client = await getClient(house, pool.id, ClientId);
  const begun: Attempt = { pool, client, door: "admin", address: ContextData?.IpAddress };
  const attempt = await guarded(house, begun, () => serverCircumstances(client, ContextData));
  return respond(house, attempt, { name: ChallengeName, responses: ChallengeResponses, session: Session });
});
