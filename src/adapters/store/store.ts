/** The store port on either engine. */
import type { Config } from "../../config.ts";
import type { AccessKey } from "../../domain/access-key/access-key.ts";
import type { UserPoolClient } from "../../domain/client/client.ts";
import type { Pool } from "../../domain/pool/pool.ts";
import type { RiskConfigurations } from "../../domain/risk/configuration.ts";
import type { Sealed } from "../../domain/sealed.ts";
import type { Sealing } from "../../ports/sealer.ts";
import type { Store } from "../../ports/store.ts";
import { createAccessKeyStore, readAccessKey } from "./access-keys.ts";
import { createAuditStore } from "./audit.ts";
import { Cache } from "./cache.ts";
import { createClientStore } from "./clients.ts";
import { createDeviceStore } from "./devices.ts";
import { type Committed, type Engine, rowOf } from "./engine.ts";
import { createMessageStore } from "./messages.ts";
import { createPoolStore } from "./pools.ts";
import type { PoolSettings } from "./postgres/open.ts";
import { lagging, type Reader } from "./postgres/replica.ts";
import { findClient, findPoolWithKey, there } from "./queries/pools.ts";
import { emptyTables } from "./queries/removal.ts";
import { createAuthEventStore, createRiskStore, readRiskConfigurations } from "./risk.ts";
import { createFamilyStore, createSessionStore } from "./sign-ins.ts";
import { SqliteEngine } from "./sqlite/engine.ts";
import { openDatabase } from "./sqlite/open.ts";
import { createStrangerStore } from "./strangers.ts";
import { sweep } from "./sweep.ts";
import { createTransfer } from "./transfer/transfer.ts";
import { createUserStore } from "./users.ts";
import { createVault } from "./vault.ts";

/** What the store gets beside its place. */
export type Companions = {
  readonly sealer: Sealing;
  /** Called after a commit that queued messages. It must not throw. */
  readonly committed?: Committed;
  /** Called with what a pool brought along, whenever a pool is read. */
  readonly broughtKey?: (poolId: string, sealed: Sealed | undefined) => void;
  /** A monotonic clock in milliseconds, for the age of cached settings; tests give their own. */
  readonly nowMs?: () => number;
};

/**
 * A store in a SQLite file, made with its directory where it is missing. One process at a time.
 * @param options `file` is a path or `:memory:` @throws Error where it cannot be opened or is newer than this program
 */
export async function openSqlite({ file, ...companions }: Companions & { readonly file: string }): Promise<Store> {
  return storeOn(new SqliteEngine(openDatabase(file), companions.committed ?? ignore), companions);
}

/**
 * A store in a PostgreSQL database, shared by any number of nodes.
 * @param options `replicaUrl`: of a read replica for what may lag; it need not be there at the start
 * @throws Error where the database cannot be reached or is newer than this program
 */
export async function openPostgres(options: Companions & PoolSettings & { readonly replicaUrl?: string | undefined }): Promise<Store> {
  const { replicaUrl, committed = ignore, nowMs = () => performance.now() } = options;
  // Loaded where it is needed: the driver costs every start.
  const [{ PostgresEngine }, { connect, openPool }] = await Promise.all([import("./postgres/engine.ts"), import("./postgres/open.ts")]);
  const engine = new PostgresEngine(await openPool(options), committed);
  if (replicaUrl === undefined) return storeOn(engine, options);
  const replica = new PostgresEngine(connect({ ...options, url: replicaUrl }), ignore, "replica");
  const store = storeOn(engine, options, lagging(engine, replica, nowMs));
  return {
    ...store,
    connections: () => [...engine.connections(), ...replica.connections()],
    async close() {
      await replica.close();
      await store.close();
    },
  };
}

type StorePlace = Pick<Config, "databaseUrl" | "dataFile"> & Partial<Config>;

/** The store that the configuration names: PostgreSQL where there is a URL, a SQLite file elsewhere. */
export const openStore = (config: StorePlace, companions: Companions): Promise<Store> =>
  config.databaseUrl
    ? openPostgres({
        ...companions,
        url: config.databaseUrl.reveal(),
        replicaUrl: config.replicaUrl?.reveal(),
        databaseTls: config.databaseTls,
        databaseCaFile: config.databaseCaFile,
        connections: config.databaseConnections,
        connectTimeoutMs: config.databaseConnectTimeoutMs,
        statementTimeoutMs: config.databaseStatementTimeoutMs,
        idleTimeoutMs: config.databaseIdleTimeoutMs,
      })
    : openSqlite({ file: config.dataFile, ...companions });

const ignore: Committed = () => {};

/** @param lists where lists are read that may lag */
function storeOn(engine: Engine, { sealer, broughtKey, nowMs = () => performance.now() }: Companions, lists: Reader = engine): Store {
  const pools = new Cache<Pool>(async (id) => {
    const row = await rowOf(engine, findPoolWithKey({ id, removed: there }));
    if (row) broughtKey?.(id, row.sealed ?? undefined);
    return row?.state;
  }, nowMs);
  const clients = new Cache<UserPoolClient>(async (id) => (await rowOf(engine, findClient({ id })))?.state, nowMs);
  const keys = new Cache<AccessKey>((id) => readAccessKey(engine, id), nowMs);
  const risk = new Cache<RiskConfigurations>((poolId) => readRiskConfigurations(engine, poolId), nowMs);
  const users = createUserStore(engine, sealer, lists);
  const accessKeys = createAccessKeyStore(engine, keys);
  const clientStore = createClientStore(engine, clients);
  return {
    users,
    sessions: createSessionStore(engine),
    families: createFamilyStore(engine),
    devices: createDeviceStore(engine),
    strangers: createStrangerStore(engine, sealer),
    risk: createRiskStore(engine, risk),
    events: createAuthEventStore(engine),
    pools: createPoolStore(engine, pools, clients),
    clients: clientStore,
    messages: createMessageStore(engine, sealer),
    accessKeys,
    audit: createAuditStore(engine),
    vault: createVault(engine, { users, clients: clientStore, accessKeys }),
    transfer: createTransfer(engine),
    connections: () => engine.connections(),
    sweep: (now) => sweep(engine, now),
    async reset() {
      await engine.commit({ steps: emptyTables.map((empty) => ({ bound: empty({}) })), answer: undefined });
      pools.dropWhere(() => true);
      clients.dropWhere(() => true);
      keys.dropWhere(() => true);
      risk.dropWhere(() => true);
    },
    close: () => engine.close(),
  };
}
