import type { Sealed } from "../../../domain/sealed.ts";
import { query } from "./query.ts";

export const insertMessage = query(
  "insert-message",
  (db, $: { id: string; poolId: string; content: Sealed; createdAt: number; dueAt: number | null }) =>
    db.insertInto("messages").values({ id: $.id, pool_id: $.poolId, content: $.content, created_at: $.createdAt, due_at: $.dueAt }),
);

/** Newest first, from before the one that was sent at `createdAt` with `id`. */
export const listMessages = query("list-messages", (db, $: { createdAt: number; id: string; limit: number }) =>
  db
    .selectFrom("messages")
    .select(["id", "created_at", "content"])
    .where(({ eb, refTuple, tuple }) => eb(refTuple("created_at", "id"), "<", tuple($.createdAt, $.id)))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit($.limit),
);
