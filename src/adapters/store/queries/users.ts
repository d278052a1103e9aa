import { query } from "./query.ts";

type Key = { poolId: string; sub: string };
type Columns = { username: string; status: string; enabled: string; state: string };

export const findUser = query("find-user", (db, $: Key) =>
  db.selectFrom("users").select(["version", "state"]).where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);

export const insertUser = query("insert-user", (db, $: Key & Columns & { version: number }) =>
  db
    .insertInto("users")
    .values({
      pool_id: $.poolId,
      sub: $.sub,
      version: $.version,
      username: $.username,
      status: $.status,
      enabled: $.enabled,
      state: $.state,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

type Versions = { was: number; version: number };

/** Replaces the state of a user whose indexed columns stay as they are: no index is touched. */
export const saveState = query("save-user-state", (db, $: Key & Versions & { state: string }) =>
  db
    .updateTable("users")
    .set({ state: $.state, version: $.version })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("version", "=", $.was),
);

export const saveUser = query("save-user", (db, $: Key & Versions & Columns) =>
  db
    .updateTable("users")
    .set({ state: $.state, version: $.version, username: $.username, status: $.status, enabled: $.enabled })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("version", "=", $.was),
);

/** Changes nothing: takes the row for this transaction, if it still is as it was read. */
export const holdUser = query("hold-user", (db, $: Key & { was: number }) =>
  db
    .updateTable("users")
    .set((row) => ({ version: row.ref("version") }))
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("version", "=", $.was),
);

export const deleteUser = query("delete-user", (db, $: Key & { was: number }) =>
  db.deleteFrom("users").where("pool_id", "=", $.poolId).where("sub", "=", $.sub).where("version", "=", $.was),
);

export const countUser = query("count-user", (db, $: { poolId: string; shard: number; by: number }) =>
  db
    .insertInto("user_counts")
    .values({ pool_id: $.poolId, shard: $.shard, users: $.by })
    .onConflict((conflict) =>
      conflict.columns(["pool_id", "shard"]).doUpdateSet((row) => ({ users: row("user_counts.users", "+", row.ref("excluded.users")) })),
    ),
);

export const countedUsers = query("counted-users", (db, $: { poolId: string }) =>
  db
    .selectFrom("user_counts")
    .select((row) => row.cast<number>(row.fn.coalesce(row.fn.sum("users"), row.lit(0)), "integer").as("users"))
    .where("pool_id", "=", $.poolId),
);
