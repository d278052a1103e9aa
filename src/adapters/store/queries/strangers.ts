import { query } from "./query.ts";

type Key = { poolId: string; sub: string };
type Kept = { state: string; expiresAt: number; version: number };

export const findStranger = query("find-stranger", (db, $: Key) =>
  db.selectFrom("strangers").select(["version", "state"]).where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);

/** Touches no row where something is kept already. */
export const insertStranger = query("insert-stranger", (db, $: Key & Kept) =>
  db
    .insertInto("strangers")
    .values({ pool_id: $.poolId, sub: $.sub, version: $.version, state: $.state, expires_at: $.expiresAt })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Touches no row where it is no longer at version `was`. */
export const saveStranger = query("save-stranger", (db, $: Key & Kept & { was: number }) =>
  db
    .updateTable("strangers")
    .set({ state: $.state, version: $.version, expires_at: $.expiresAt })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("version", "=", $.was),
);
