import type { AccessKey } from "../../domain/access-key/access-key.ts";
import type { AccessKeyStore } from "../../ports/access-keys.ts";
import type { Cache } from "./cache.ts";
import { type Engine, overtaken, rowOf } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import { deleteAccessKey, findAccessKey, insertAccessKey, listAccessKeys, noteUse, saveAccessKey } from "./queries/access-keys.ts";
import { stored } from "./queries/text.ts";

type Row = { readonly state: string; readonly last_used_at: number | null };

/** The last use stands in a column of its own: noting it overtakes nobody. */
const stateOf = ({ lastUsedAt: _, ...key }: AccessKey): string => JSON.stringify(key);
const keyOf = ({ state, last_used_at: lastUsedAt }: Row): AccessKey => ({
  ...stored<AccessKey>(state),
  ...(lastUsedAt !== null && { lastUsedAt }),
});

/** A key's JSON with its last use, for the cache; undefined where there is none. */
export async function readAccessKey(engine: Engine, id: string): Promise<string | undefined> {
  const row = await rowOf(engine, findAccessKey({ id }));
  return row && JSON.stringify(keyOf(row));
}

/** Access keys, one row each. @param keys the cache of this node */
export function createAccessKeyStore(engine: Engine, keys: Cache<AccessKey>): AccessKeyStore {
  return {
    async create(key) {
      const created = (await engine.write(insertAccessKey({ id: key.id, version: 1, state: stateOf(key) }))) > 0;
      if (created) keys.drop(key.id);
      return created;
    },
    find: (id) => keys.find(id),
    async update(id, change) {
      const changed = await engine.change(findAccessKey({ id }), (row) => {
        if (!row) return { steps: [], answer: undefined };
        const key = change(keyOf(row));
        const saved = saveAccessKey({ id, was: row.version, version: row.version + 1, state: stateOf(key) });
        return { steps: [{ bound: saved, missed: overtaken }], answer: key };
      });
      keys.drop(id);
      return changed;
    },
    async used(id, at) {
      await engine.write(noteUse({ id, at }));
      keys.drop(id);
    },
    async remove(id) {
      const removed = await engine.write(deleteAccessKey({ id }));
      keys.drop(id);
      return removed > 0;
    },
    async list({ limit, after }) {
      const [id = ""] = unmark(after, 1);
      const rows = await engine.rows(listAccessKeys({ after: id, limit: limit + 1 }));
      return pageOf(rows, limit, keyOf, (row) => mark(row.id));
    },
  };
}
