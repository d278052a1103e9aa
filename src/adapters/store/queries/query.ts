import type { CompiledQuery, Kysely } from "kysely";
import { compilerOf, type Dialect } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** What both engines take as a parameter. */
export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** What a query is made from: anything of Kysely's that compiles; `Row` is what it answers. */
export type Compiles<Row> = { compile(): CompiledQuery<Row> };

/** One query of the product. `name` names the prepared statement. */
export type Query<Row> = { readonly name: string; readonly build: (db: Kysely<Tables>, parameters: never) => Compiles<Row> };

/** A query with its values, ready for an engine. */
export type Bound<Row = unknown> = { readonly query: Query<Row>; readonly values: Values };

/** A query in an engine's SQL; `order` names the value of each placeholder. */
export type Statement = { readonly sql: string; readonly order: readonly string[] };

/** Stands in a query where a value will be. */
class Parameter {
  readonly parameter: string;
  constructor(parameter: string) {
    this.parameter = parameter;
  }
}

/**
 * Declares a query: `const findUser = query("find-user", (db, $: { sub: string }) => db.selectFrom("users")...where("sub", "=", $.sub))`.
 * @returns a function that binds values to it
 */
export function query<Given extends Values, Row>(name: string, build: (db: Kysely<Tables>, $: Given) => Compiles<Row>) {
  const made: Query<Row> = { name, build };
  return (values: Given): Bound<Row> => ({ query: made, values });
}

/** The SQL of a query. Costs about a millisecond: engines keep what they got. */
export function compiled(query: Query<unknown>, dialect: Dialect): Statement {
  // Kysely carries values through untouched, so placeholders may travel in the types of the values they stand for.
  const placeholders = new Proxy({}, { get: (_, name) => new Parameter(String(name)) }) as never;
  const { sql, parameters } = query.build(compilerOf(dialect), placeholders).compile();
  return { sql, order: parameters.map((parameter) => nameOf(parameter, query.name)) };
}

function nameOf(parameter: unknown, query: string): string {
  if (parameter instanceof Parameter) return parameter.parameter;
  throw new Error(`query ${query} holds a value that is no parameter: write it into the SQL or bind it`);
}

/** The values of a bound query in the order of its placeholders. */
export function ordered({ order }: Statement, values: Values): Value[] {
  const row: Value[] = [];
  for (const name of order) row.push(values[name] ?? null);
  return row;
}
