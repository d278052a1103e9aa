import { GetTokensFromRefreshToken } from "../../api/token.ts";
import { refuse } from "../../domain/refusal.ts";
import { isClientSecret } from "../../flows/client-secret.ts";
import { rotateTokens } from "../../flows/refresh.ts";
import { operation } from "../operation.ts";

/** New tokens for a refresh token, and another refresh token where the client rotates them. @see spec/auth.md §2.6 */
export const getTokensFromRefreshToken = operation(GetTokensFromRefreshToken, async (input, context) => {
  const { client, pool } = context.caller;
  if (!isClientSecret(context, client, input.ClientSecret)) throw refuse.clientSecretWrong(client.id);
  const AuthenticationResult = await rotateTokens(context, { pool, client, token: input.RefreshToken, deviceKey: input.DeviceKey });
  return { AuthenticationResult };
});
