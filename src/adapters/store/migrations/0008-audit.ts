import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** The audit trail: lines in chains, and for each chain how far it goes and from where it is kept. */
export const audit = ({ schema }: Kysely<Tables>, { text, moment, keyed, wide, large }: Columns) => [
  schema
    .createTable("audit_lines")
    .addColumn("chain", text, (column) => column.notNull())
    .addColumn("number", large, (column) => column.notNull())
    .addColumn("at", moment, (column) => column.notNull())
    .addColumn("operation", text, (column) => column.notNull())
    .addColumn("result", text, (column) => column.notNull())
    .addColumn("pool_id", text)
    .addColumn("sub", text)
    .addColumn("access_key_id", text)
    .addColumn("address", text)
    .addColumn("details", "text", (column) => column.notNull())
    .addColumn("mac", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("audit_lines_key", ["chain", "number"])
    .modifyEnd(keyed),
  schema.createIndex("audit_lines_by_time").on("audit_lines").columns(["at", "chain", "number"]),
  schema.createIndex("audit_lines_by_user").on("audit_lines").columns(["sub", "at", "chain", "number"]).where("sub", "is not", null),
  schema
    .createTable("audit_chains")
    .addColumn("chain", text, (column) => column.notNull())
    .addColumn("node", "text", (column) => column.notNull())
    .addColumn("number", large, (column) => column.notNull())
    .addColumn("mac", "text", (column) => column.notNull())
    .addColumn("seal", "text", (column) => column.notNull())
    .addColumn("anchor_number", large)
    .addColumn("anchor_mac", "text")
    .addColumn("anchor_seal", "text")
    .addPrimaryKeyConstraint("audit_chains_key", ["chain"])
    .modifyEnd(wide),
];
