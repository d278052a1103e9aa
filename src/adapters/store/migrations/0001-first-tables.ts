import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** Users and what is found by a user's key. */
const users = ({ schema }: Kysely<Tables>, { text, moment, keyed, wide }: Columns) => [
  schema
    .createTable("users")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("username", text, (column) => column.notNull())
    .addColumn("status", text, (column) => column.notNull())
    .addColumn("enabled", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("users_key", ["pool_id", "sub"])
    .modifyEnd(wide),
  schema.createIndex("users_by_username").on("users").columns(["pool_id", "username", "sub"]),
  schema.createIndex("users_by_status").on("users").columns(["pool_id", "status", "sub"]),
  schema.createIndex("users_by_enabled").on("users").columns(["pool_id", "enabled", "sub"]),
  schema
    .createTable("user_names")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("value", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("user_names_key", ["pool_id", "value"])
    .modifyEnd(keyed),
  schema
    .createTable("user_search")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("attribute", text, (column) => column.notNull())
    .addColumn("value", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("user_search_key", ["pool_id", "attribute", "value", "sub"])
    .modifyEnd(keyed),
  schema
    .createTable("user_counts")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("shard", "integer", (column) => column.notNull())
    .addColumn("users", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("user_counts_key", ["pool_id", "shard"])
    .modifyEnd(keyed),
  schema
    .createTable("sessions")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("used_at", moment)
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("sessions_key", ["pool_id", "sub", "id"])
    .modifyEnd(keyed),
  schema.createIndex("sessions_by_expiry").on("sessions").column("expires_at"),
  schema
    .createTable("token_families")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("origin_jti", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("token_families_key", ["pool_id", "sub", "origin_jti"])
    .modifyEnd(keyed),
  schema.createIndex("token_families_by_expiry").on("token_families").column("expires_at"),
  schema
    .createTable("spent")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("what", text, (column) => column.notNull())
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("spent_key", ["pool_id", "sub", "what"])
    .modifyEnd(keyed),
  schema.createIndex("spent_by_expiry").on("spent").column("expires_at"),
];

/** Pools, their keys, their clients and the messages. */
const pools = ({ schema }: Kysely<Tables>, { text, moment, wide }: Columns) => [
  schema
    .createTable("pools")
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_at", moment, (column) => column.notNull())
    .addColumn("removed", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("pools_key", ["id"])
    .modifyEnd(wide),
  schema
    .createTable("pool_keys")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("kid", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("pool_keys_key", ["pool_id", "kid"])
    .modifyEnd(wide),
  schema
    .createTable("clients")
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("clients_key", ["id"])
    .modifyEnd(wide),
  schema.createIndex("clients_by_pool").on("clients").columns(["pool_id", "id"]),
  schema
    .createTable("messages")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("created_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("messages_key", ["pool_id", "id"])
    .modifyEnd(wide),
  schema.createIndex("messages_by_time").on("messages").columns(["created_at", "id"]),
];

/** The tables of the first version. */
export const firstTables = (db: Kysely<Tables>, columns: Columns) => [...users(db, columns), ...pools(db, columns)];
