/** Which address of a request a statement means: the caller's, or those a proxy wrote into a header. @see spec/platform.md §10 */
import { isIP } from "node:net";
import { objectAt, oneOf, onlyKnown, textAt } from "./document.ts";
import { type AclRequest, headerValues } from "./request.ts";

/** Addresses to test; `true` or `false` where the header decides by itself (missing, or malformed with a fallback). */
export type Addresses = (request: AclRequest) => readonly string[] | boolean;

/** At most so many addresses of a header are looked at. */
const mostAddresses = 10;

/** @param config ForwardedIPConfig or IPSetForwardedIPConfig; undefined for the caller's own address @throws AclProblem */
export function addressesOf(config: unknown, what: string): Addresses {
  if (config === undefined) return (request) => [request.address];
  const given = objectAt(config, `${what} ForwardedIPConfig`);
  onlyKnown(given, ["HeaderName", "FallbackBehavior", "Position"], `${what} ForwardedIPConfig`);
  const name = textAt(given.HeaderName, `${what} HeaderName`);
  const fallback = oneOf(given.FallbackBehavior, ["MATCH", "NO_MATCH"], `${what} FallbackBehavior`) === "MATCH";
  const position = given.Position === undefined ? "FIRST" : oneOf(given.Position, ["FIRST", "LAST", "ANY"], `${what} Position`);
  return (request) => {
    const written = headerValues(request, name).flatMap((value) => value.split(",").map((each) => each.trim()));
    if (written.length === 0) return false;
    const chosen = { FIRST: written.slice(0, 1), LAST: written.slice(-1), ANY: written.slice(0, mostAddresses) }[position];
    return chosen.every((address) => isIP(address) > 0) ? chosen : fallback;
  };
}
