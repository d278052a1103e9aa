import { ConfirmSignUp } from "../../api/sign-up.ts";
import { present } from "../../domain/present.ts";
import { checkSecretHash } from "../../flows/lookup.ts";
import { confirmSignUp as confirm } from "../../flows/sign-up.ts";
import { operation } from "../operation.ts";

/** The code of a sign-up comes back. @see spec/auth.md §7.2, §7.6 */
export const confirmSignUp = operation(ConfirmSignUp, async (input, context) => {
  checkSecretHash(context, context.caller.client, { usernames: [input.Username], hash: input.SecretHash });
  const session = await confirm(context, context.caller, {
    username: input.Username,
    code: input.ConfirmationCode,
    session: input.Session,
    force: input.ForceAliasCreation ?? false,
  });
  return present({ Session: session });
});
