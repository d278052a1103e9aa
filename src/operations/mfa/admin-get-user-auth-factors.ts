import { AdminGetUserAuthFactors } from "../../api/mfa.ts";
import { authFactorsReport } from "../../domain/mfa/report.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** With what a user can sign in, asked by an administrator. @see spec/auth.md §4.8 */
export const adminGetUserAuthFactors = operation(AdminGetUserAuthFactors, async (input, { store }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  return authFactorsReport(await getUser({ store }, pool, input.Username));
});
