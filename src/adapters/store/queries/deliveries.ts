import { sql } from "kysely";
import { query } from "./query.ts";

/** The messages whose time has come, those that wait longest first. */
export const dueMessages = query("due-messages", (db, $: { now: number; limit: number }) =>
  db
    .selectFrom("messages")
    .select(["pool_id", "id", "content", "due_at", "attempts"])
    .where("due_at", "<=", $.now)
    .orderBy("due_at")
    .limit($.limit),
);

/** Takes a message for this node until `until`; no row where another node was first. */
export const claimMessage = query("claim-message", (db, $: { poolId: string; id: string; was: number; until: number; attempts: number }) =>
  db
    .updateTable("messages")
    .set({ due_at: $.until, attempts: $.attempts })
    .where("pool_id", "=", $.poolId)
    .where("id", "=", $.id)
    .where("due_at", "=", $.was),
);

export const forgetMessage = query("forget-message", (db, $: { poolId: string; id: string }) =>
  db.deleteFrom("messages").where("pool_id", "=", $.poolId).where("id", "=", $.id),
);

export const postponeMessage = query("postpone-message", (db, $: { poolId: string; id: string; dueAt: number | null; problem: string }) =>
  db.updateTable("messages").set({ due_at: $.dueAt, problem: $.problem }).where("pool_id", "=", $.poolId).where("id", "=", $.id),
);

export const failedMessages = query("failed-messages", (db, $: { limit: number }) =>
  db
    .selectFrom("messages")
    .select(["content", "attempts", "problem"])
    .where("due_at", "is", null)
    .where("problem", "is not", null)
    .orderBy("created_at", "desc")
    .limit($.limit),
);

export const retryMessages = query("retry-messages", (db, $: { now: number }) =>
  db
    .updateTable("messages")
    .set({ due_at: $.now, attempts: sql.lit(0), problem: sql.lit(null) })
    .where("due_at", "is", null)
    .where("problem", "is not", null),
);

export const queueDepth = query("queue-depth", (db, _: Record<never, never>) =>
  db
    .selectFrom("messages")
    .select([sql<number>`count(due_at)`.as("queued"), sql<number>`count(case when due_at is null then problem end)`.as("failed")]),
);
