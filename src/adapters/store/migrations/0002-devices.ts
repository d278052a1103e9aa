import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** The devices that users confirmed, found by their user's key. */
export const devices = ({ schema }: Kysely<Tables>, { text, keyed }: Columns) => [
  schema
    .createTable("devices")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("device_key", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("visit", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("devices_key", ["pool_id", "sub", "device_key"])
    .modifyEnd(keyed),
];
