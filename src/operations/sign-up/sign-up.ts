import { SignUp } from "../../api/sign-up.ts";
import { present } from "../../domain/present.ts";
import { checkSecretHash } from "../../flows/lookup.ts";
import { guardedApp } from "../../flows/risk.ts";
import { signUp as signUpUser } from "../../flows/sign-up.ts";
import { signUpTicket } from "../../flows/sign-up-session.ts";
import { operation } from "../operation.ts";

/** Someone makes an account. @see spec/auth.md §7.2 */
export const signUp = operation(SignUp, async (input, context) => {
  const { Username: username, Password: password, UserAttributes: attributes = [] } = input;
  checkSecretHash(context, context.caller.client, { usernames: [username], hash: input.SecretHash });
  const app = await guardedApp(context, context.caller, context.request, input.UserContextData);
  const { user, delivery } = await signUpUser(context, app, { username, password, attributes });
  return present({
    UserConfirmed: user.status === "CONFIRMED",
    CodeDeliveryDetails: delivery,
    UserSub: user.sub,
    Session: signUpTicket(context, context.caller.client, user),
  });
});
