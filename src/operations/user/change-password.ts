import { ChangePassword } from "../../api/password.ts";
import { changePassword as change } from "../../flows/users-password.ts";
import { operation } from "../operation.ts";

/** A signed-in user gives the old password for a new one. @see spec/auth.md §7.2 */
export const changePassword = operation(ChangePassword, async (input, context) => {
  await change(context, context.caller, { previous: input.PreviousPassword, proposed: input.ProposedPassword });
  return {};
});
