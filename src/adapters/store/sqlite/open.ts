import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { appliedMigrations, createMigrations, missingMigrations } from "../migrations/migrations.ts";

const memory = ":memory:";
/** How long the start waits for another process that writes to the same file. */
const busyTimeoutMs = 5000;
/** How long a statement does after it: nothing else happens meanwhile. Writes wait longer, by coming again. */
const briefBusyTimeoutMs = 20;
const pragmas = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "mmap_size = 2147418112", // as much as SQLite allows: reads need no system call
  "wal_autocheckpoint = 1000", // pages; larger ones made the slowest writes slower
  "journal_size_limit = 67108864",
  "cache_size = -65536", // KiB
  "temp_store = MEMORY",
];

/**
 * Opens the database, makes it where it is missing (for this user's eyes only), and brings its tables up to date.
 * @param file a path, or `:memory:` @throws Error where it cannot be opened or is newer than this program
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== memory) makeFile(file);
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
    migrate(database);
    database.exec(`PRAGMA busy_timeout = ${briefBusyTimeoutMs}`);
    return database;
  } catch (problem) {
    database.close();
    throw problem;
  }
}

/** SQLite gives its companion files the mode of the database. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
}

/** One transaction under the write lock: who opens at the same time waits, and then finds nothing to do. */
function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec(createMigrations);
    const applied = database.prepare(appliedMigrations).all();
    for (const statement of missingMigrations(
      "sqlite",
      applied.map(({ id }) => String(id)),
    ))
      database.exec(statement);
    database.exec("COMMIT");
  } catch (problem) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw problem;
  }
}
