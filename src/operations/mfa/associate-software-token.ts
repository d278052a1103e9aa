import { AssociateSoftwareToken } from "../../api/software-token.ts";
import { associateForUser, associateInSession } from "../../flows/software-token.ts";
import { operation } from "../operation.ts";

/** A new secret for an authenticator app; by session with the session that comes next. @see spec/auth.md §4.7, §5 */
export const associateSoftwareToken = operation(AssociateSoftwareToken, async (_input, { caller, ...house }) => {
  if (caller.kind === "access-token") return { SecretCode: await associateForUser(house, caller) };
  const { secret, session } = await associateInSession(house, caller.session);
  return { SecretCode: secret, Session: session };
});
