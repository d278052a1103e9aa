import { AdminConfirmSignUp } from "../../api/sign-up.ts";
import { withConfirmation } from "../../domain/user/confirm.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** A sign-up confirmed without a code: no address is verified by it. @see spec/auth.md §7.1 */
export const adminConfirmSignUp = operation(AdminConfirmSignUp, async (input, { store, clock }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const { sub } = await getUser({ store }, pool, input.Username);
  await store.users.update(pool.id, sub, (user) => ({ user: withConfirmation(user, clock.now()), answer: undefined }));
  return {};
});
