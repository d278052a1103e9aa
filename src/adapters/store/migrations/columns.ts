import { type RawBuilder, sql } from "kysely";
import type { Dialect } from "../queries/dialect.ts";

/** Where the two engines name a thing differently. */
export type Columns = {
  /** Text that sorts by code point, so that ranges and pages agree on both. */
  readonly text: RawBuilder<unknown>;
  /** Epoch seconds with a fraction. */
  readonly moment: RawBuilder<unknown>;
  /** A whole number beyond 32 bits; PostgreSQL's driver reads it as text. */
  readonly large: RawBuilder<unknown>;
  /** Behind a table of short rows that are found by their key. */
  readonly keyed: RawBuilder<unknown>;
  /** Behind a table of long rows. */
  readonly wide: RawBuilder<unknown>;
};

/** An engine, where tables are made: CockroachDB speaks PostgreSQL's dialect but for the collation, and sorts by code point by itself. */
export type Maker = Dialect | "cockroach";

export const columnsOf: Readonly<Record<Maker, Columns>> = {
  sqlite: { text: sql`text`, moment: sql`real`, large: sql`integer`, keyed: sql`without rowid, strict`, wide: sql`strict` },
  postgres: { text: sql`text collate "C"`, moment: sql`double precision`, large: sql`bigint`, keyed: sql``, wide: sql`` },
  cockroach: { text: sql`text`, moment: sql`double precision`, large: sql`bigint`, keyed: sql``, wide: sql`` },
};
