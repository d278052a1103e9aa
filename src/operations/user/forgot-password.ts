import { ForgotPassword } from "../../api/password.ts";
import { checkSecretHash } from "../../flows/lookup.ts";
import { forgotPassword as sendResetCode } from "../../flows/recover-password.ts";
import { guardedApp } from "../../flows/risk.ts";
import { operation } from "../operation.ts";

/** A code to set a forgotten password anew. @see spec/auth.md §4.5, §7.6 */
export const forgotPassword = operation(ForgotPassword, async (input, context) => {
  checkSecretHash(context, context.caller.client, { usernames: [input.Username], hash: input.SecretHash });
  const app = await guardedApp(context, context.caller, context.request, input.UserContextData);
  return { CodeDeliveryDetails: await sendResetCode(context, app, input.Username) };
});
