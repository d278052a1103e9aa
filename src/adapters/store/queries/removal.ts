import { sql } from "kysely";
import { query } from "./query.ts";
import { houseTables, keys, lastingTables, type Tables, tables } from "./tables.ts";

type Table = keyof Tables;

const keyOf = (table: Table) => sql.join(keys[table].map((column) => sql.ref(column)));

/** Removes up to `limit` rows of what is over: neither engine's DELETE has a LIMIT, so the rows are named by a query. */
const sweepOf = (table: Table, column: "expires_at" | "created_at") =>
  query(`sweep-${table}`, (db, $: { before: number; limit: number }) => ({
    compile: () =>
      sql`delete from ${sql.table(table)} where (${keyOf(table)}) in (select ${keyOf(table)} from ${sql.table(table)} where ${sql.ref(column)} < ${$.before} order by ${sql.ref(column)} limit ${$.limit})`.compile(
        db,
      ),
  }));

export const sweepExpired = [
  sweepOf("sessions", "expires_at"),
  sweepOf("token_families", "expires_at"),
  sweepOf("spent", "expires_at"),
  sweepOf("strangers", "expires_at"),
  sweepOf("auth_events", "expires_at"),
  sweepOf("network_failures", "expires_at"),
];
export const sweepMessages = sweepOf("messages", "created_at");

/** Removes up to `limit` rows of a pool. */
const removalOf = (table: Table) =>
  query(`remove-pool-${table}`, (db, $: { poolId: string; limit: number }) => ({
    compile: () =>
      sql`delete from ${sql.table(table)} where (${keyOf(table)}) in (select ${keyOf(table)} from ${sql.table(table)} where pool_id = ${$.poolId} limit ${$.limit})`.compile(
        db,
      ),
  }));

/** Everything a pool has beside its own row. */
export const removeOfPool = tables.filter((table) => table !== "pools" && !houseTables.includes(table)).map(removalOf);

/** Empties the tables. */
export const emptyTables = tables
  .filter((table) => !lastingTables.includes(table))
  .map((table) => query(`empty-${table}`, (db, _: Record<never, never>) => db.deleteFrom(table)));
