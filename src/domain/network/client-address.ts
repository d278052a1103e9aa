/** Whose address a request comes from, where proxies stand between. */
import { canonicalAddress } from "./address.ts";
import type { Ranges } from "./ranges.ts";

/**
 * The client's address. Each proxy appends the address that it was called from to X-Forwarded-For, so only what trusted proxies wrote is believed:
 * from the right, as long as the one who speaks is trusted. What a client writes itself stands further left and is never reached.
 * @param peer the other end of the connection
 * @param forwardedFor the header, several of them joined by commas in the order of arrival
 * @param isTrusted the operator's own proxies
 * @returns the first address from the right that is no trusted proxy's; the last known proxy's own where the hop before it is unreadable or missing
 * @see MDN, X-Forwarded-For, "Selecting an IP address"; RFC 7239 §8.1
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, isTrusted: Ranges): string {
  const hops = (forwardedFor ?? "").split(",").filter((hop) => hop.trim() !== "");
  let client = canonicalAddress(peer) ?? peer;
  while (isTrusted(client)) {
    const hop = hops.pop();
    const before = hop === undefined ? undefined : canonicalAddress(withoutPort(hop.trim()));
    if (before === undefined) break;
    client = before;
  }
  return client;
}

/** Some proxies write the port too: `192.0.2.1:443`, `[2001:db8::1]:443`. */
const withoutPort = (hop: string) => /^\[(.*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
