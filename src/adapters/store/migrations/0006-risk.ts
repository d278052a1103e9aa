import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** Threat protection: what pools do about risk, the history of users, and who fails from where. */
export const risk = ({ schema }: Kysely<Tables>, { text, moment, keyed, wide }: Columns) => [
  schema
    .createTable("risk_configurations")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("client_id", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("risk_configurations_key", ["pool_id", "client_id"])
    .modifyEnd(wide),
  schema
    .createTable("auth_events")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("sub", text, (column) => column.notNull())
    .addColumn("event_id", text, (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("feedback", "text")
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("auth_events_key", ["pool_id", "sub", "event_id"])
    .modifyEnd(keyed),
  schema.createIndex("auth_events_by_expiry").on("auth_events").column("expires_at"),
  schema
    .createTable("network_failures")
    .addColumn("pool_id", text, (column) => column.notNull())
    .addColumn("network", text, (column) => column.notNull())
    .addColumn("slot", "integer", (column) => column.notNull())
    .addColumn("expires_at", moment, (column) => column.notNull())
    .addPrimaryKeyConstraint("network_failures_key", ["pool_id", "network", "slot"])
    .modifyEnd(keyed),
  schema.createIndex("network_failures_by_expiry").on("network_failures").column("expires_at"),
];
