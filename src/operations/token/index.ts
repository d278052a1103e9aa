import { adminUserGlobalSignOut } from "./admin-user-global-sign-out.ts";
import { getTokensFromRefreshToken } from "./get-tokens-from-refresh-token.ts";
import { globalSignOut } from "./global-sign-out.ts";
import { revokeToken } from "./revoke-token.ts";

/** Operations on the tokens of a completed sign-in. */
export const tokenOperations = [adminUserGlobalSignOut, getTokensFromRefreshToken, globalSignOut, revokeToken];
