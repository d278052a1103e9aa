import { AdminCreateUser } from "../../api/admin-user.ts";
import { shownUser } from "../../domain/user/shown.ts";
import { getPool } from "../../flows/lookup.ts";
import { createInvited, inviteAgain } from "../../flows/users.ts";
import { operation } from "../operation.ts";

/** A user made by an administrator and invited, or invited again. @see spec/auth.md §7.1, §7.2 */
export const adminCreateUser = operation(AdminCreateUser, async (input, context) => {
  const pool = await getPool(context, input.UserPoolId);
  const invite = input.MessageAction === "RESEND" ? inviteAgain : createInvited;
  const user = await invite(context, pool, {
    username: input.Username,
    attributes: input.UserAttributes ?? [],
    temporaryPassword: input.TemporaryPassword,
    media: input.DesiredDeliveryMediums,
    silent: input.MessageAction === "SUPPRESS",
    force: input.ForceAliasCreation ?? false,
  });
  return { User: shownUser(user) };
});
