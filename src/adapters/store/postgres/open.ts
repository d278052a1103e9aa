import { Pool, type PoolConfig, types } from "pg";
import { type ConnectionSettings, connectionOf } from "../../../config/connection.ts";
import { migrate } from "./migrate.ts";

/** What an operator may want to differ from. */
export type PoolSettings = ConnectionSettings & {
  /** `postgres://user:password@host:port/database`, with the options of the `pg` package. */
  readonly url: string;
  /** Connections at most; writes in flight share the server's commits. */
  readonly connections?: number | undefined;
  readonly connectTimeoutMs?: number | undefined;
  /** No statement of ours takes long; one that does waits for something that is broken. So does a transaction in which nothing happens. */
  readonly statementTimeoutMs?: number | undefined;
  readonly idleTimeoutMs?: number | undefined;
};

const defaults = { connections: 16, connectTimeoutMs: 5000, statementTimeoutMs: 15_000, idleTimeoutMs: 30_000 };

/** Connections to a server, made when they are needed. @throws Error one sentence that names the setting */
export function connect(settings: PoolSettings): Pool {
  const pool = new Pool(poolConfigOf(settings));
  // A connection that breaks fails its queries and is dropped by the pool; nobody else needs to hear of it.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function poolConfigOf(settings: PoolSettings): PoolConfig {
  const { connections = defaults.connections, connectTimeoutMs = defaults.connectTimeoutMs } = settings;
  const { statementTimeoutMs = defaults.statementTimeoutMs, idleTimeoutMs = defaults.idleTimeoutMs } = settings;
  return {
    ...connectionOf(settings.url, settings),
    max: connections,
    application_name: "poolhouse",
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser },
  };
}

/** CockroachDB's `integer` has 64 bits, which pg would give as text; ours are counts and versions. */
const getTypeParser = ((oid: number, format?: "text" | "binary") =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser;

/** Connects, and brings the tables up to date. @throws Error where the server cannot be reached or its database is newer than this program */
export async function openPool(settings: PoolSettings): Promise<Pool> {
  const pool = connect(settings);
  try {
    await migrate(pool);
    return pool;
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}
