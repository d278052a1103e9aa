import type { UserPoolClient } from "../../domain/client/client.ts";
import type { Pool } from "../../domain/pool/pool.ts";
import { refuse } from "../../domain/refusal.ts";
import type { PoolStore, StoredKey } from "../../ports/store.ts";
import type { Cache } from "./cache.ts";
import { type Engine, overtaken, type Plan, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import {
  countPools,
  deletePool,
  deletePoolKey,
  findPool,
  hidePool,
  insertPool,
  insertPoolKey,
  listPoolKeys,
  listPools,
  removed,
  savePool,
  there,
} from "./queries/pools.ts";
import { removeOfPool } from "./queries/removal.ts";
import { stored } from "./queries/text.ts";

/** Rows that one commit of a removal takes, so that others come in between. */
const slice = 500;

const columnsOf = (pool: Pool) => ({ id: pool.id, version: pool.version, name: pool.description.Name ?? "", state: JSON.stringify(pool) });

/** Pools with their keys. @param pools and @param clients the caches of this node */
export function createPoolStore(engine: Engine, pools: Cache<Pool>, clients: Cache<UserPoolClient>): PoolStore {
  return {
    async create(pool, keys) {
      const created = await engine.commit(creation(pool, keys)).catch(idInUse);
      if (created) pools.put(pool.id, JSON.stringify(pool));
      return created;
    },
    find: (poolId) => pools.find(poolId),
    async update(poolId, change) {
      const state = await engine.change(findPool({ id: poolId, removed: there }), (row) => {
        if (!row) throw refuse.noSuchPool(poolId);
        return replacement(stored<Pool>(row.state), row.version, change);
      });
      return pools.put(poolId, state);
    },
    async remove(poolId) {
      const hidden = await engine.write(hidePool({ id: poolId, there, removed }));
      pools.drop(poolId);
      if (hidden === 0) return false;
      await removeHidden(engine, poolId);
      clients.dropWhere((client) => client.poolId === poolId);
      return true;
    },
    async list({ limit, after }) {
      const [id = ""] = unmark(after, 1);
      const rows = await engine.rows(listPools({ after: id, limit: limit + 1, removed: there }));
      return pageOf(
        rows,
        limit,
        (row) => stored<Pool>(row.state),
        (row) => mark(row.id),
      );
    },
    count: async () => (await rowOf(engine, countPools({ removed: there })))?.count ?? 0,
    async keys(poolId) {
      const rows = await engine.rows(listPoolKeys({ poolId }));
      return rows.map((row) => stored<StoredKey>(row.state));
    },
    async changeKeys(poolId, version, change) {
      const state = await engine.change(findPool({ id: poolId, removed: there }), (row) =>
        row?.version === version ? keyChange(stored<Pool>(row.state), change) : { steps: [], answer: undefined },
      );
      if (state !== undefined) pools.put(poolId, state);
      return state !== undefined;
    },
  };
}

/** Removes what is left of pools whose removal was cut short. @returns how many rows went */
export async function removeRemains(engine: Engine): Promise<number> {
  const hidden = await engine.rows(listPools({ after: "", limit: 1, removed }));
  let rows = 0;
  for (const { id } of hidden) rows += await removeHidden(engine, id);
  return rows;
}

class IdInUse extends Error {}
const idInUse = (problem: unknown): false => {
  if (problem instanceof IdInUse) return false;
  throw problem;
};

function creation(pool: Pool, keys: readonly StoredKey[]): Plan<true> {
  const { CreationDate: createdAt = 0 } = pool.description;
  return {
    steps: [
      { bound: insertPool({ ...columnsOf(pool), createdAt, removed: there }), missed: () => new IdInUse() },
      ...keys.map(keyRow(pool.id)),
    ],
    answer: true,
  };
}

/** The store counts the versions: whatever `change` made of it, the next one is one more. */
function replacement(before: Pool, was: number, change: (pool: Pool) => Pool): Plan<string> {
  const changed = change(before);
  if (changed === before) return { steps: [], answer: JSON.stringify(before) };
  const columns = columnsOf({ ...changed, version: was + 1 });
  return { steps: [{ bound: savePool({ ...columns, was, removed: there }), missed: overtaken }], answer: columns.state };
}

/** The pool's version guards its keys: of two who change them at once, one is first. */
function keyChange(pool: Pool, { add, drop }: { add: readonly StoredKey[]; drop: readonly string[] }): Plan<string | undefined> {
  const columns = columnsOf({ ...pool, version: pool.version + 1 });
  return {
    steps: [
      { bound: savePool({ ...columns, was: pool.version, removed: there }), missed: overtaken },
      ...add.map(keyRow(pool.id)),
      ...drop.map((kid) => ({ bound: deletePoolKey({ poolId: pool.id, kid }) })),
    ],
    answer: columns.state,
  };
}

const keyRow = (poolId: string) => (key: StoredKey) => ({ bound: insertPoolKey({ poolId, kid: key.kid, state: JSON.stringify(key) }) });

/** Removes a pool that is hidden. The row of the pool goes last: it says that there is something to remove. @returns how many rows went */
export async function removeHidden(engine: Engine, poolId: string): Promise<number> {
  let rows = 0;
  for (const remove of removeOfPool) {
    let went: number;
    do {
      went = await engine.write(remove({ poolId, limit: slice }));
      rows += went;
    } while (went === slice);
  }
  return rows + (await engine.write(deletePool({ id: poolId, removed })));
}
