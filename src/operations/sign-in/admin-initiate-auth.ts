import { AdminInitiateAuth } from "../../api/sign-in.ts";
import { serverCircumstances } from "../../domain/risk/circumstances.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { guarded } from "../../flows/risk.ts";
import type { Attempt } from "../../flows/sign-in/attempt.ts";
import { initiate } from "../../flows/sign-in/initiate.ts";
import { operation } from "../operation.ts";

/** Begins a sign-in from a server that holds AWS credentials. @see spec/auth.md §3.1 */
export const adminInitiateAuth = operation(AdminInitiateAuth, async (input, { caller: _administrator, ...house }) => {
  const { UserPoolId, ClientId, AuthFlow, AuthParameters = {}, Session, ContextData } = input;
  const pool = await getPool(house, UserPoolId);
  const client = await getClient(house, pool.id, ClientId);
  const begun: Attempt = { pool, client, door: "admin", address: ContextData?.IpAddress };
  const attempt = await guarded(house, begun, () => serverCircumstances(client, ContextData));
  return initiate(house, AuthFlow, { attempt, parameters: AuthParameters, session: Session });
});
