import type { Kysely } from "kysely";
import type { Tables } from "../queries/tables.ts";
import type { Columns } from "./columns.ts";

/** Messages that wait to be delivered. `due_at` is empty for those that only lie in the outbox, were given up or are on no queue. */
export const delivery = ({ schema }: Kysely<Tables>, { moment }: Columns) => [
  schema.alterTable("messages").addColumn("due_at", moment),
  schema.alterTable("messages").addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0)),
  schema.alterTable("messages").addColumn("problem", "text"),
  schema.createIndex("messages_by_due").on("messages").columns(["due_at"]),
];
