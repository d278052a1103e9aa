import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import type { Connections } from "../../../ports/store.ts";
import type { Committed, Engine, Plan, Step } from "../engine.ts";
import { type Bound, compiled, ordered, type Query, type Statement, type Value } from "../queries/query.ts";
import { committing, uncommitted } from "./lost.ts";
import { KeyedQueue } from "./queue.ts";
import { retried } from "./retry.ts";

/** PostgreSQL as an engine: no row lock is held over a decision; a plan that was overtaken is made again. */
export class PostgresEngine implements Engine {
  readonly #pool: Pool;
  readonly #committed: Committed;
  readonly #database: Connections["database"];
  readonly #queue = new KeyedQueue();
  readonly #statements = new Map<Query<unknown>, Statement>();
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  /** @param pool connected to a migrated database, with pipelining    @param committed called after every commit that queued messages */
  constructor(pool: Pool, committed: Committed, database: Connections["database"] = "primary") {
    this.#database = database;
    this.#pool = pool;
    this.#committed = committed;
  }

  rows<Row>(bound: Bound<Row>): Promise<readonly Row[]> {
    return this.#open(() => retried(() => this.#rows(bound)));
  }

  snapshot<Answer>(work: (rows: Engine["rows"]) => Promise<Answer>): Promise<Answer> {
    return this.#open(() => this.#snapshot(work));
  }

  /** Changes of one row queue up in this process: they would only overtake each other. */
  change<Row, Answer>(read: Bound<Row>, decide: (row: Row | undefined) => Plan<Answer>): Promise<Answer> {
    const key = `${read.query.name}/${JSON.stringify(read.values)}`;
    const work = async () => {
      const [row] = await this.#rows(read);
      return this.#carryOut(decide(row));
    };
    return this.#open(() => this.#queue.run(key, () => retried(work)));
  }

  commit<Answer>(plan: Plan<Answer>): Promise<Answer> {
    return this.#open(() => retried(() => this.#carryOut(plan)));
  }

  async write(bound: Bound): Promise<number> {
    const { rowCount } = await this.#open(() => retried(() => this.#commitAlone(bound)));
    return rowCount ?? 0;
  }

  connections(): readonly Connections[] {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool;
    return [{ database: this.#database, total, idle, waiting }];
  }

  /** Lets what is under way end: the pool would leave those waiting who have no connection yet. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    await this.#pool.end();
  }

  async #open<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#isClosed) throw new Error("the store is closed");
    const answer = work();
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  }

  async #rows<Row>(bound: Bound<Row>): Promise<readonly Row[]> {
    const { rows } = await uncommitted(this.#pool.query(this.#prepared(bound)));
    return rows;
  }

  /** Whoever reads takes the time that it takes. */
  async #snapshot<Answer>(work: (rows: Engine["rows"]) => Promise<Answer>): Promise<Answer> {
    const client = await this.#pool.connect();
    let failed = true;
    try {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      await client.query("SET LOCAL statement_timeout = 0");
      await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
      const answer = await work(async (bound) => (await client.query(this.#prepared(bound))).rows);
      await client.query("COMMIT");
      failed = false;
      return answer;
    } finally {
      // A connection that is let go in the middle of a transaction is closed.
      client.release(failed);
    }
  }

  async #carryOut<Answer>({ steps, guard, answer, messages = [] }: Plan<Answer>): Promise<Answer> {
    const [only, ...others] = steps;
    if (only && others.length === 0 && !guard) this.#judge(only, await this.#commitAlone(only.bound));
    else if (only) await this.#transaction(guard ? [guard, ...steps] : steps);
    if (messages.length > 0) this.#committed(messages);
    return answer;
  }

  async #commitAlone(bound: Bound): Promise<QueryResult> {
    const prepared = this.#prepared(bound);
    const client = await uncommitted(this.#pool.connect());
    let problem: Error | undefined;
    try {
      return await committing(client.query(prepared));
    } catch (thrown) {
      problem = thrown instanceof Error ? thrown : undefined;
      throw thrown;
    } finally {
      client.release(problem);
    }
  }

  /** Two round trips: everything but the COMMIT goes out at once. What gets lost with the COMMIT may have happened, so that is not tried again. */
  async #transaction(steps: readonly Step[]): Promise<void> {
    const client = await uncommitted(this.#pool.connect());
    let broken: boolean | undefined;
    try {
      await this.#pipelined(client, steps);
      await committing(client.query("COMMIT"));
    } catch (problem) {
      broken = await client.query("ROLLBACK").then(
        () => undefined,
        () => true,
      );
      throw problem;
    } finally {
      client.release(broken);
    }
  }

  async #pipelined(client: PoolClient, steps: readonly Step[]): Promise<void> {
    const begun = uncommitted(client.query("BEGIN"));
    const results = await Promise.allSettled([begun, ...steps.map(({ bound }) => uncommitted(client.query(this.#prepared(bound))))]);
    // The first failure is the cause: what follows it in a failed transaction fails for that reason alone.
    for (const [index, result] of results.entries()) {
      if (result.status === "rejected") throw result.reason;
      const step = steps[index - 1];
      if (step) this.#judge(step, result.value);
    }
  }

  #judge({ missed }: Step, { rowCount }: QueryResult): void {
    if (rowCount === 0 && missed) throw missed();
  }

  #prepared({ query, values }: Bound): QueryConfig<Value[]> {
    let statement = this.#statements.get(query);
    if (!statement) {
      statement = compiled(query, "postgres");
      this.#statements.set(query, statement);
    }
    return { name: query.name, text: statement.sql, values: ordered(statement, values).map(storable) };
  }
}

/** PostgreSQL's text holds everything but NUL. JSON never has one, so only what is looked up or indexed can. */
const storable = (value: Value): Value => (typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\u{fffd}") : value);
