import { query } from "./query.ts";

type Start = { poolId: string; after: string; limit: number };
type Equal = Start & { value: string };
/** `from` and `afterValue` are the first value of the page, `below` is above the last that is wanted. */
type Range = Start & { from: string; below: string; afterValue: string };

export const listUsers = query("list-users", (db, $: Start) =>
  db.selectFrom("users").select(["sub", "state"]).where("pool_id", "=", $.poolId).where("sub", ">", $.after).orderBy("sub").limit($.limit),
);

const byColumn = (column: "username" | "status" | "enabled" | "sub") => ({
  equals: query(`list-users-${column}`, (db, $: Equal) =>
    db
      .selectFrom("users")
      .select(["sub", "state", `${column} as value`])
      .where("pool_id", "=", $.poolId)
      .where(column, "=", $.value)
      .where("sub", ">", $.after)
      .orderBy("sub")
      .limit($.limit),
  ),
  startsWith: query(`list-users-${column}-prefix`, (db, $: Range) =>
    db
      .selectFrom("users")
      .select(["sub", "state", `${column} as value`])
      .where("pool_id", "=", $.poolId)
      .where(column, ">=", $.from)
      .where(column, "<", $.below)
      .where(({ eb, refTuple, tuple }) => eb(refTuple(column, "sub"), ">", tuple($.afterValue, $.after)))
      .orderBy(column)
      .orderBy("sub")
      .limit($.limit),
  ),
});

export const listUsersBy = {
  username: byColumn("username"),
  status: byColumn("status"),
  enabled: byColumn("enabled"),
  sub: byColumn("sub"),
};

type Attribute = { attribute: string };

export const listUsersByAttribute = {
  equals: query("list-users-attribute", (db, $: Equal & Attribute) =>
    db
      .selectFrom("user_search as found")
      .innerJoin("users", (join) => join.onRef("users.pool_id", "=", "found.pool_id").onRef("users.sub", "=", "found.sub"))
      .select(["found.sub as sub", "found.value as value", "users.state as state"])
      .where("found.pool_id", "=", $.poolId)
      .where("found.attribute", "=", $.attribute)
      .where("found.value", "=", $.value)
      .where("found.sub", ">", $.after)
      .orderBy("found.sub")
      .limit($.limit),
  ),
  startsWith: query("list-users-attribute-prefix", (db, $: Range & Attribute) =>
    db
      .selectFrom("user_search as found")
      .innerJoin("users", (join) => join.onRef("users.pool_id", "=", "found.pool_id").onRef("users.sub", "=", "found.sub"))
      .select(["found.sub as sub", "found.value as value", "users.state as state"])
      .where("found.pool_id", "=", $.poolId)
      .where("found.attribute", "=", $.attribute)
      .where("found.value", ">=", $.from)
      .where("found.value", "<", $.below)
      .where(({ eb, refTuple, tuple }) => eb(refTuple("found.value", "found.sub"), ">", tuple($.afterValue, $.after)))
      .orderBy("found.value")
      .orderBy("found.sub")
      .limit($.limit),
  ),
};
