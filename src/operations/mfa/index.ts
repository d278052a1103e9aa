import { adminGetUserAuthFactors } from "./admin-get-user-auth-factors.ts";
import { adminSetUserMfaPreference } from "./admin-set-user-mfa-preference.ts";
import { adminSetUserSettings } from "./admin-set-user-settings.ts";
import { associateSoftwareToken } from "./associate-software-token.ts";
import { getUserAuthFactors } from "./get-user-auth-factors.ts";
import { setUserMfaPreference } from "./set-user-mfa-preference.ts";
import { setUserSettings } from "./set-user-settings.ts";
import { verifySoftwareToken } from "./verify-software-token.ts";

/** The operations about a user's MFA. */
export const mfaOperations = [
  associateSoftwareToken,
  verifySoftwareToken,
  setUserMfaPreference,
  adminSetUserMfaPreference,
  setUserSettings,
  adminSetUserSettings,
  getUserAuthFactors,
  adminGetUserAuthFactors,
];
