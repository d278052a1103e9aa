/** What is kept, and the sealer that opens it. */
import { BroughtKeys } from "../adapters/sealer/brought-keys.ts";
import { loadDataKey } from "../adapters/sealer/data-key.ts";
import { loadMasterKeys } from "../adapters/sealer/master-key.ts";
import { createMasterSealer, createSealer, type MasterSealer } from "../adapters/sealer/sealer.ts";
import type { Committed } from "../adapters/store/engine.ts";
import { openStore } from "../adapters/store/store.ts";
import type { Config } from "../config.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { Store } from "../ports/store.ts";

export type Data = { readonly store: Store; readonly sealer: Sealer; readonly master: MasterSealer };

/**
 * Opens the store, and makes sure that its secrets open under the configured master keys.
 * @param committed called after each commit that queued messages
 * @throws Error one sentence that says what to set
 */
export async function openData(config: Config, committed?: Committed): Promise<Data> {
  try {
    const master = createMasterSealer(loadMasterKeys(config));
    const brought = new BroughtKeys(master);
    const broughtKey = brought.note.bind(brought);
    const store = await openStore(config, { sealer: master, broughtKey, ...(committed && { committed }) });
    try {
      const dataKey = await loadDataKey(store.vault, master);
      for (const { poolId, sealed } of await store.vault.poolDataKeys()) broughtKey(poolId, sealed);
      return { store, master, sealer: createSealer(master, dataKey, brought) };
    } catch (problem) {
      await store.close();
      throw problem;
    }
  } catch (problem) {
    throw explained(config, problem);
  }
}

const ofTls = ({ code }: Error & { code: unknown }) => /CERT|SIGNATURE|ISSUER/.test(String(code));

// What we threw ourselves says what to set; what the system or an engine threw carries a code and needs the setting named.
function explained({ databaseUrl, dataFile }: Config, problem: unknown): unknown {
  if (!(problem instanceof Error && "code" in problem)) return problem;
  const [place, setting] = databaseUrl
    ? ["the PostgreSQL database", ofTls(problem) ? "POOLHOUSE_DATABASE_CA_FILE and the host in DATABASE_URL" : "DATABASE_URL"]
    : [`the database ${dataFile}`, "POOLHOUSE_DATA"];
  return new Error(`Cannot open ${place} (${problem.message}): check ${setting}.`, { cause: problem });
}
