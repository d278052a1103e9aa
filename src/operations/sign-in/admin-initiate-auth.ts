import { AdminInitiateAuth } from "../../api/sign-in.ts";
import { getClient, getPool } from "../../flows/lookup.ts";
import { initiate } from "../../flows/sign-in/initiate.ts";
import { operation } from "../operation.ts";

/** Begins a sign-in from a server that holds AWS credentials. @see spec/auth.md §3.1 */
export const adminInitiateAuth = operation(AdminInitiateAuth, async (input, { caller: _administrator, ...house }) => {
  const { UserPoolId, ClientId, AuthFlow, AuthParameters = {}, Session } = input;
  const pool = await getPool(house, UserPoolId);
  const client = await getClient(house, pool.id, ClientId);
  return initiate(house, AuthFlow, {
    attempt: { pool, client, door: "admin", address: input.ContextData?.IpAddress },
    parameters: AuthParameters,
    session: Session,
  });
});
