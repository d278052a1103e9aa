/** Settings of what stands before every operation: the client's address, the web ACL, quotas. */
import { setting, text } from "./setting.ts";

export const guardingSettings = {
  trustedProxies: setting(
    "POOLHOUSE_TRUSTED_PROXIES",
    text,
    "",
    "address ranges of your own proxies, separated by commas (10.0.0.0/8,fd00::/8): only what they write into X-Forwarded-For is believed",
  ),
  webAcl: setting(
    "POOLHOUSE_WEB_ACL",
    text,
    "",
    "file with the web ACL of all pools, or directory with <poolId>.json and default.json, as `aws wafv2 get-web-acl` prints them",
  ),
  geoDatabase: setting(
    "POOLHOUSE_GEO_DATABASE",
    text,
    "",
    "file in MaxMind's format that tells where addresses are (GeoLite2 City or Country)",
  ),
} as const;
