import { AdminSetUserPassword } from "../../api/password.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { givePassword } from "../../flows/users-password.ts";
import { operation } from "../operation.ts";

/** A password given by an administrator: to keep, or to change at the next sign-in. @see spec/auth.md §7.1 */
export const adminSetUserPassword = operation(AdminSetUserPassword, async (input, context) => {
  const pool = await getPool(context, input.UserPoolId);
  const user = await getUser(context, pool, input.Username);
  await givePassword(context, pool, user, input.Password, input.Permanent ?? false);
  return {};
});
