/** All rows of the tables that hold something sealed, in the order of their keys, and how one is replaced. */
import type { Sealed } from "../../../domain/sealed.ts";
import { query } from "./query.ts";
import type { Tables } from "./tables.ts";

export const allUsers = query("all-users", (db, $: { poolId: string; sub: string; limit: number }) =>
  db
    .selectFrom("users")
    .select(["pool_id", "sub", "state"])
    .where(({ eb, refTuple, tuple }) => eb(refTuple("pool_id", "sub"), ">", tuple($.poolId, $.sub)))
    .orderBy("pool_id")
    .orderBy("sub")
    .limit($.limit),
);

export const allDevices = query("all-devices", (db, $: { poolId: string; sub: string; key: string; limit: number }) =>
  db
    .selectFrom("devices")
    .select(["pool_id", "sub", "device_key", "state"])
    .where(({ eb, refTuple, tuple }) => eb(refTuple("pool_id", "sub", "device_key"), ">", tuple($.poolId, $.sub, $.key)))
    .orderBy("pool_id")
    .orderBy("sub")
    .orderBy("device_key")
    .limit($.limit),
);

export const allPoolKeys = query("all-pool-keys", (db, $: { poolId: string; kid: string; limit: number }) =>
  db
    .selectFrom("pool_keys")
    .select(["pool_id", "kid", "state"])
    .where(({ eb, refTuple, tuple }) => eb(refTuple("pool_id", "kid"), ">", tuple($.poolId, $.kid)))
    .orderBy("pool_id")
    .orderBy("kid")
    .limit($.limit),
);

export const savePoolKey = query("save-pool-key", (db, $: { poolId: string; kid: string; was: string; state: string }) =>
  db.updateTable("pool_keys").set({ state: $.state }).where("pool_id", "=", $.poolId).where("kid", "=", $.kid).where("state", "=", $.was),
);

export const allPoolDataKeys = query("all-pool-data-keys", (db, $: { poolId: string; limit: number }) =>
  db.selectFrom("pool_data_keys").select(["pool_id", "sealed"]).where("pool_id", ">", $.poolId).orderBy("pool_id").limit($.limit),
);

export const savePoolDataKey = query("save-pool-data-key", (db, $: { poolId: string; was: string; sealed: string }) =>
  db
    .updateTable("pool_data_keys")
    .set({ sealed: $.sealed as Sealed })
    .where("pool_id", "=", $.poolId)
    .where("sealed", "=", $.was as Sealed),
);

export const allClients = query("all-clients", (db, $: { id: string; limit: number }) =>
  db.selectFrom("clients").select(["id", "pool_id", "state"]).where("id", ">", $.id).orderBy("id").limit($.limit),
);

export const allMessages = query("all-messages", (db, $: { poolId: string; id: string; limit: number }) =>
  db
    .selectFrom("messages")
    .select(["pool_id", "id", "content"])
    .where(({ eb, refTuple, tuple }) => eb(refTuple("pool_id", "id"), ">", tuple($.poolId, $.id)))
    .orderBy("pool_id")
    .orderBy("id")
    .limit($.limit),
);

export const saveMessageContent = query("save-message-content", (db, $: { poolId: string; id: string; was: string; content: string }) =>
  db
    .updateTable("messages")
    .set({ content: $.content as Sealed })
    .where("pool_id", "=", $.poolId)
    .where("id", "=", $.id)
    .where("content", "=", $.was as Sealed),
);

/** How many rows a table has. */
export const countOf = (table: keyof Tables) =>
  query(`count-${table}`, (db, _: Record<never, never>) => db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("rows")))({});

export const findNote = query("find-note", (db, $: { id: string }) => db.selectFrom("installation").select("state").where("id", "=", $.id));

/** Touches no row where there is one. */
export const insertNote = query("insert-note", (db, $: { id: string; state: string }) =>
  db
    .insertInto("installation")
    .values({ id: $.id, state: $.state })
    .onConflict((conflict) => conflict.doNothing()),
);

export const saveNote = query("save-note", (db, $: { id: string; state: string }) =>
  db
    .insertInto("installation")
    .values({ id: $.id, state: $.state })
    .onConflict((conflict) => conflict.columns(["id"]).doUpdateSet((row) => ({ state: row.ref("excluded.state") }))),
);

export const replaceNote = query("replace-note", (db, $: { id: string; was: string; state: string }) =>
  db.updateTable("installation").set({ state: $.state }).where("id", "=", $.id).where("state", "=", $.was),
);

/** Touches no row where it is no longer what it was. */
export const removeNote = query("remove-note", (db, $: { id: string; was: string }) =>
  db.deleteFrom("installation").where("id", "=", $.id).where("state", "=", $.was),
);

export const notesFrom = query("notes-from", (db, $: { from: string; below: string }) =>
  db.selectFrom("installation").select(["id", "state"]).where("id", ">=", $.from).where("id", "<", $.below).orderBy("id"),
);

export const deleteNote = query("delete-note", (db, $: { id: string }) => db.deleteFrom("installation").where("id", "=", $.id));
