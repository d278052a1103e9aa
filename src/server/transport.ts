/** What the listener is told of clients, as the configuration says it. */
import { isIP } from "node:net";
import { type OpenCertificate, openCertificate } from "../adapters/tls/certificate.ts";
import type { Config } from "../config.ts";
import { placeOf } from "../domain/network/address.ts";
import type { Origins } from "../http/cors.ts";
import type { HostNames } from "../http/host.ts";
import type { ListenerOptions } from "../http/listener.ts";
import type { Log } from "../http/log.ts";
import { strictHeaders } from "../http/strict-headers.ts";
import { cameByTlsFrom, clientAddressFrom, trustedProxiesOf } from "./address.ts";

type Transport = Required<
  Pick<
    ListenerOptions,
    "limits" | "placeOf" | "clientAddress" | "cameByTls" | "believesTrace" | "hostNames" | "corsOrigins" | "bodyLimitBytes" | "headers"
  >
>;

/** The certificate to speak HTTPS with; undefined where none is configured. @throws Error one sentence that names the settings */
export async function openTls({ tlsCertificate, tlsKey }: Config, log: Log): Promise<OpenCertificate | undefined> {
  if (tlsCertificate === "" && tlsKey === "") return undefined;
  if (tlsCertificate === "")
    throw new Error("POOLHOUSE_TLS_CERTIFICATE is needed beside POOLHOUSE_TLS_KEY: set it to the certificate's file.");
  if (tlsKey === "")
    throw new Error("POOLHOUSE_TLS_KEY is needed beside POOLHOUSE_TLS_CERTIFICATE: set it to the file with its private key.");
  return openCertificate({ certificate: tlsCertificate, key: tlsKey }, log);
}

/** @throws Error one sentence that names the setting */
export function transportOf(config: Config): Transport {
  const isTrusted = trustedProxiesOf(config);
  return {
    limits: config,
    bodyLimitBytes: config.maxBodyBytes,
    clientAddress: clientAddressFrom(config),
    cameByTls: cameByTlsFrom(config),
    // A stranger could have every request traced, or written into others' traces.
    believesTrace: config.mode === "development" ? () => true : isTrusted,
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
