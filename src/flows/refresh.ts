/** New tokens for a refresh token. @see spec/auth.md §2.5, §2.6 */
import type { AuthenticationResultType } from "../api/token.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import { rotationOf } from "../domain/client/settings.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { deviceConfigurationOf } from "../domain/pool/settings.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { type Presented, refreshProblem, rotated } from "../domain/token/refresh.ts";
import type { TokenFamily } from "../domain/token/token.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { checkSecretHash } from "./lookup.ts";
import { digestOf, newRefreshToken, ticketOf } from "./refresh-token.ts";
import { changeFamily, endSignIn, retried } from "./revoke.ts";
import { tokensOf } from "./tokens.ts";

/** A refresh token that is presented by a client of the pool, with the key of the device where the sign-in was tied to one. */
export type RefreshRequest = {
  readonly pool: Pool;
  readonly client: UserPoolClient;
  readonly token: string;
  readonly deviceKey?: string | undefined;
};

/**
 * REFRESH_TOKEN_AUTH: new tokens, the refresh token stays as it is.
 * @param hash SECRET_HASH, made with the user's name or `sub`
 * @throws Refusal `refreshFlowOfRotatingClient`; `refreshTokenInvalid` and its kin; of the hash; `userDisabled`
 */
export async function refreshTokens(
  house: House,
  { hash, ...request }: RefreshRequest & { readonly hash: string | undefined },
): Promise<AuthenticationResultType> {
  const { client } = request;
  if (rotationOf(client)) throw refuse.refreshFlowOfRotatingClient();
  const checkHash = ({ username, sub }: User) =>
    checkSecretHash(house, client, { usernames: [username, sub], hash, wrong: refuse.secretHashMismatch });
  return renewed(house, request, { invalid: refuse.refreshTokenInvalid, check: checkHash });
}

/**
 * GetTokensFromRefreshToken: new tokens, and another refresh token where the client rotates them. The client's secret was checked before.
 * @throws Refusal `refreshTokenInvalidAtGetTokens` and its kin; `refreshTokenReused`: then the whole sign-in is ended; `userDisabled`
 */
export const rotateTokens = (house: House, request: RefreshRequest): Promise<AuthenticationResultType> =>
  renewed(house, request, { invalid: refuse.refreshTokenInvalidAtGetTokens, check: () => {} });

/** What differs between the two ways to refresh: the word for a bad token, and what is asked of the user it belongs to. */
type Manner = { readonly invalid: () => Refusal; readonly check: (user: User) => void };

async function renewed(house: House, request: RefreshRequest, manner: Manner): Promise<AuthenticationResultType> {
  const { pool, client } = request;
  return retried(async () => {
    const { user, family, digest } = await usable(house, request, manner);
    const rotation = rotationOf(client);
    if (!rotation) return tokensOf(house, { pool, client, user, opened: { family } });
    const { text, digest: next } = newRefreshToken(house, family);
    const to = rotated(family, { used: digest, next, ...rotation, now: house.clock.now() });
    await changeFamily(house, family, to, enabled);
    return tokensOf(house, { pool, client, user, opened: { family: to, refreshToken: text } });
  });
}

/** What stands behind a refresh token that can be used. @throws Refusal where it cannot; a stolen one has ended its sign-in by then */
async function usable(house: House, request: RefreshRequest, { invalid, check }: Manner) {
  const presented = await find(house, request.token);
  if (!presented) throw invalid();
  const { pool, client, deviceKey } = request;
  const tracksDevices = deviceConfigurationOf(pool) !== undefined;
  const problem = refreshProblem(presented, { poolId: pool.id, clientId: client.id, tracksDevices, deviceKey, now: house.clock.now() });
  const { user, family, digest } = presented;
  if (problem === "reused" && family) await endSignIn(house, family);
  if (problem === "expired") throw refuse.refreshTokenExpired();
  // Disabling a user also signs them out; why they are out is told first, as with access tokens.
  if (problem === "revoked") throw user?.enabled === false ? refuse.userDisabled() : refuse.refreshTokenRevoked();
  if (problem === "reused") throw refuse.refreshTokenReused();
  if (problem || !user || !family) throw invalid();
  check(user);
  return { user: enabled(user), family, digest };
}

async function find(house: House, token: string): Promise<Presented | undefined> {
  const ticket = ticketOf(house, token);
  if (!ticket) return undefined;
  const { poolId, sub, originJti } = ticket;
  const { users, families } = house.store;
  const [user, family] = await Promise.all([users.find(poolId, sub), families.find(poolId, sub, originJti)]);
  return { ticket, digest: digestOf(house, ticket), user, family, isDeviceKept: await isDeviceKept(house, family) };
}

async function isDeviceKept({ store }: House, family: TokenFamily | undefined): Promise<boolean> {
  if (!family?.deviceKey) return false;
  return (await store.devices.find(family.poolId, family.sub, family.deviceKey)) !== undefined;
}

function enabled(user: User): User {
  if (!user.enabled) throw refuse.userDisabled();
  return user;
}
