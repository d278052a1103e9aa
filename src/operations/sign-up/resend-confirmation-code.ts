import { ResendConfirmationCode } from "../../api/sign-up.ts";
import { checkSecretHash } from "../../flows/lookup.ts";
import { guardedApp } from "../../flows/risk.ts";
import { resendSignUpCode } from "../../flows/sign-up.ts";
import { operation } from "../operation.ts";

/** The code of a sign-up goes out once more. @see spec/auth.md §7.2, §7.6 */
export const resendConfirmationCode = operation(ResendConfirmationCode, async (input, context) => {
  checkSecretHash(context, context.caller.client, { usernames: [input.Username], hash: input.SecretHash });
  const app = await guardedApp(context, context.caller, context.request, input.UserContextData);
  return { CodeDeliveryDetails: await resendSignUpCode(context, app, input.Username) };
});
