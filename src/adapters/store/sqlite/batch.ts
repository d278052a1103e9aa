import type { DatabaseSync } from "node:sqlite";
import { isBusy } from "./faults.ts";

/** How many units share a commit at most: what more there is waits one turn, so that answers and reads get theirs. */
const unitsPerCommit = 256;

/** How long a unit waits at most where another program writes to the file, and how long before it is looked again. */
const busyPatienceMs = 5000;
const busyPauseMs = 25;

type Unit = {
  /** When it came, on a monotonic clock. */
  readonly sinceMs: number;
  /** Runs inside the transaction; what it throws must have undone what it wrote. */
  readonly run: () => void;
  /** Told once, when all is over: undefined where the work is durable. */
  readonly settle: (problem: unknown) => void;
};

/**
 * Group commit: the units of one turn of the event loop share one transaction, so that one fsync makes all of them durable. A unit that throws
 * harms no other; where the transaction itself fails, all its units fail and the next ones get a new one. While another program holds the file's
 * lock the units wait, and nothing else does.
 */
export class Batch {
  readonly #database: DatabaseSync;
  readonly #patienceMs: number;
  #waiting: Unit[] = [];

  /** @param patienceMs how long a unit waits for the file's lock */
  constructor(database: DatabaseSync, patienceMs = busyPatienceMs) {
    this.#database = database;
    this.#patienceMs = patienceMs;
  }

  /**
   * Runs `work` in the next commit, and `after` behind it once all is durable.
   * @returns its answer, once durable @throws what `work` or the commit throws
   */
  add<Answer>(work: () => Answer, after?: () => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: Answer;
      const unit: Unit = {
        sinceMs: performance.now(),
        run() {
          answer = work();
        },
        settle(problem) {
          if (problem !== undefined) return reject(problem);
          resolve(answer);
          after?.();
        },
      };
      if (this.#waiting.push(unit) === 1) setImmediate(this.#turn);
    });
  }

  /** Commits everything that waits, and lets nothing come in between. */
  drain(): void {
    if (this.#waiting.length === 0) return;
    this.#database.exec(`PRAGMA busy_timeout = ${this.#patienceMs}`);
    while (this.#waiting.length > 0) {
      const problem = this.#begin();
      const units = this.#take();
      if (problem === undefined) this.#commit(units);
      else fail(units, problem);
    }
  }

  #turn = () => {
    if (this.#waiting.length === 0) return;
    const problem = this.#begin();
    if (isBusy(problem)) return this.#postpone(problem);
    const units = this.#take();
    if (this.#waiting.length > 0) setImmediate(this.#turn);
    if (problem === undefined) this.#commit(units);
    else fail(units, problem);
  };

  /** Another program is writing: the units wait for it, those apart that have waited too long. */
  #postpone(problem: unknown): void {
    const oldest = performance.now() - this.#patienceMs;
    fail(
      this.#waiting.filter(({ sinceMs }) => sinceMs < oldest),
      problem,
    );
    this.#waiting = this.#waiting.filter(({ sinceMs }) => sinceMs >= oldest);
    if (this.#waiting.length > 0) setTimeout(this.#turn, busyPauseMs);
  }

  /** @returns why there is no transaction; undefined where there is one */
  #begin(): unknown {
    try {
      this.#database.exec("BEGIN IMMEDIATE");
      return undefined;
    } catch (problem) {
      return problem;
    }
  }

  #take(): Unit[] {
    const units = this.#waiting;
    this.#waiting = units.length > unitsPerCommit ? units.splice(unitsPerCommit) : [];
    return units;
  }

  #commit(units: readonly Unit[]): void {
    let problems: unknown[];
    try {
      problems = this.#transaction(units);
    } catch (problem) {
      problems = units.map(() => problem);
    }
    for (const [index, unit] of units.entries()) unit.settle(problems[index]);
  }

  /** Ends the transaction that was begun. @returns what each unit threw; undefined where it did its work @throws where nothing was committed */
  #transaction(units: readonly Unit[]): unknown[] {
    try {
      const problems = units.map((unit) => this.#run(unit));
      this.#database.exec("COMMIT");
      return problems;
    } catch (problem) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw problem;
    }
  }

  #run(unit: Unit): unknown {
    try {
      unit.run();
      return undefined;
    } catch (problem) {
      // A full disk or a failing one ends the whole transaction; what followed would be written without one.
      if (!this.#database.isTransaction) throw problem;
      return problem ?? new Error("a unit failed without saying why");
    }
  }
}

function fail(units: readonly Unit[], problem: unknown): void {
  for (const unit of units) unit.settle(problem);
}
