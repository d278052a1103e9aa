import { ConfirmForgotPassword } from "../../api/password.ts";
import { checkSecretHash } from "../../flows/lookup.ts";
import { confirmForgotPassword as resetPassword } from "../../flows/recover-password.ts";
import { guardedApp } from "../../flows/risk.ts";
import { operation } from "../operation.ts";

/** The code comes back with a new password. @see spec/auth.md §7.2, §7.6 */
export const confirmForgotPassword = operation(ConfirmForgotPassword, async (input, context) => {
  checkSecretHash(context, context.caller.client, { usernames: [input.Username], hash: input.SecretHash });
  const app = await guardedApp(context, context.caller, context.request, input.UserContextData);
  await resetPassword(context, app, input.Username, input.ConfirmationCode, input.Password);
  return {};
});
