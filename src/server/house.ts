/** The adapters behind the ports, as the configuration chooses them. */
import { createClock, type MovableClock } from "../adapters/clock/clock.ts";
import { createKeyStash, type KeyStash } from "../adapters/keys/key-stash.ts";
import { createKeys } from "../adapters/keys/keys.ts";
import { delivering } from "../adapters/messenger/delivering.ts";
import { createOutbox } from "../adapters/messenger/outbox.ts";
import { createRandom } from "../adapters/random/random.ts";
import { checkMasterKey } from "../adapters/sealer/check.ts";
import { loadMasterKey } from "../adapters/sealer/master-key.ts";
import { createSealer } from "../adapters/sealer/sealer.ts";
import { createSrp } from "../adapters/srp/srp.ts";
import { openStore } from "../adapters/store/store.ts";
import type { Config } from "../config.ts";
import type { Log } from "../http/log.ts";
import type { House, HouseSettings } from "../ports/house.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { Sealer } from "../ports/sealer.ts";
import type { Store } from "../ports/store.ts";

export type BuiltHouse = { readonly house: House; readonly clock: MovableClock; readonly close: () => Promise<void> };

/**
 * Opens the store and builds everything on it.
 * @param ownUrl tells this server's own address, once it listens    @param stash where new signing keys come from
 * @throws Error one sentence that says what to set
 */
export async function buildHouse(config: Config, log: Log, ownUrl: () => string, stash: KeyStash = createKeyStash()): Promise<BuiltHouse> {
  const clock = createClock();
  const { sealer, store: opened } = await openData(config);
  const store = delivering(opened, messengerOf(config, log), log);
  stash.fill();
  const keys = createKeys({ pools: store.pools, sealer, clock, stash });
  const srp = createSrp();
  const random = createRandom({ fixedCode: config.code });
  const house = { store, sealer, srp, keys, clock, random, settings: settingsOf(config, ownUrl) };
  const close = async () => {
    stash.close();
    await srp.close();
    await store.close();
  };
  return { house, clock, close };
}

/** The sealer, and the store if its secrets open under this master key. */
async function openData(config: Config): Promise<{ readonly sealer: Sealer; readonly store: Store }> {
  try {
    const { masterKey: given, dataFile, mode } = config;
    const sealer = createSealer(loadMasterKey({ given, dataFile, mode }));
    const store = await openStore(config, { sealer });
    await checkMasterKey(store.pools, sealer).catch(async (problem: unknown) => {
      await store.close();
      throw problem;
    });
    return { sealer, store };
  } catch (problem) {
    throw explained(config, problem);
  }
}

// What we threw ourselves says what to set; what the system or an engine threw carries a code and needs the setting named.
function explained({ databaseUrl, dataFile }: Config, problem: unknown): unknown {
  if (!(problem instanceof Error && "code" in problem)) return problem;
  const [place, setting] = databaseUrl ? ["the PostgreSQL database", "DATABASE_URL"] : [`the database ${dataFile}`, "POOLHOUSE_DATA"];
  return new Error(`Cannot open ${place} (${problem.message}): check ${setting}.`, { cause: problem });
}

function messengerOf({ mode }: Config, log: Log): Messenger {
  if (mode === "development") return createOutbox(log);
  return { deliver: () => Promise.reject(new Error("No way to send messages is configured.")) };
}

const settingsOf = ({ region, accountId, issuer }: Config, ownUrl: () => string): HouseSettings => ({
  region,
  accountId,
  issuerOf: issuer === "aws" ? awsIssuerOf : (poolId) => `${issuer.replace(/\/+$/, "") || ownUrl()}/${poolId}`,
});

/** @see spec/auth.md §2.1 */
const awsIssuerOf = (poolId: string) => `https://cognito-idp.${poolId.slice(0, poolId.indexOf("_"))}.amazonaws.com/${poolId}`;
