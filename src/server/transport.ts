/** What the listener is told of clients, as the configuration says it. */
import { isIP } from "node:net";
import type { Config } from "../config.ts";
import { placeOf } from "../domain/network/address.ts";
import type { Origins } from "../http/cors.ts";
import type { HostNames } from "../http/host.ts";
import type { ListenerOptions } from "../http/listener.ts";
import { strictHeaders } from "../http/strict-headers.ts";
import { trustedProxiesOf } from "./address.ts";

type Transport = Required<Pick<ListenerOptions, "limits" | "placeOf" | "hostNames" | "corsOrigins" | "bodyLimitBytes" | "headers">>;

/** @throws Error one sentence that names the setting */
export function transportOf(config: Config): Transport {
  const isTrusted = trustedProxiesOf(config);
  return {
    limits: config,
    bodyLimitBytes: config.maxBodyBytes,
    placeOf: (address) => (isTrusted(address) ? undefined : placeOf(address)),
    hostNames: hostNamesOf(config),
    corsOrigins: originsOf(config),
    headers: config.mode === "production" ? strictHeaders(config.hstsSeconds) : {},
  };
}

/** Development answers to any name; what it keeps for its own machine has a guard of its own. */
function hostNamesOf({ mode, hostNames, issuer }: Config): HostNames {
  if (mode === "development" || hostNames === "*") return "*";
  const names = listOf(hostNames.toLowerCase());
  const wrong = names.find((name) => !isHostName(name));
  if (wrong !== undefined) throw new Error(`POOLHOUSE_HOSTS: ${wrong} is no name such as auth.example.com (without scheme and port).`);
  if (names.length > 0) return names;
  return URL.canParse(issuer) ? [new URL(issuer).hostname] : "*";
}

const isHostName = (name: string) =>
  /^(\*\.)?([a-z0-9_-]+\.)*[a-z0-9_-]+$/.test(name) || isIP(name) === 4 || (/^\[.*\]$/.test(name) && isIP(name.slice(1, -1)) === 6);

function originsOf({ corsOrigins }: Config): Origins {
  if (corsOrigins === "*") return "*";
  const origins = listOf(corsOrigins);
  const wrong = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined)
    throw new Error(`POOLHOUSE_CORS_ORIGINS: ${wrong} is no origin such as https://app.example.com (without a path).`);
  return origins;
}

const listOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
