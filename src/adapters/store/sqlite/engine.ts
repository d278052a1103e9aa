import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Committed, Engine, Plan, Step } from "../engine.ts";
import { type Bound, compiled, ordered, type Query, type Statement } from "../queries/query.ts";
import { Batch } from "./batch.ts";
import { explained } from "./faults.ts";

type Prepared = { readonly statement: StatementSync; readonly compiled: Statement };

/** SQLite as an engine: one connection, one writer; reads are answered at once, the writes of one turn of the event loop share a commit. */
export class SqliteEngine implements Engine {
  readonly #database: DatabaseSync;
  readonly #batch: Batch;
  readonly #committed: Committed;
  readonly #file: string;
  readonly #prepared = new Map<Query<unknown>, Prepared>();

  /** @param database open, migrated and this engine's own    @param committed called after every commit that queued messages */
  constructor(database: DatabaseSync, committed: Committed) {
    this.#database = database;
    this.#batch = new Batch(database);
    this.#file = database.location() ?? "in memory";
    this.#committed = committed;
  }

  async rows<Row>(bound: Bound<Row>): Promise<readonly Row[]> {
    try {
      return this.#rows(bound);
    } catch (problem) {
      throw explained(problem, this.#file);
    }
  }

  #rows<Row>(bound: Bound<Row>): readonly Row[] {
    const { statement, compiled } = this.#prepare(bound.query);
    // The columns of `Row` are the columns of the query: Kysely inferred it from the same text.
    return statement.all(...ordered(compiled, bound.values)) as readonly unknown[] as readonly Row[];
  }

  /** Reads on a connection of its own; a store in memory has but one, so there every page is as it is when it is read. */
  async snapshot<Answer>(work: (rows: Engine["rows"]) => Promise<Answer>): Promise<Answer> {
    const file = this.#database.location();
    if (file === null) return work((bound) => this.rows(bound));
    const engine = new SqliteEngine(new DatabaseSync(file, { readOnly: true }), () => {});
    try {
      engine.#database.exec("BEGIN");
      return await work((bound) => engine.rows(bound));
    } finally {
      engine.#database.close();
    }
  }

  change<Row, Answer>(read: Bound<Row>, decide: (row: Row | undefined) => Plan<Answer>): Promise<Answer> {
    return this.#batched(() => decide(this.#row(read)));
  }

  commit<Answer>(plan: Plan<Answer>): Promise<Answer> {
    return this.#batched(() => plan);
  }

  write(bound: Bound): Promise<number> {
    return this.#told(() => this.#batch.add(() => this.#run(bound)));
  }

  connections(): readonly [] {
    return [];
  }

  async close(): Promise<void> {
    this.#batch.drain();
    this.#database.close();
  }

  #batched<Answer>(decide: () => Plan<Answer>): Promise<Answer> {
    let messages: Plan<Answer>["messages"];
    const work = () => {
      const plan = decide();
      this.#carryOut(plan.steps);
      messages = plan.messages;
      return plan.answer;
    };
    const after = () => {
      if (messages && messages.length > 0) this.#committed(messages);
    };
    return this.#told(() => this.#batch.add(work, after));
  }

  /** @throws what `work` throws, in an operator's words where it is the disk's or another program's fault */
  async #told<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (problem) {
      throw explained(problem, this.#file);
    }
  }

  /** One statement is atomic by itself; more are by a savepoint. */
  #carryOut(steps: readonly Step[]): void {
    if (steps.length <= 1) {
      for (const step of steps) this.#step(step);
      return;
    }
    this.#database.exec("SAVEPOINT unit");
    try {
      for (const step of steps) this.#step(step);
    } catch (problem) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK TO unit; RELEASE unit");
      throw problem;
    }
    this.#database.exec("RELEASE unit");
  }

  #step({ bound, missed }: Step): void {
    if (this.#run(bound) === 0 && missed) throw missed();
  }

  #run(bound: Bound): number {
    const { statement, compiled } = this.#prepare(bound.query);
    return Number(statement.run(...ordered(compiled, bound.values)).changes);
  }

  #row<Row>(bound: Bound<Row>): Row | undefined {
    const { statement, compiled } = this.#prepare(bound.query);
    return statement.get(...ordered(compiled, bound.values)) as unknown as Row | undefined;
  }

  #prepare(query: Query<unknown>): Prepared {
    const found = this.#prepared.get(query);
    if (found) return found;
    const statement = compiled(query, "sqlite");
    const prepared = { statement: this.#database.prepare(statement.sql), compiled: statement };
    this.#prepared.set(query, prepared);
    return prepared;
  }
}
