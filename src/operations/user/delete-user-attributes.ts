import { DeleteUserAttributes } from "../../api/attribute.ts";
import { withoutAttributes } from "../../domain/attribute/change.ts";
import { operation } from "../operation.ts";

/** The signed-in user deletes attributes that the app may write. @see spec/auth.md §7.4 */
export const deleteUserAttributes = operation(DeleteUserAttributes, async (input, { caller, clock }) => {
  const { pool, client: by } = caller;
  await caller.update((user) => ({
    user: withoutAttributes(user, input.UserAttributeNames, { pool, by, now: clock.now() }),
    answer: undefined,
  }));
  return {};
});
