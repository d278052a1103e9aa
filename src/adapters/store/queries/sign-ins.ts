import { query } from "./query.ts";

type User = { poolId: string; sub: string };

export const findSession = query("find-session", (db, $: User & { id: string }) =>
  db.selectFrom("sessions").select(["state", "used_at"]).where("pool_id", "=", $.poolId).where("sub", "=", $.sub).where("id", "=", $.id),
);

export const insertSession = query("insert-session", (db, $: User & { id: string; state: string; expiresAt: number }) =>
  db.insertInto("sessions").values({ pool_id: $.poolId, sub: $.sub, id: $.id, state: $.state, expires_at: $.expiresAt }),
);

/** Touches no row where the session is there already. */
export const insertAnswered = query(
  "insert-answered",
  (db, $: User & { id: string; state: string; expiresAt: number; usedAt: number | null }) =>
    db
      .insertInto("sessions")
      .values({ pool_id: $.poolId, sub: $.sub, id: $.id, state: $.state, expires_at: $.expiresAt, used_at: $.usedAt })
      .onConflict((conflict) => conflict.doNothing()),
);

/** Touches no row where the session is gone or was answered. */
export const useSession = query("use-session", (db, $: User & { id: string; usedAt: number }) =>
  db
    .updateTable("sessions")
    .set({ used_at: $.usedAt })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("id", "=", $.id)
    .where("used_at", "is", null),
);

/** Touches no row where the session is gone, was answered or is no longer `was`. */
export const keepSession = query("keep-session", (db, $: User & { id: string; was: string; state: string; expiresAt: number }) =>
  db
    .updateTable("sessions")
    .set({ state: $.state, expires_at: $.expiresAt })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("id", "=", $.id)
    .where("used_at", "is", null)
    .where("state", "=", $.was),
);

/** Touches no row where it was spent before. */
export const spend = query("spend", (db, $: User & { what: string; expiresAt: number }) =>
  db
    .insertInto("spent")
    .values({ pool_id: $.poolId, sub: $.sub, what: $.what, expires_at: $.expiresAt })
    .onConflict((conflict) => conflict.doNothing()),
);

export const findFamily = query("find-family", (db, $: User & { originJti: string }) =>
  db
    .selectFrom("token_families")
    .select("state")
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("origin_jti", "=", $.originJti),
);

export const insertFamily = query("insert-family", (db, $: User & { originJti: string; state: string; expiresAt: number }) =>
  db
    .insertInto("token_families")
    .values({ pool_id: $.poolId, sub: $.sub, origin_jti: $.originJti, state: $.state, expires_at: $.expiresAt }),
);

/** Touches no row where the family is gone or no longer `was`. */
export const changeFamily = query("change-family", (db, $: User & { originJti: string; was: string; state: string; expiresAt: number }) =>
  db
    .updateTable("token_families")
    .set({ state: $.state, expires_at: $.expiresAt })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("origin_jti", "=", $.originJti)
    .where("state", "=", $.was),
);

/** What goes when a user goes; families also at a global sign-out. */
export const dropSessions = query("drop-sessions", (db, $: User) =>
  db.deleteFrom("sessions").where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);
export const dropFamilies = query("drop-families", (db, $: User) =>
  db.deleteFrom("token_families").where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);
export const dropSpent = query("drop-spent", (db, $: User) =>
  db.deleteFrom("spent").where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);
