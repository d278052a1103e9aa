/** Where a request of an operation without signature says it belongs, before anything of it is proved: to choose the rules that judge it. */
import { claimedClaims, claimedPoolId } from "../domain/token/access.ts";
import type { House } from "../ports/house.ts";
import { claimedTicket } from "./sessions.ts";

/** Both are claims: what is false is refused later, by whatever proves it. */
export type ClaimedPlace = { readonly clientId?: string | undefined; readonly poolId?: string | undefined };

/**
 * The client and the pool that a request names: by ClientId, by its access token, by its session, by UserPoolId.
 * @param input decoded, not yet checked    @param needsPool whether the pool of a ClientId is to be looked up
 */
export async function claimedPlace(house: House, input: unknown, needsPool: boolean): Promise<ClaimedPlace> {
  const { ClientId, AccessToken, Session, UserPoolId }: Readonly<Record<string, unknown>> = Object(input);
  if (typeof ClientId === "string") {
    const client = needsPool ? await house.store.clients.find(ClientId) : undefined;
    return { clientId: ClientId, poolId: client?.poolId };
  }
  if (typeof AccessToken === "string") return placeOfToken(AccessToken);
  if (typeof Session === "string") return claimedTicket(house, Session) ?? {};
  return typeof UserPoolId === "string" ? { poolId: UserPoolId } : {};
}

function placeOfToken(token: string): ClaimedPlace {
  const clientId = claimedClaims(token)?.client_id;
  return { poolId: claimedPoolId(token), ...(typeof clientId === "string" && { clientId }) };
}
