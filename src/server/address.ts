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

/** Tells the client's address from the connection's and X-Forwarded-For. @throws Error one sentence */
export function clientAddressFrom(config: Pick<Config, "trustedProxies">): (peer: string, forwardedFor?: string) => string {
  const isTrusted = trustedProxiesOf(config);
  return (peer, forwardedFor) => clientAddress(peer, forwardedFor, isTrusted);
}
