/** New signing keys for pools, while sign-ins go on. @see domain/token/signing-keys.ts */

import { refuse } from "../domain/refusal.ts";
import { isRotationDue, retiredKeys, spreadSeconds } from "../domain/token/signing-keys.ts";
import type { House } from "../ports/house.ts";
import type { StoredKey } from "../ports/store.ts";

type Tools = Pick<House, "store" | "keys" | "clock">;

/**
 * When new keys sign: `later`, once jwks.json has had time to spread; `at-once`; or at once and with the old keys taken away, because someone else has
 * them: all tokens of before are refused then, and clients get new ones by their refresh tokens.
 */
export type Urgency = "later" | "at-once" | "compromised";

const tries = 5;
/** Other nodes look for a pool's keys every second. */
const nodeSpreadSeconds = 2;

/**
 * Gives a pool new signing keys. @returns from when they sign (epoch seconds)
 * @throws Refusal `noSuchPool`; `concurrentChange` where the pool is changed all the time
 */
export async function rotateSigningKeys(house: Tools, poolId: string, urgency: Urgency): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { version } = await house.store.pools.update(poolId, (pool) => pool); // read past the cache
    const signsFrom = await addKeys(house, poolId, version, urgency);
    if (signsFrom !== undefined) return signsFrom;
  }
  throw refuse.concurrentChange();
}

async function addKeys(house: Tools, poolId: string, version: number, urgency: Urgency): Promise<number | undefined> {
  const now = house.clock.now();
  const signsFrom = now + (urgency === "later" ? spreadSeconds : nodeSpreadSeconds);
  const drop = urgency === "compromised" ? (await house.store.pools.keys(poolId)).map(({ kid }) => kid) : [];
  const add = await house.keys.make(poolId, now, signsFrom);
  return (await house.store.pools.changeKeys(poolId, version, { add, drop })) ? signsFrom : undefined;
}

/**
 * Looks after the keys of all pools: takes away those that nothing needs any more, and adds new ones where they are due. Any number of nodes may do
 * so at once. @param maxAgeDays 0: none become due    @returns how many pools were changed
 */
export async function tendSigningKeys(house: Tools, maxAgeDays: number): Promise<number> {
  let changed = 0;
  let after: string | undefined;
  do {
    const page = await house.store.pools.list({ limit: 60, ...(after !== undefined && { after }) });
    for (const { id, version } of page.items) if (await tendPool(house, id, version, maxAgeDays)) changed += 1;
    after = page.next;
  } while (after !== undefined);
  return changed;
}

// The version was read before the keys: who changed these in between has counted it up.
async function tendPool(house: Tools, poolId: string, version: number, maxAgeDays: number): Promise<boolean> {
  const now = house.clock.now();
  const stored = await house.store.pools.keys(poolId);
  const drop = retiredKeys<StoredKey>(stored, now).map(({ kid }) => kid);
  const add = isRotationDue(stored, maxAgeDays, now) ? await house.keys.make(poolId, now, now + spreadSeconds) : [];
  if (add.length === 0 && drop.length === 0) return false;
  return house.store.pools.changeKeys(poolId, version, { add, drop });
}
