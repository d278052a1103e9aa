/** Which address of a request a statement means: the caller's, or those a proxy wrote into a header. @see spec/platform.md §10 */
import { isIP } from "node:net";
import { objectAt, oneOf, onlyKnown, textAt } from "./document.ts";
import { type AclRequest, headerValues } from "./request.ts";

/** The addresses that a statement means, and what it says where one of them cannot be read. No addresses: it does not match, whatever that is. */
export type Addresses = (request: AclRequest) => { readonly readable: readonly string[]; readonly fallback: boolean };

/** Of a header only so many addresses are looked at, the last ones. @see WAFV2 API reference, IPSetForwardedIPConfig */
const mostAddresses = 10;

/**
 * @param config ForwardedIPConfig; undefined for the caller's own address
 * @param positions what its Position may be: IP sets have one, the others always mean the first address
 * @throws AclProblem
 */
export function addressesOf(config: unknown, what: string, positions: "first" | "any"): Addresses {
  if (config === undefined) return ({ address }) => ({ readable: [address], fallback: false });
  const place = `${what} ForwardedIPConfig`;
  const given = objectAt(config, place);
  onlyKnown(given, ["HeaderName", "FallbackBehavior", ...(positions === "any" ? ["Position"] : [])], place);
  const name = textAt(given.HeaderName, `${place} HeaderName`).toLowerCase();
  const fallsBack = oneOf(given.FallbackBehavior, ["MATCH", "NO_MATCH"], `${place} FallbackBehavior`) === "MATCH";
  const position = positions === "any" ? oneOf(given.Position, ["FIRST", "LAST", "ANY"], `${place} Position`) : "FIRST";
  return (request) => {
    const written = headerValues(request, name).flatMap((value) => value.split(",").map((each) => each.trim()));
    const chosen = { FIRST: written.slice(0, 1), LAST: written.slice(-1), ANY: written.slice(-mostAddresses) }[position];
    const readable = chosen.filter((address) => isIP(address) > 0);
    return { readable, fallback: fallsBack && readable.length < chosen.length };
  };
}
