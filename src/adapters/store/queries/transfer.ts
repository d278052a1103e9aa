/** Rows by the page and by the dozen, whatever their table. */
import { sql } from "kysely";
import { type Bound, query, type Values } from "./query.ts";
import { houseTables, keys, type Tables } from "./tables.ts";

type Table = keyof Tables;
type Row = Readonly<Record<string, string | number | null>>;

/** Rows of a page. Written into the SQL: a plan that does not know it may read the whole table for every page. */
export const pageRows = 500;

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** The column that says which pool a row belongs to; none of the house's. */
const poolColumn = (table: Table) => (table === "pools" ? "id" : "pool_id");
const isHouse = (table: Table) => houseTables.includes(table);

/** What orders the rows of a pool, or of the house. */
export const orderOf = (table: Table): readonly string[] => keys[table].filter((column) => isHouse(table) || column !== poolColumn(table));

/** A page of a table in the order of its key. @param goesOn behind the key whose columns are given */
const pageOf = (table: Table, columns: readonly string[], goesOn: boolean) =>
  query(`carry-${table}-${goesOn ? "on" : "first"}`, (db, $: Values) => {
    const order = orderOf(table);
    const given = $ as Readonly<Record<string, string>>;
    const ofPool = isHouse(table) ? [] : [sql`${sql.ref(poolColumn(table))} = ${given.poolId}`];
    const behind = goesOn && order.length > 0 ? [sql`(${refs(order)}) > (${sql.join(order.map((column) => given[column]))})`] : [];
    const where = [...ofPool, ...behind];
    return {
      compile: () =>
        sql<Row>`select ${refs(columns)} from ${sql.table(table)}${where.length > 0 ? sql` where ${sql.join(where, sql` and `)}` : sql``}${
          order.length > 0 ? sql` order by ${refs(order)}` : sql``
        } limit ${sql.lit(pageRows)}`.compile(db),
    };
  });

/** The two queries of a table's pages. */
export const pagesOf = (table: Table, columns: readonly string[]) => ({
  first: pageOf(table, columns, false),
  next: pageOf(table, columns, true),
});

/** How many rows of a table a pool has, or the house. */
export const countCarried = (table: Table) =>
  query(`count-carried-${table}`, (db, $: { poolId: string }) => ({
    compile: () =>
      sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}${
        isHouse(table) ? sql`` : sql` where ${sql.ref(poolColumn(table))} = ${$.poolId}`
      }`.compile(db),
  }));

/** Rows that one statement adds: few sizes, so that few statements are prepared. */
const sizes = [64, 8, 1] as const;

/** A statement that adds so many rows: how values are bound to it, and the name of each, row after row. */
type Insertion = { readonly bind: (values: Values) => Bound; readonly names: readonly string[] };

const insertions = new Map<string, Insertion>();

function insertionOf(table: Table, columns: readonly string[], size: number): Insertion {
  const name = `bring-${table}-${size}`;
  const known = insertions.get(name);
  if (known) return known;
  const rows = Array.from({ length: size }, (_, index) => columns.map((column) => `${index}.${column}`));
  const bind = query(name, (db, $: Values) => {
    const all = sql.join(rows.map((names) => sql`(${sql.join(names.map((each) => $[each]))})`));
    return { compile: () => sql`insert into ${sql.table(table)} (${refs(columns)}) values ${all}`.compile(db) };
  });
  const made = { bind, names: rows.flat() };
  insertions.set(name, made);
  return made;
}

/** The statements that add rows; they fail where a key is in use. */
export function insertAll(table: Table, columns: readonly string[], rows: readonly Row[]): Bound[] {
  const statements: Bound[] = [];
  let done = 0;
  for (const size of sizes)
    for (; rows.length - done >= size; done += size) {
      const { bind, names } = insertionOf(table, columns, size);
      const values = rows.slice(done, done + size).flatMap((row) => columns.map((column) => row[column] ?? null));
      statements.push(bind(Object.fromEntries(names.map((each, index) => [each, values[index] ?? null]))));
    }
  return statements;
}

/** Adds a row of the house; touches none where its key is in use. */
export const insertUnlessThere = (table: Table, columns: readonly string[]) =>
  query(`bring-${table}-unless-there`, (db, $: Values) => ({
    compile: () =>
      sql`insert into ${sql.table(table)} (${refs(columns)}) values (${sql.join(columns.map((column) => $[column]))}) on conflict do nothing`.compile(
        db,
      ),
  }));
