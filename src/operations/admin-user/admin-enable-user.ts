import { AdminEnableUser } from "../../api/admin-user.ts";
import { withEnabled } from "../../domain/user/enabled.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** A user who may sign in again. @see API model, AdminEnableUser */
export const adminEnableUser = operation(AdminEnableUser, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.update(pool.id, sub, (user) => ({ user: withEnabled(user, clock.now()), answer: undefined }));
  return {};
});
