import { AdminDeleteUserAttributes } from "../../api/attribute.ts";
import { withoutAttributes } from "../../domain/attribute/change.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** Attributes deleted by an administrator. @see spec/auth.md §7.4 */
export const adminDeleteUserAttributes = operation(AdminDeleteUserAttributes, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.update(pool.id, sub, (user) => ({
    user: withoutAttributes(user, input.UserAttributeNames, { pool, now: clock.now() }),
    answer: undefined,
  }));
  return {};
});
