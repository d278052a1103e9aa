import type { Kysely } from "kysely";
import { compilerOf, type Dialect } from "../queries/dialect.ts";
import type { Tables } from "../queries/tables.ts";
import { firstTables } from "./0001-first-tables.ts";
import { devices } from "./0002-devices.ts";
import { strangers } from "./0003-strangers.ts";
import { delivery } from "./0004-delivery.ts";
import { accessKeys } from "./0005-access-keys.ts";
import { risk } from "./0006-risk.ts";
import { poolDataKeys } from "./0007-pool-data-keys.ts";
import { audit } from "./0008-audit.ts";
import { type Columns, columnsOf, type Maker } from "./columns.ts";

type Compilable = { compile(): { readonly sql: string } };

/** Every migration, oldest first. What is published here is never edited: the next change is a new one at the end. */
const migrations: readonly { readonly id: string; readonly of: (db: Kysely<Tables>, columns: Columns) => readonly Compilable[] }[] = [
  { id: "0001-first-tables", of: firstTables },
  { id: "0002-devices", of: devices },
  { id: "0003-strangers", of: strangers },
  { id: "0004-delivery", of: delivery },
  { id: "0005-access-keys", of: accessKeys },
  { id: "0006-risk", of: risk },
  { id: "0007-pool-data-keys", of: poolDataKeys },
  { id: "0008-audit", of: audit },
];

/** Remembers which migrations a database has had. */
export const createMigrations = "create table if not exists migrations (id text primary key)";
export const appliedMigrations = "select id from migrations";

/**
 * The SQL that brings a database up to date; nothing where it is.
 * @param applied ids of the migrations that the database has had    @param maker the engine, where that is not the dialect's own
 * @throws Error where the database is newer than this program
 */
export function missingMigrations(dialect: Dialect, applied: readonly string[], maker: Maker = dialect): readonly string[] {
  const unknown = applied.find((id) => !migrations.some((migration) => migration.id === id));
  if (unknown !== undefined) {
    throw new Error(
      `The database was written by a newer version of Poolhouse (it has had ${unknown}). Start that version, or use another database.`,
    );
  }
  return migrations
    .filter(({ id }) => !applied.includes(id))
    .flatMap(({ id, of }) => [
      ...of(compilerOf(dialect), columnsOf[maker]).map((statement) => statement.compile().sql),
      `insert into migrations (id) values ('${id}')`,
    ]);
}
