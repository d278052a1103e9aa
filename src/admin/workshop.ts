/** The installation's own store, opened for work on the machine: beside running servers, or before the first of them. */
import { createClock } from "../adapters/clock/clock.ts";
import { createKeyStash } from "../adapters/keys/key-stash.ts";
import { createKeys } from "../adapters/keys/keys.ts";
import { createRandom } from "../adapters/random/random.ts";
import type { MasterSealer } from "../adapters/sealer/sealer.ts";
import type { Config } from "../config.ts";
import type { House } from "../ports/house.ts";
import { openData } from "../server/data.ts";

export type Workshop = Pick<House, "store" | "sealer" | "keys" | "random" | "clock"> & { readonly master: MasterSealer };

/**
 * Opens the store that the configuration names, does the work and closes it, whatever happens.
 * @throws Error one sentence that says what to set; what the work throws
 */
export async function inWorkshop<Answer>(config: Config, work: (workshop: Workshop) => Promise<Answer>): Promise<Answer> {
  if (!config.databaseUrl && config.dataFile === ":memory:") {
    throw new Error(
      "POOLHOUSE_DATA is :memory:, a store that lives inside its server: set it to the SQLite file, or DATABASE_URL, of your servers.",
    );
  }
  const { store, sealer, master } = await openData(config);
  const stash = createKeyStash(0);
  try {
    const clock = createClock();
    const keys = createKeys({ pools: store.pools, sealer, clock, stash });
    return await work({ store, sealer, master, keys, clock, random: createRandom({}) });
  } finally {
    stash.close();
    await store.close();
  }
}
