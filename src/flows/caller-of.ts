/** Makes the caller from the credential in the body, as the contract's kind of caller demands. @see spec/auth.md §1.3, §2.8 */
import type { CallerKind } from "../api/contract.ts";
import { refuse } from "../domain/refusal.ts";
import { accessClaimsOf, checkStanding, claimedPoolId } from "../domain/token/access.ts";
import type { AccessClaims } from "../domain/token/token.ts";
import type { House } from "../ports/house.ts";
import type { Caller, ClientCaller, SessionCaller, TokenCaller } from "./caller.ts";
import { getClient, getClientAndPool } from "./lookup.ts";

/** A credential in the body; signatures are the door's business. */
type Credentials = { readonly ClientId?: unknown; readonly AccessToken?: unknown; readonly Session?: unknown };

/**
 * The caller of an operation that needs no signature.
 * @param input decoded and checked against the operation's contract
 * @throws Refusal `noSuchClient`; for an access token see `tokenCaller`; `tokenXorSession`
 */
export async function callerOf(kind: Exclude<CallerKind, "signed">, input: unknown, house: House): Promise<Caller<CallerKind>> {
  const credentials: Credentials = Object(input);
  switch (kind) {
    case "client":
      return clientCaller(textOf(credentials, "ClientId"), house);
    case "access-token":
      return tokenCaller(textOf(credentials, "AccessToken"), house);
    case "access-token-or-session":
      return tokenOrSession(credentials, house);
    case "feedback-token":
      return { kind };
  }
}

async function clientCaller(clientId: string, house: House): Promise<ClientCaller> {
  return { kind: "client", ...(await getClientAndPool(house, clientId)) };
}

function tokenOrSession(credentials: Credentials, house: House): Promise<TokenCaller> | SessionCaller {
  const { AccessToken, Session } = credentials;
  if ((AccessToken === undefined) === (Session === undefined)) throw refuse.tokenXorSession();
  return Session === undefined
    ? tokenCaller(textOf(credentials, "AccessToken"), house)
    : { kind: "session", session: textOf(credentials, "Session") };
}

/**
 * A signed-in user by an access token. In this order: is it a JWT, of a pool of ours, signed by it, an access token of ours, in force, in scope.
 * @throws Refusal `accessTokenForged`, `accessTokenInvalid`, `accessTokenExpired`, `accessTokenScope`; `noSuchClient` where the app was deleted
 */
export async function tokenCaller(token: string, house: House): Promise<TokenCaller> {
  const poolId = claimedPoolId(token);
  if (poolId === undefined) throw refuse.accessTokenForged();
  const pool = await house.store.pools.find(poolId);
  if (!pool) throw refuse.accessTokenInvalid();
  const claims = await claimsOf(poolId, token, house);
  const client = await getClient(house, poolId, claims.client_id);
  const { users } = house.store;
  return {
    kind: "access-token",
    pool,
    client,
    claims,
    user: async () => {
      const user = await users.find(poolId, claims.sub);
      if (!user) throw refuse.noSuchUser();
      checkStanding(user, claims);
      return user;
    },
    update: (change) =>
      users.update(poolId, claims.sub, (user) => {
        checkStanding(user, claims);
        return change(user);
      }),
  };
}

async function claimsOf(poolId: string, token: string, house: House): Promise<AccessClaims> {
  const verified = await house.keys.verify(poolId, token);
  if (verified === "unparsable" || verified === "forged") throw refuse.accessTokenForged();
  return accessClaimsOf(verified.claims, { issuer: house.settings.issuerOf(poolId), now: house.clock.now() });
}

function textOf(credentials: Credentials, member: keyof Credentials): string {
  const value = credentials[member];
  // Some operations leave their credential optional in the contract.
  if (typeof value !== "string") throw refuse.missingParameter(member);
  return value;
}
