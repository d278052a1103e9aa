/** Settings of quotas. docs/quotas.md explains them. */
import { documentedRates } from "../domain/quota/charges.ts";
import { documentedResources } from "../domain/quota/resources.ts";
import { figures, written } from "./figures.ts";
import { pattern, secretSetting, setting } from "./setting.ts";

export const quotaSettings = {
  quotas: setting(
    "POOLHOUSE_QUOTAS",
    pattern("on or off", /^(on|off)?$/),
    "",
    "on refuses requests beyond a pool's quotas with TooManyRequestsException, and resources beyond theirs with LimitExceededException; default is on in production, off in development",
  ),
  quotaRates: setting(
    "POOLHOUSE_QUOTA_RATES",
    figures(Object.keys(documentedRates), { least: 1, whole: true }),
    written(documentedRates),
    "requests a second by category; what is left out keeps its default",
  ),
  quotaResources: setting(
    "POOLHOUSE_QUOTA_RESOURCES",
    figures(Object.keys(documentedResources), { whole: true }),
    written(documentedResources),
    "how many of each there may be; what is left out keeps its default",
  ),
  quotaRedis: secretSetting(
    "POOLHOUSE_QUOTA_REDIS",
    pattern("redis://host:6379 or rediss://", /^rediss?:\/\/.+/),
    "Redis through which nodes share a pool's allowances; default is the PostgreSQL of DATABASE_URL, and without one each node counts by itself",
  ),
} as const;
