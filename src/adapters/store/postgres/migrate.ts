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
  for (let attempt = 1; ; attempt++) {
    try {
      return await migrateOnce(pool);
    } catch (problem) {
      if (attempt === tries || !isOvertaken(problem)) throw problem;
      await delay(attempt * pauseMs);
    }
  }
}

const tries = 8;
const pauseMs = 100;
/** Where the lock keeps nobody out (CockroachDB, a pooler between two servers) another node may have made the same table a moment before. */
const overtakenCodes = ["23505", "42P07", "42701", "40001", "40P01"];
const isOvertaken = (problem: unknown) => problem instanceof Error && "code" in problem && overtakenCodes.includes(String(problem.code));

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    const isCockroach = await speaksCockroach(client);
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0");
    if (!isCockroach) await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
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

/** CockroachDB had no such lock before 2026 and makes no column with COLLATE "C", which is how its text sorts anyway. */
async function speaksCockroach(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ version: string }>("SELECT version()");
  return rows[0]?.version.startsWith("CockroachDB") === true;
}
