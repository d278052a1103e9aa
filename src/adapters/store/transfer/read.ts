/** The rows of pools as a stream. */
import type { CarriedRow, Selection, View } from "../../../ports/transfer.ts";
import type { Engine } from "../engine.ts";
import { listPools, there } from "../queries/pools.ts";
import type { Values } from "../queries/query.ts";
import type { Tables } from "../queries/tables.ts";
import { countCarried, orderOf, pageRows, pagesOf } from "../queries/transfer.ts";
import { carriedTables, isOfHouse, jsonColumns } from "./carried.ts";

type Read = Pick<Engine, "rows">;
type Columns = Readonly<Record<string, string | number | null>>;

const pages = new Map([...carriedTables].map(([table, columns]) => [table, pagesOf(table, columns)]));
const counts = new Map([...carriedTables.keys()].map((table) => [table, countCarried(table)]));
const tablesOf = (house: boolean) => [...carriedTables.keys()].filter((table) => isOfHouse(table) === house);

/** What stands in a selection, one after the other. */
type Section = { readonly table: keyof Tables; readonly poolId: string };
const sectionsOf = ({ pools, house }: Selection): readonly Section[] => [
  ...pools.flatMap((poolId) => tablesOf(false).map((table) => ({ table, poolId }))),
  ...(house ? tablesOf(true).map((table) => ({ table, poolId: "" })) : []),
];

/** @param read reads everything as it was at one moment */
export const viewOf = (read: Read): View => ({
  pools: () => poolIds(read),
  async count(selection) {
    let rows = 0;
    for (const { table, poolId } of sectionsOf(selection)) {
      const count = table === "pool_data_keys" ? undefined : counts.get(table);
      const [row] = count ? await read.rows(count({ poolId })) : [{ rows: 1 }];
      rows += Number(row?.rows ?? 0);
    }
    return rows;
  },
  async *rows(selection, after) {
    const sections = sectionsOf(selection);
    const begun = after ? sections.findIndex((section) => isOf(section, after)) : 0;
    for (const [index, section] of sections.slice(begun).entries()) yield* rowsOf(read, section, index === 0 ? after?.row : undefined);
  },
});

const isOf = ({ table, poolId }: Section, { table: given, row }: CarriedRow) =>
  table === given && (isOfHouse(table) || poolId === (table === "pools" ? row.id : row.pool_id));

async function poolIds(read: Read): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const rows = await read.rows(listPools({ after: found.at(-1) ?? "", limit: pageRows, removed: there }));
    found.push(...rows.map(({ id }) => id));
    if (rows.length < pageRows) return found;
  }
}

async function* rowsOf(read: Read, { table, poolId }: Section, after?: CarriedRow["row"]): AsyncGenerator<CarriedRow> {
  const queries = pages.get(table);
  let last = after && keyOf(table, after);
  const isSingle = orderOf(table).length === 0;
  if (isSingle && last) return;
  for (;;) {
    const rows: readonly Columns[] = queries ? await read.rows(last ? queries.next({ poolId, ...last }) : queries.first({ poolId })) : [];
    for (const row of rows) yield { table, row: carried(row) };
    // A pool that was born here has its digests under the installation's own key: whoever knows that puts it in.
    if (table === "pool_data_keys" && rows.length === 0) yield { table, row: { pool_id: poolId, sealed: null } };
    const end = rows.at(-1);
    if (!end || rows.length < pageRows || isSingle) return;
    last = keyOf(table, end);
  }
}

const keyOf = (table: keyof Tables, row: CarriedRow["row"]): Values =>
  Object.fromEntries(orderOf(table).map((column) => [column, keyPart(row[column])]));

const keyPart = (value: unknown) => (typeof value === "string" || typeof value === "number" ? value : null);

const carried = (row: Columns): CarriedRow["row"] =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      jsonColumns.includes(column) && typeof value === "string" ? JSON.parse(value) : value,
    ]),
  );
