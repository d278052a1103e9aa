import { AdminDeleteUser } from "../../api/admin-user.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** A user deleted by an administrator. @see spec/auth.md §2.7 */
export const adminDeleteUser = operation(AdminDeleteUser, async (input, { store }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.remove(pool.id, sub);
  return undefined;
});
