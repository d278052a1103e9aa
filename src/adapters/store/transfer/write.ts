/** Rows that come in, as the steps of a commit. */
import type { User } from "../../../domain/user/user.ts";
import { type CarriedRow, Unfit } from "../../../ports/transfer.ts";
import type { Step } from "../engine.ts";
import { nameRows, searchRows, shardOf } from "../plans/user.ts";
import { importing } from "../queries/pools.ts";
import type { Tables } from "../queries/tables.ts";
import { insertAll, insertUnlessThere } from "../queries/transfer.ts";
import { countUser } from "../queries/users.ts";
import { carriedTables, jsonColumns } from "./carried.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** The steps that bring rows in. @throws Unfit for a table or column that this version does not know */
export function bringing(rows: readonly CarriedRow[]): Step[] {
  const byTable = Map.groupBy(rows, ({ table }) => known(table));
  return [...byTable].flatMap(([table, given]) => {
    const texts = given.map((each) => textsOf(table, each.row));
    if (table === "pools")
      return statements(
        table,
        ["removed"],
        texts.map((row) => ({ ...row, removed: importing })),
      );
    return [...statements(table, [], texts), ...(table === "users" ? besideUsers(given.map(({ row }) => userOf(row))) : [])];
  });
}

/** The steps that bring rows of the house in, where their keys are free. */
export const bringingHouse = (rows: readonly CarriedRow[]): Step[] =>
  rows.map(({ table, row }) => {
    const columns = carriedTables.get(known(table)) ?? [];
    return { bound: insertUnlessThere(known(table), columns)(textsOf(known(table), row)) };
  });

const statements = (table: keyof Tables, own: readonly string[], rows: readonly Row[]): Step[] =>
  insertAll(table, [...(carriedTables.get(table) ?? []), ...own], rows).map((bound) => ({ bound }));

function besideUsers(users: readonly User[]): Step[] {
  const shards = Map.groupBy(users, ({ poolId, sub }) => JSON.stringify([poolId, shardOf(sub)]));
  const counts = [...shards].map(([key, counted]) => {
    const [poolId, shard]: [string, number] = JSON.parse(key);
    return { bound: countUser({ poolId, shard, by: counted.length }) };
  });
  return [
    ...insertAll("user_names", ["pool_id", "value", "sub"], users.flatMap(nameRows)).map((bound) => ({ bound })),
    ...insertAll("user_search", ["pool_id", "attribute", "value", "sub"], users.flatMap(searchRows)).map((bound) => ({ bound })),
    ...counts,
  ];
}

// The seal of the stream proves that a store of ours wrote the row, so its shape needs no second look.
const userOf = (row: CarriedRow["row"]) => row.state as User;

function known(table: string): keyof Tables {
  for (const name of carriedTables.keys()) if (name === table) return name;
  throw new Unfit(
    `It holds rows of ${table}, which this version of Poolhouse does not know: import it with the version that wrote it or a later one.`,
  );
}

function textsOf(table: keyof Tables, row: CarriedRow["row"]): Row {
  const columns = carriedTables.get(table) ?? [];
  const unknown = Object.keys(row).find((column) => !columns.includes(column));
  if (unknown !== undefined) {
    throw new Unfit(
      `Its rows of ${table} hold ${unknown}, which this version of Poolhouse does not know: import it with the version that wrote it or a later one.`,
    );
  }
  return Object.fromEntries(columns.map((column) => [column, textOf(column, row[column])]));
}

function textOf(column: string, value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (jsonColumns.includes(column)) return JSON.stringify(value);
  return typeof value === "number" ? value : String(value);
}
