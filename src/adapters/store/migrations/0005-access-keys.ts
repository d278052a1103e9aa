import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** The keys that sign administrators' requests, and what the installation keeps of itself. */
export const accessKeys = ({ schema }: Kysely<Tables>, { text, moment, wide }: Columns) => [
  schema
    .createTable("access_keys")
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("last_used_at", moment)
    .addPrimaryKeyConstraint("access_keys_key", ["id"])
    .modifyEnd(wide),
  schema
    .createTable("installation")
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("installation_key", ["id"])
    .modifyEnd(wide),
];
