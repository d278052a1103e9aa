import { AdminDisableUser } from "../../api/admin-user.ts";
import { withDisabled } from "../../domain/user/enabled.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** A user who may not sign in any more, with all tokens revoked. @see spec/auth.md §2.7 */
export const adminDisableUser = operation(AdminDisableUser, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.update(pool.id, sub, (user) => ({
    user: withDisabled(user, clock.now()),
    writes: [{ kind: "drop-families" }],
    answer: undefined,
  }));
  return {};
});
