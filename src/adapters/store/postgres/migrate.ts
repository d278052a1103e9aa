/** Brings the tables up to date, whoever else starts at the same time. */
import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { appliedMigrations, createMigrations, missingMigrations } from "../migrations/migrations.ts";

/** Any number that no other program of the database locks. */
const migrationLock = 7_305_811_229;

/**
 * One transaction under a lock: nodes that start at the same time wait, and then find nothing to do.
 * @throws Error where the database is newer than this program; of the server
 */
export async function migrate(pool: Pool): Promise<void> {
  let locks = true;
  for (let attempt = 1; ; attempt++) {
    try {
      return await migrateOnce(pool, locks);
    } catch (problem) {
      if (locks && hasCode(problem, lockless)) {
        locks = false;
        continue;
      }
      if (attempt === tries || !hasCode(problem, overtaken)) throw problem;
      await delay(attempt * pauseMs);
    }
  }
}

const tries = 8;
const pauseMs = 100;
/** undefined_function and feature_not_supported: distributed engines came to have such locks late. */
const lockless = ["42883", "0A000"];
/** Where no lock keeps others out (there is none, or a pooler between two servers) another node may have made the same table a moment before. */
const overtaken = ["23505", "42P07", "42701", "40001", "40P01"];
const hasCode = (problem: unknown, codes: readonly string[]) =>
  problem instanceof Error && "code" in problem && codes.includes(String(problem.code));

async function migrateOnce(pool: Pool, locks: boolean): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    const isCockroach = await speaksCockroach(client);
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0");
    if (locks) await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(createMigrations);
    const { rows } = await client.query<{ id: string }>(appliedMigrations);
    const applied = rows.map(({ id }) => id);
    for (const statement of missingMigrations("postgres", applied, isCockroach ? "cockroach" : "postgres")) await client.query(statement);
    await client.query("COMMIT");
    failed = false;
  } finally {
    // A connection that is let go in the middle of a transaction is closed, which rolls it back.
    client.release(failed);
  }
}

/** CockroachDB makes no column with COLLATE "C", which is how its text sorts anyway. */
async function speaksCockroach(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ version: string }>("SELECT version()");
  return rows[0]?.version.startsWith("CockroachDB") === true;
}
