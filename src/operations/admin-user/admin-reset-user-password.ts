import { AdminResetUserPassword } from "../../api/password.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { resetByAdministrator } from "../../flows/recover-password.ts";
import { operation } from "../operation.ts";

/** A user made to set a new password, with a code to do it. @see spec/auth.md §7.2 */
export const adminResetUserPassword = operation(AdminResetUserPassword, async (input, context) => {
  const pool = await getPool(context, input.UserPoolId);
  const { sub } = await getUser(context, pool, input.Username);
  await resetByAdministrator(context, pool, sub);
  return {};
});
