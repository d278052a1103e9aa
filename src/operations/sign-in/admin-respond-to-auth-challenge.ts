import { AdminRespondToAuthChallenge } from "../../api/sign-in.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { respond } from "../../flows/sign-in/respond.ts";
import { operation } from "../operation.ts";

/** Answers a challenge from a server that holds AWS credentials. @see spec/auth.md §3.5 */
export const adminRespondToAuthChallenge = operation(AdminRespondToAuthChallenge, async (input, { caller: _administrator, ...house }) => {
  const { UserPoolId, ClientId, ChallengeName, ChallengeResponses = {}, Session } = input;
  const pool = await getPool(house, UserPoolId);
  const client = await getClient(house, pool.id, ClientId);
  const attempt = { pool, client, door: "admin", address: input.ContextData?.IpAddress } as const;
  return respond(house, attempt, { name: ChallengeName, responses: ChallengeResponses, session: Session });
});
