/** Pools on their way from one store to another: read as they are at one moment, and brought in so that nobody sees half of them. */

/** A row on its way, by the names of its table and columns. Columns of JSON are given as what they hold. */
export type CarriedRow = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** What is to be read. `house`: also what belongs to no pool and is carried. */
export type Selection = { readonly pools: readonly string[]; readonly house: boolean };

/** The store at one moment, whatever servers write meanwhile. */
export interface View {
  /** Ids of all pools, in their order. */
  pools(): Promise<readonly string[]>;
  /** How many rows a selection has. */
  count(selection: Selection): Promise<number>;
  /**
   * The rows of a selection, pool after pool, the row of the pool itself first; in pages, so that memory does not grow with their number.
   * @param after the row where an earlier walk ended
   */
  rows(selection: Selection, after?: CarriedRow): AsyncIterable<CarriedRow>;
}

/** How far an import has come: rows that are in, and the mark of what they were read from. */
export type ImportProgress = { readonly rows: number; readonly mark: string };

/** The rows cannot come in: something of theirs is there already, or they are of a later version. The message is one sentence. */
export class Unfit extends Error {}

export interface Transfer {
  /** Lets `work` read the store as it is now. @returns its answer */
  view<Answer>(work: (view: View) => Promise<Answer>): Promise<Answer>;
  /** How far an import has come; undefined where none with this id is under way. */
  progress(importId: string): Promise<ImportProgress | undefined>;
  /** Before the first rows: removes what is left of deleted pools with these ids. @throws Unfit where one of them is there, or comes in already */
  makeRoom(pools: readonly string[]): Promise<void>;
  /**
   * Brings rows in, in one commit with the progress. Nobody sees their pools yet.
   * @param was progress as it was read, undefined at the beginning
   * @throws Unfit; Error where another process went on with this import
   */
  bring(importId: string, was: ImportProgress | undefined, now: ImportProgress, rows: readonly CarriedRow[]): Promise<void>;
  /**
   * Shows everything at once. @param house rows that belong to no pool; those whose key is in use stay as they are
   * @throws Error where another process ended this import
   */
  finish(importId: string, was: ImportProgress, pools: readonly string[], house: readonly CarriedRow[]): Promise<void>;
  /** Removes what unfinished imports have brought in. @param importId only of this one @returns how many pools went */
  abandon(importId?: string): Promise<number>;
}
