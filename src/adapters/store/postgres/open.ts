import { Pool } from "pg";
import { appliedMigrations, createMigrations, missingMigrations } from "../migrations/migrations.ts";

/** What an operator may want to differ from. */
export type PoolSettings = {
  /** `postgres://user:password@host:port/database`, with the options of the `pg` package. */
  readonly url: string;
  /** Connections at most; writes in flight share the server's commits. */
  readonly connections?: number;
};

const defaultConnections = 16;
const connectionTimeoutMs = 5000;
const idleTimeoutMs = 30_000;
/** No statement of ours takes long; one that does waits for something that is broken. */
const statementTimeoutMs = 15_000;
const idleInTransactionTimeoutMs = 15_000;
/** Any number that no other program of the database locks. */
const migrationLock = 7_305_811_229;

/** Connects, and brings the tables up to date. @throws Error where the server cannot be reached or its database is newer than this program */
export async function openPool({ url, connections = defaultConnections }: PoolSettings): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: "poolhouse",
    connectionTimeoutMillis: connectionTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    pipeline: true,
  });
  // A connection that breaks fails its queries and is dropped by the pool; nobody else needs to hear of it.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await migrate(pool);
    return pool;
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}

/** One transaction under a lock: nodes that start at the same time wait, and then find nothing to do. */
async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(createMigrations);
    const { rows } = await client.query<{ id: string }>(appliedMigrations);
    for (const statement of missingMigrations(
      "postgres",
      rows.map(({ id }) => id),
    ))
      await client.query(statement);
    await client.query("COMMIT");
    failed = false;
  } finally {
    // A connection that is let go in the middle of a transaction is closed, which rolls it back.
    client.release(failed);
  }
}
