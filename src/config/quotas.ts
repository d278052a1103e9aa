/** Settings of request quotas. */
import { pattern, setting } from "./setting.ts";

export const quotaSettings = {
  quotas: setting(
    "POOLHOUSE_QUOTAS",
    pattern("on or off", /^(on|off)$/),
    "",
    "on refuses requests beyond a pool's quotas with TooManyRequestsException; default is on in production, off in development",
  ),
  quotaRates: setting(
    "POOLHOUSE_QUOTA_RATES",
    pattern("a list such as UserAuthentication=200,UserRead=500", /^\w+=[1-9]\d{0,8}(,\w+=[1-9]\d{0,8})*$/),
    "",
    "requests a second and pool by category, separated by commas (UserAuthentication=200,UserRead=500); others keep the documented figures",
  ),
} as const;
