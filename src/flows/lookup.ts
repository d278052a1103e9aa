/** Finding what a request names: pools, clients, users, and whether a client proves itself. @see spec/auth.md §1.8, §2.5, §3.1, §3.3, §7.3 */
import type { UserPoolClient } from "../domain/client/client.ts";
import { isSameSecret, secretHash } from "../domain/client/secret-hash.ts";
import { hasSecret } from "../domain/client/settings.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { type Refusal, refuse } from "../domain/refusal.ts";
import { candidateNames, isSubShaped } from "../domain/user/names.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

/** @throws Refusal `noSuchPool` */
export async function getPool({ store }: Pick<House, "store">, poolId: string): Promise<Pool> {
  const pool = await store.pools.find(poolId);
  if (!pool) throw refuse.noSuchPool(poolId);
  return pool;
}

/** A client of this pool. @throws Refusal `noSuchClient`, for one of another pool as well */
export async function getClient({ store }: Pick<House, "store">, poolId: string, clientId: string): Promise<UserPoolClient> {
  const client = await store.clients.find(clientId);
  if (client?.poolId !== poolId) throw refuse.noSuchClient(clientId);
  return client;
}

/** A client by its id alone, with its pool. @throws Refusal `noSuchClient` */
export async function getClientAndPool(house: Pick<House, "store">, clientId: string): Promise<{ client: UserPoolClient; pool: Pool }> {
  const client = await house.store.clients.find(clientId);
  const pool = client && (await house.store.pools.find(client.poolId));
  if (!client || !pool) throw refuse.noSuchClient(clientId);
  return { client, pool };
}

/** The user behind a name that was typed: user name, alias or username attribute, whichever this pool takes. A `sub` is no name here (§3.3). */
export async function findUserByName({ store }: Pick<House, "store">, pool: Pool, typed: string): Promise<User | undefined> {
  for (const name of candidateNames(pool, typed)) {
    const user = await store.users.findByName(pool.id, name);
    if (user) return user;
  }
  return undefined;
}

/** The user whom an administrator names: as `findUserByName`, or by `sub`. @throws Refusal `noSuchUser` */
export async function getUser(house: Pick<House, "store">, pool: Pool, typed: string): Promise<User> {
  const named = await findUserByName(house, pool, typed);
  const user = named ?? (isSubShaped(typed) ? await house.store.users.find(pool.id, typed) : undefined);
  if (!user) throw refuse.noSuchUser();
  return user;
}

/** What a client sent to prove itself. */
export type SecretProof = {
  /** The names over which the hash may be made: as typed, or at refresh the stored ones (§2.5). */
  readonly usernames: readonly string[];
  readonly hash: string | undefined;
  /** The refusal of a wrong hash; `secretHashWrong` where none is given. */
  readonly wrong?: (clientId: string) => Refusal;
};

/**
 * Checks SECRET_HASH against the client's secrets in force. Passes for a public client that sent none.
 * @throws Refusal `secretHashUnasked`, `secretHashMissing`, `secretHashWrong`
 */
export function checkSecretHash({ sealer }: Pick<House, "sealer">, client: UserPoolClient, proof: SecretProof): void {
  const { usernames, hash, wrong = refuse.secretHashWrong } = proof;
  if (!hasSecret(client)) {
    if (hash !== undefined) throw refuse.secretHashUnasked(client.id);
    return;
  }
  if (hash === undefined) throw refuse.secretHashMissing(client.id);
  const secrets = client.secrets.map(({ secret }) => sealer.open(secret, context.clientSecret(client.id)));
  const expected = secrets.flatMap((secret) => usernames.map((username) => secretHash(secret, username, client.id)));
  if (expected.filter((each) => isSameSecret(hash, each)).length === 0) throw wrong(client.id);
}
