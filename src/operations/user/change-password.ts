import { ChangePassword } from "../../api/password.ts";
import { guardedApp } from "../../flows/risk.ts";
import { changePassword as change } from "../../flows/users-password.ts";
import { operation } from "../operation.ts";

/** A signed-in user gives the old password for a new one. @see spec/auth.md §7.2 */
export const changePassword = operation(ChangePassword, async (input, context) => {
  const { caller, request } = context;
  const { risk } = await guardedApp(context, caller, request);
  await change(context, caller, { previous: input.PreviousPassword, proposed: input.ProposedPassword, risk });
  return {};
});
