import type { Clock } from "../../ports/clock.ts";
import type { Sealer } from "../../ports/sealer.ts";
import type { PoolStore } from "../../ports/store.ts";
import { type PoolKey, poolKeyOf } from "./pool-key.ts";

/** Keys of one pool by their id. */
export type KeysByKid = ReadonlyMap<string, PoolKey>;

/** The pools' keys, opened once and kept. */
export interface KeyCache {
  /** Empty for an unknown pool. */
  get(poolId: string): Promise<KeysByKid>;
  /** The pool gets new keys: those of a former pool of this id count no more. */
  forget(poolId: string): void;
}

type Entry = { readonly readAt: number; readonly keys: Promise<KeysByKid> };

/** A pool may have been removed or made anew on another node: nobody goes on for longer than this with keys of before. */
const freshSeconds = 1;
const mostPools = 1_000;

/** Reads which keys a pool has from the store once a second; opening one is costly and done once, since a `kid` always means the same key. */
export function createKeyCache({ pools, sealer, clock }: { pools: Pick<PoolStore, "keys">; sealer: Sealer; clock: Clock }): KeyCache {
  const entries = new Map<string, Entry>();

  const read = async (poolId: string, former: KeysByKid): Promise<KeysByKid> => {
    const stored = await pools.keys(poolId);
    const keys = new Map(stored.map((key) => [key.kid, former.get(key.kid) ?? poolKeyOf(sealer, poolId, key)]));
    if (keys.size === 0) entries.delete(poolId);
    return keys;
  };
  const refresh = (poolId: string, former: Promise<KeysByKid>): Promise<KeysByKid> => {
    const keys = former.then((known) => read(poolId, known));
    keys.catch(() => entries.delete(poolId));
    entries.delete(poolId);
    entries.set(poolId, { readAt: clock.now(), keys });
    dropOldest(entries, mostPools);
    return keys;
  };
  return {
    get(poolId) {
      const entry = entries.get(poolId);
      if (!entry) return refresh(poolId, Promise.resolve(new Map()));
      return Math.abs(clock.now() - entry.readAt) < freshSeconds ? entry.keys : refresh(poolId, entry.keys);
    },
    forget: (poolId) => void entries.delete(poolId),
  };
}

/** Keeps a map within its bound: what was set first goes first. */
export function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
