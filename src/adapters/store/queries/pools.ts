import { query } from "./query.ts";

type Page = { after: string; limit: number };
type Versions = { was: number; version: number };

/** Whether a pool is there: 0 in `removed`; 1 while its rows are being removed, 2 while they are being imported. */
export const there = 0;
export const removed = 1;
export const importing = 2;

export const findPool = query("find-pool", (db, $: { id: string; removed: number }) =>
  db.selectFrom("pools").select(["version", "state"]).where("id", "=", $.id).where("removed", "=", $.removed),
);

/** A pool with the data key that it brought along. */
export const findPoolWithKey = query("find-pool-with-key", (db, $: { id: string; removed: number }) =>
  db
    .selectFrom("pools")
    .leftJoin("pool_data_keys", "pool_data_keys.pool_id", "pools.id")
    .select(["pools.state", "pool_data_keys.sealed"])
    .where("pools.id", "=", $.id)
    .where("pools.removed", "=", $.removed),
);

type NewPool = { id: string; version: number; name: string; state: string; createdAt: number; removed: number };

/** Touches no row where the id is in use. */
export const insertPool = query("insert-pool", (db, $: NewPool) =>
  db
    .insertInto("pools")
    .values({ id: $.id, version: $.version, name: $.name, state: $.state, created_at: $.createdAt, removed: $.removed })
    .onConflict((conflict) => conflict.doNothing()),
);

export const savePool = query("save-pool", (db, $: Versions & { id: string; name: string; state: string; removed: number }) =>
  db
    .updateTable("pools")
    .set({ version: $.version, name: $.name, state: $.state })
    .where("id", "=", $.id)
    .where("version", "=", $.was)
    .where("removed", "=", $.removed),
);

export const listPools = query("list-pools", (db, $: Page & { removed: number }) =>
  db.selectFrom("pools").select(["id", "state"]).where("id", ">", $.after).where("removed", "=", $.removed).orderBy("id").limit($.limit),
);

export const countPools = query("count-pools", (db, $: { removed: number }) =>
  db
    .selectFrom("pools")
    .select((row) => row.cast<number>(row.fn.countAll(), "integer").as("count"))
    .where("removed", "=", $.removed),
);

/** Hides a pool at once; its rows go after. */
export const hidePool = query("hide-pool", (db, $: { id: string; there: number; removed: number }) =>
  db.updateTable("pools").set({ removed: $.removed }).where("id", "=", $.id).where("removed", "=", $.there),
);

/** Shows a pool that was imported. */
export const showPool = query("show-pool", (db, $: { id: string; importing: number; there: number }) =>
  db.updateTable("pools").set({ removed: $.there }).where("id", "=", $.id).where("removed", "=", $.importing),
);

export const deletePool = query("delete-pool", (db, $: { id: string; removed: number }) =>
  db.deleteFrom("pools").where("id", "=", $.id).where("removed", "=", $.removed),
);

export const insertPoolKey = query("insert-pool-key", (db, $: { poolId: string; kid: string; state: string }) =>
  db.insertInto("pool_keys").values({ pool_id: $.poolId, kid: $.kid, state: $.state }),
);

export const deletePoolKey = query("delete-pool-key", (db, $: { poolId: string; kid: string }) =>
  db.deleteFrom("pool_keys").where("pool_id", "=", $.poolId).where("kid", "=", $.kid),
);

export const listPoolKeys = query("list-pool-keys", (db, $: { poolId: string }) =>
  db.selectFrom("pool_keys").select("state").where("pool_id", "=", $.poolId).orderBy("kid"),
);

export const findClient = query("find-client", (db, $: { id: string }) =>
  db.selectFrom("clients").select(["version", "pool_id", "state"]).where("id", "=", $.id),
);

type NewClient = { id: string; poolId: string; version: number; name: string; state: string; createdAt: number };

/** Touches no row where the id is in use. */
export const insertClient = query("insert-client", (db, $: NewClient) =>
  db
    .insertInto("clients")
    .values({ id: $.id, pool_id: $.poolId, version: $.version, name: $.name, state: $.state, created_at: $.createdAt })
    .onConflict((conflict) => conflict.doNothing()),
);

export const saveClient = query("save-client", (db, $: Versions & { id: string; poolId: string; name: string; state: string }) =>
  db
    .updateTable("clients")
    .set({ version: $.version, name: $.name, state: $.state })
    .where("id", "=", $.id)
    .where("pool_id", "=", $.poolId)
    .where("version", "=", $.was),
);

export const deleteClient = query("delete-client", (db, $: { id: string; poolId: string }) =>
  db.deleteFrom("clients").where("id", "=", $.id).where("pool_id", "=", $.poolId),
);

export const listClients = query("list-clients", (db, $: Page & { poolId: string }) =>
  db.selectFrom("clients").select(["id", "state"]).where("pool_id", "=", $.poolId).where("id", ">", $.after).orderBy("id").limit($.limit),
);

export const countClients = query("count-clients", (db, $: { poolId: string }) =>
  db
    .selectFrom("clients")
    .select((row) => row.cast<number>(row.fn.countAll(), "integer").as("count"))
    .where("pool_id", "=", $.poolId),
);
