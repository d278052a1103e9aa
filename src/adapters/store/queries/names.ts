import { query } from "./query.ts";

type Name = { poolId: string; value: string };

export const findName = query("find-name", (db, $: Name) =>
  db.selectFrom("user_names").select("sub").where("pool_id", "=", $.poolId).where("value", "=", $.value),
);

/** Touches no row where the name is held already. */
export const insertName = query("insert-name", (db, $: Name & { sub: string }) =>
  db
    .insertInto("user_names")
    .values({ pool_id: $.poolId, value: $.value, sub: $.sub })
    .onConflict((conflict) => conflict.doNothing()),
);

export const deleteName = query("delete-name", (db, $: Name & { sub: string }) =>
  db.deleteFrom("user_names").where("pool_id", "=", $.poolId).where("value", "=", $.value).where("sub", "=", $.sub),
);

type Searched = { poolId: string; attribute: string; value: string; sub: string };

export const insertSearched = query("insert-searched", (db, $: Searched) =>
  db
    .insertInto("user_search")
    .values({ pool_id: $.poolId, attribute: $.attribute, value: $.value, sub: $.sub })
    .onConflict((conflict) => conflict.doNothing()),
);

export const deleteSearched = query("delete-searched", (db, $: Searched) =>
  db
    .deleteFrom("user_search")
    .where("pool_id", "=", $.poolId)
    .where("attribute", "=", $.attribute)
    .where("value", "=", $.value)
    .where("sub", "=", $.sub),
);
