import { AdminGetUser } from "../../api/admin-user.ts";
import { shownAttributes } from "../../domain/attribute/shown.ts";
import { mfaReport } from "../../domain/mfa/report.ts";
import { standingOf } from "../../domain/user/shown.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** One user with everything that administrators may see. @see spec/auth.md §4.1 */
export const adminGetUser = operation(AdminGetUser, async (input, { store }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const user = await getUser({ store }, pool, input.Username);
  return { Username: user.username, UserAttributes: shownAttributes(user), ...standingOf(user), ...mfaReport(user) };
});
