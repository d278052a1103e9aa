import { RevokeToken } from "../../api/token.ts";
import { isRevocationEnabled } from "../../domain/client/settings.ts";
import { refuse } from "../../domain/refusal.ts";
import { isClientSecret } from "../../flows/client-secret.ts";
import { revokeRefreshToken } from "../../flows/revoke.ts";
import { operation } from "../operation.ts";

/** Ends the sign-in behind a refresh token. @see spec/auth.md §2.7 */
export const revokeToken = operation(RevokeToken, async (input, context) => {
  const { client } = context.caller;
  if (!isClientSecret(context, client, input.ClientSecret)) throw refuse.unauthorizedClient();
  if (!isRevocationEnabled(client)) throw refuse.revocationOff();
  await revokeRefreshToken(context, client, input.Token);
  return {};
});
