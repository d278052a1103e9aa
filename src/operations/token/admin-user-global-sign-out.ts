import { AdminUserGlobalSignOut } from "../../api/token.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { signOutEverywhere } from "../../flows/revoke.ts";
import { operation } from "../operation.ts";

/** Ends all sign-ins of a user. @see spec/auth.md §2.7 */
export const adminUserGlobalSignOut = operation(AdminUserGlobalSignOut, async (input, context) => {
  const pool = await getPool(context, input.UserPoolId);
  const user = await getUser(context, pool, input.Username);
  return context.store.users.update(pool.id, user.sub, signOutEverywhere(context));
});
