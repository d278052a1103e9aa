import { query } from "./query.ts";

type User = { poolId: string; sub: string };
type Key = User & { key: string };

export const findDevice = query("find-device", (db, $: Key) =>
  db
    .selectFrom("devices")
    .select(["state", "visit"])
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("device_key", "=", $.key),
);

export const listDevices = query("list-devices", (db, $: User & { after: string; limit: number }) =>
  db
    .selectFrom("devices")
    .select(["device_key", "state", "visit"])
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("device_key", ">", $.after)
    .orderBy("device_key")
    .limit($.limit),
);

export const countDevices = query("count-devices", (db, $: User) =>
  db
    .selectFrom("devices")
    .select((row) => row.cast<number>(row.fn.countAll(), "integer").as("count"))
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub),
);

/** Touches no row where the user has a device with this key. */
export const insertDevice = query("insert-device", (db, $: Key & { state: string; visit: string }) =>
  db
    .insertInto("devices")
    .values({ pool_id: $.poolId, sub: $.sub, device_key: $.key, state: $.state, visit: $.visit })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Touches no row where the device is gone or no longer `was`. */
export const changeDevice = query("change-device", (db, $: Key & { was: string; state: string }) =>
  db
    .updateTable("devices")
    .set({ state: $.state })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("device_key", "=", $.key)
    .where("state", "=", $.was),
);

export const visitDevice = query("visit-device", (db, $: Key & { visit: string }) =>
  db
    .updateTable("devices")
    .set({ visit: $.visit })
    .where("pool_id", "=", $.poolId)
    .where("sub", "=", $.sub)
    .where("device_key", "=", $.key),
);

export const dropDevice = query("drop-device", (db, $: Key) =>
  db.deleteFrom("devices").where("pool_id", "=", $.poolId).where("sub", "=", $.sub).where("device_key", "=", $.key),
);

/** What goes when a user goes. */
export const dropDevices = query("drop-devices", (db, $: User) =>
  db.deleteFrom("devices").where("pool_id", "=", $.poolId).where("sub", "=", $.sub),
);
