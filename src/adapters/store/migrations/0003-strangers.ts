import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** What is kept of names that nobody holds. */
export const strangers = ({ schema }: Kysely<Tables>, { text, moment, keyed }: Columns) => [
  schema
    .createTable("strangers")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("strangers_key", ["pool_id", "sub"])
    .modifyEnd(keyed),
  schema.createIndex("strangers_by_expiry").on("strangers").column("expires_at"),
];
