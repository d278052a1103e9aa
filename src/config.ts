/** Every setting once: variable, type, default, sentence. Only this file reads the environment; `--help` and docs/reference follow from `settings`. */
import { auditSettings } from "./config/audit.ts";
import { databaseSettings } from "./config/database.ts";
import { deliverySettings } from "./config/delivery.ts";
import { docsSettings } from "./config/docs.ts";
import { guardingSettings } from "./config/guarding.ts";
import { keySettings } from "./config/keys.ts";
import { limitSettings } from "./config/limits.ts";
import { quotaSettings } from "./config/quotas.ts";
import { riskSettings } from "./config/risk.ts";
import { integer, oneOf, pattern, type Setting, secretSetting, setting, text } from "./config/setting.ts";
import { tracingSettings } from "./config/tracing.ts";
import { transportSettings } from "./config/transport.ts";

export type { Setting };

/** All settings, in the order of the documentation. Units live in the names. */
export const settings = {
  mode: setting(
    "POOLHOUSE_MODE",
    oneOf("development", "production"),
    "development",
    "development accepts any AWS credentials and keeps messages in an outbox; production opens nothing that is not configured",
  ),
  host: setting("HOST", text, "127.0.0.1", "address to listen on"),
  port: setting("PORT", integer, 9229, "TCP port to listen on; 0 picks a free one"),
  ...transportSettings,
  ...limitSettings,
  ...databaseSettings,
  ...keySettings,
  region: setting(
    "AWS_REGION",
    pattern("an AWS region such as us-east-1", /^[a-z]{2}(-[a-z]+)+-\d$/),
    "us-east-1",
    "region in ids and ARNs of new pools",
  ),
  accountId: setting("POOLHOUSE_ACCOUNT_ID", pattern("twelve digits", /^\d{12}$/), "000000000000", "AWS account id in ARNs"),
  issuer: setting(
    "POOLHOUSE_ISSUER",
    text,
    "",
    "what stands before /<poolId> in the iss claim: a URL, or aws for the form of the real service; default is this server's own URL",
  ),
  code: setting("CODE", pattern("4 to 8 digits", /^(\d{4,8})?$/), "", "development only: every code that is sent is this one"),
  ...guardingSettings,
  ...quotaSettings,
  ...riskSettings,
  metricsToken: secretSetting(
    "POOLHOUSE_METRICS_TOKEN",
    text,
    "bearer token for GET /metrics; production shows the page only where it is set",
  ),
  ...tracingSettings,
  ...auditSettings,
  ...docsSettings,
  logLevel: setting("LOG_LEVEL", oneOf("fatal", "error", "warn", "info", "debug", "silent"), "info", "how much is logged"),
  ...deliverySettings,
} as const;

/** The configuration as one typed value. */
export type Config = { readonly [Name in keyof typeof settings]: (typeof settings)[Name] extends Setting<infer Value> ? Value : never };

/**
 * Reads all settings. @param environment variables by name
 * @throws Error one sentence that names the variable, its value (unless secret) and what is needed
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const entries = Object.entries(settings).map(([name, each]) => [name, read(each as Setting<unknown>, environment[each.variable])]);
  return Object.fromEntries(entries) as Config;
}

function read(each: Setting<unknown>, given: string | undefined): unknown {
  if (given === undefined || given === "") return each.fallback;
  try {
    return each.parse(given);
  } catch (problem) {
    const shown = each.secret ? "" : ` is "${given}":`;
    throw new Error(`${each.variable}${shown} ${problem instanceof Error ? problem.message : "not acceptable"} (${each.sentence}).`);
  }
}
