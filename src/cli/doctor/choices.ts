/** What production is open to, and what is seen of it: told from the settings alone. */
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note } from "./finding.ts";

type Choice = (config: Config) => Finding;

const hosts: Choice = ({ hostNames, issuer }) =>
  hostNames === "*"
    ? note("host names", "The server answers by any name (POOLHOUSE_HOSTS is *): name those that clients use.")
    : good("host names", `The server answers by ${hostNames || (URL.canParse(issuer) ? new URL(issuer).hostname : "any name")}.`);

const pages: Choice = ({ corsOrigins }) =>
  corsOrigins === "*"
    ? note("web pages", "Pages of any origin may call, as at the real service: POOLHOUSE_CORS_ORIGINS can name yours alone.")
    : good("web pages", `Pages of ${corsOrigins} may call.`);

const tryIt: Choice = ({ docs, docsTryIt }) =>
  docs === "on" && docsTryIt === "on"
    ? note("reference", "The reference at /docs has forms that send requests: POOLHOUSE_DOCS_TRY_IT=off takes them away.")
    : good("reference", docs === "on" ? "The reference at /docs has no forms." : "The reference is not served.");

const webAcl: Choice = ({ webAcl: path }) =>
  path === ""
    ? note("web ACL", "No web ACL stands before the operations that need no signature: POOLHOUSE_WEB_ACL can name one with rate limits.")
    : good("web ACL", `Requests pass the web ACL at ${path}.`);

const quotas: Choice = (config) =>
  config.quotas === "off"
    ? note("quotas", "Nobody is held to a rate: POOLHOUSE_QUOTAS=on holds every pool to its quotas.")
    : good(
        "quotas",
        `Pools are held to their quotas, counted in ${config.quotaRedis ? "Redis" : config.databaseUrl ? "PostgreSQL" : "this server"}.`,
      );

const signingKeys: Choice = ({ signingKeyMaxAgeDays }) =>
  signingKeyMaxAgeDays === 0
    ? note(
        "signing keys",
        "Signing keys change by `poolhouse keys rotate-signing` alone: POOLHOUSE_SIGNING_KEY_MAX_AGE_DAYS makes them change by themselves.",
      )
    : good("signing keys", `Signing keys change every ${signingKeyMaxAgeDays} days.`);

const metrics: Choice = ({ metricsToken }) =>
  metricsToken
    ? good("metrics", "GET /metrics is there for who knows POOLHOUSE_METRICS_TOKEN.")
    : bad("metrics", "Nobody sees figures or is told of trouble: set POOLHOUSE_METRICS_TOKEN, and let Prometheus read /metrics.");

const log: Choice = ({ logLevel }) =>
  ["silent", "fatal", "error"].includes(logLevel)
    ? bad("log", `LOG_LEVEL is ${logLevel}, so requests leave no line: set it to info.`)
    : good("log", `The log is written from level ${logLevel} on.`);

const auditTrail: Choice = ({ audit, auditDays }) =>
  audit === "off"
    ? note("audit", "Who did what is not kept: POOLHOUSE_AUDIT=auto keeps an audit trail.")
    : good(
        "audit",
        `Who did what is kept ${auditDays === 0 ? "for ever" : `for ${auditDays} days`}; \`poolhouse audit verify\` verifies it.`,
      );

const traces: Choice = ({ otlpEndpoint }) =>
  otlpEndpoint === ""
    ? note("traces", "No traces are sent: OTEL_EXPORTER_OTLP_ENDPOINT can name a collector.")
    : good("traces", `Spans go to ${otlpEndpoint}.`);

/** A finding for each. */
export const examineChoices = (config: Config): readonly Finding[] =>
  [hosts, pages, tryIt, webAcl, quotas, signingKeys, metrics, log, auditTrail, traces].map((choice) => choice(config));
