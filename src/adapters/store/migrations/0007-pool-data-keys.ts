import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** The keys that imported pools brought along. */
export const poolDataKeys = ({ schema }: Kysely<Tables>, { text, wide }: Columns) => [
  schema
    .createTable("pool_data_keys")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("pool_data_keys_key", ["pool_id"])
    .modifyEnd(wide),
];
