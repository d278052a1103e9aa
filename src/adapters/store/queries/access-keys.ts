import { query } from "./query.ts";

export const findAccessKey = query("find-access-key", (db, $: { id: string }) =>
  db.selectFrom("access_keys").select(["version", "state", "last_used_at"]).where("id", "=", $.id),
);

/** Touches no row where the id is in use. */
export const insertAccessKey = query("insert-access-key", (db, $: { id: string; version: number; state: string }) =>
  db
    .insertInto("access_keys")
    .values({ id: $.id, version: $.version, state: $.state })
    .onConflict((conflict) => conflict.doNothing()),
);

export const saveAccessKey = query("save-access-key", (db, $: { id: string; was: number; version: number; state: string }) =>
  db.updateTable("access_keys").set({ version: $.version, state: $.state }).where("id", "=", $.id).where("version", "=", $.was),
);

export const noteUse = query("note-use-of-access-key", (db, $: { id: string; at: number }) =>
  db
    .updateTable("access_keys")
    .set({ last_used_at: $.at })
    .where("id", "=", $.id)
    .where((row) => row.or([row("last_used_at", "is", null), row("last_used_at", "<", $.at)])),
);

export const deleteAccessKey = query("delete-access-key", (db, $: { id: string }) => db.deleteFrom("access_keys").where("id", "=", $.id));

export const listAccessKeys = query("list-access-keys", (db, $: { after: string; limit: number }) =>
  db.selectFrom("access_keys").select(["id", "state", "last_used_at"]).where("id", ">", $.after).orderBy("id").limit($.limit),
);
