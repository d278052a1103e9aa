import { DeleteUser } from "../../api/user.ts";
import { operation } from "../operation.ts";

/** The signed-in user deletes the account. @see spec/auth.md §2.7 */
export const deleteUser = operation(DeleteUser, async (_, { caller, store }) => {
  const { poolId, sub } = await caller.user();
  await store.users.remove(poolId, sub);
  return undefined;
});
