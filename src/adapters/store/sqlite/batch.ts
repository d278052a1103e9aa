import type { DatabaseSync } from "node:sqlite";

/** How many units share a commit at most: what more there is waits one turn, so that answers and reads get theirs. */
const unitsPerCommit = 256;

type Unit = {
  /** Runs inside the transaction; what it throws must have undone what it wrote. */
  readonly run: () => void;
  /** Told once, when all is over: undefined where the work is durable. */
  readonly settle: (problem: unknown) => void;
};

/**
 * Group commit: the units of one turn of the event loop share one transaction, so that one fsync makes all of them durable. A unit that throws
 * harms no other; where the transaction itself fails, all its units fail and the next ones get a new one.
 */
export class Batch {
  readonly #database: DatabaseSync;
  #waiting: Unit[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Runs `work` in the next commit, and `after` behind it once all is durable.
   * @returns its answer, once durable @throws what `work` or the commit throws
   */
  add<Answer>(work: () => Answer, after?: () => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let answer: Answer;
      const unit: Unit = {
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

  /** Commits everything that waits. */
  drain(): void {
    while (this.#waiting.length > 0) this.#commit(this.#take());
  }

  #turn = () => {
    if (this.#waiting.length === 0) return;
    const units = this.#take();
    if (this.#waiting.length > 0) setImmediate(this.#turn);
    this.#commit(units);
  };

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

  /** @returns what each unit threw; undefined where it did its work @throws where nothing was committed */
  #transaction(units: readonly Unit[]): unknown[] {
    this.#database.exec("BEGIN IMMEDIATE");
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
