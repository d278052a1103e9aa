import type { Config } from "../config.ts";
import { clientAddress } from "../domain/network/client-address.ts";
import { type Ranges, rangesOf } from "../domain/network/ranges.ts";

/** Whether an address is one of the operator's own proxies, as POOLHOUSE_TRUSTED_PROXIES says. @throws Error one sentence */
export function trustedProxiesOf({ trustedProxies }: Pick<Config, "trustedProxies">): Ranges {
  const ranges = trustedProxies.split(",").map((range) => range.trim());
  return rangesOf(
    ranges.filter((range) => range !== ""),
    (range) => new Error(`POOLHOUSE_TRUSTED_PROXIES: ${range} is no range of addresses such as 10.0.0.0/8.`),
  );
}

/** Tells whether a request came by TLS to a proxy of the operator's, and by TLS at every hop before that it tells of. @throws Error one sentence */
export function cameByTlsFrom(config: Pick<Config, "trustedProxies">): (peer: string, forwardedProto?: string) => boolean {
  const isTrusted = trustedProxiesOf(config);
  return (peer, forwardedProto = "") => isTrusted(peer) && forwardedProto.split(",").every((hop) => hop.trim().toLowerCase() === "https");
}

/** Tells the client's address from the connection's and X-Forwarded-For. @throws Error one sentence */
export function clientAddressFrom(config: Pick<Config, "trustedProxies">): (peer: string, forwardedFor?: string) => string {
  const isTrusted = trustedProxiesOf(config);
  return (peer, forwardedFor) => clientAddress(peer, forwardedFor, isTrusted);
}
