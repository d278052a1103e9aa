/** What the store needs of an engine: read rows, and carry out a plan as one atomic, durable commit. The rest is written once for both. */
import type { Message } from "../../domain/message.ts";
import type { Connections } from "../../ports/store.ts";
import type { Bound } from "./queries/query.ts";

/** One statement of a plan. `missed` makes the error of the whole plan where the statement touched no row; nothing is written then. */
export type Step = { readonly bound: Bound; readonly missed?: () => Error };

/**
 * What shall be written, and what the caller gets. `guard` is a step that only engines need on which another writer can come between the
 * reading and the writing; it is run first, and only where there are other steps.
 */
export type Plan<Answer> = {
  readonly steps: readonly Step[];
  readonly guard?: Step;
  readonly answer: Answer;
  /** Messages that the steps queue. */
  readonly messages?: readonly Message[];
};

export interface Engine {
  /** All rows of a query. */
  rows<Row>(bound: Bound<Row>): Promise<readonly Row[]>;
  /** Lets `work` read as often as it likes, all of it as it is now, whoever writes meanwhile. @returns its answer */
  snapshot<Answer>(work: (rows: Engine["rows"]) => Promise<Answer>): Promise<Answer>;
  /**
   * Reads a row, lets `decide` make a plan and commits it. `decide` is pure: it runs again when it was overtaken. What it throws passes
   * through and nothing is written.
   */
  change<Row, Answer>(read: Bound<Row>, decide: (row: Row | undefined) => Plan<Answer>): Promise<Answer>;
  /** Commits a plan that needs no reading. */
  commit<Answer>(plan: Plan<Answer>): Promise<Answer>;
  /** Commits one statement. @returns how many rows it touched */
  write(bound: Bound): Promise<number>;
  /** None where the database is a file. */
  connections(): readonly Connections[];
  close(): Promise<void>;
}

/** Another writer was first: what was decided on is no longer so. Engines try again. */
export class Overtaken extends Error {}
export const overtaken = () => new Overtaken("another writer was first");

/** Called after a commit that queued messages. It must not throw. */
export type Committed = (messages: readonly Message[]) => void;

/** The first row of a query that has at most one. */
export async function rowOf<Row>(engine: Pick<Engine, "rows">, bound: Bound<Row>): Promise<Row | undefined> {
  const [row] = await engine.rows(bound);
  return row;
}
