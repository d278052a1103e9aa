import { context, type Sealer } from "../../ports/sealer.ts";
import type { PoolStore } from "../../ports/store.ts";

/**
 * Makes sure at start that the data was sealed under this master key, by opening a signing key of the first pool: a wrong key must stop the
 * start, not every sign-in. An empty store passes.
 * @throws Error one sentence that says what to set
 */
export async function checkMasterKey(pools: PoolStore, sealer: Sealer): Promise<void> {
  const [pool] = (await pools.list({ limit: 1 })).items;
  if (!pool) return;
  const [key] = await pools.keys(pool.id);
  if (!key) return;
  try {
    sealer.open(key.privateKey, context.signingKey(pool.id, key.kid));
  } catch {
    throw new Error(
      "The data was sealed under another master key: set POOLHOUSE_MASTER_KEY to that key, or put its file back beside the database.",
    );
  }
}
