/** What the servers promised, and whether they kept it. */
import type { Outcome } from "./caller.ts";

/** One thing that is written: a write whose answer did not come may have happened or not, so several values can stand until the next answer. */
export class Known<Value> {
  #possible: readonly Value[];
  #next = 0;

  constructor(value: Value) {
    this.#possible = [value];
  }

  /** What it is as far as the servers said. */
  get value(): Value | undefined {
    return this.#possible.at(0);
  }

  may(value: Value): boolean {
    return this.#possible.includes(value);
  }

  /** Number of the next write. */
  next(): number {
    this.#next += 1;
    return this.#next;
  }

  asked(value: Value): void {
    this.#possible = [...this.#possible, value];
  }

  acknowledged(value: Value): void {
    this.#possible = [value];
  }
}

/** Counts by kind of outcome, and the rules that were broken. */
export class Ledger {
  readonly counts = new Map<string, number>();
  readonly broken: string[] = [];

  count(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  /** Counts an outcome by its kind: `200`, `400 NotAuthorizedException`, `500 InternalErrorException`, `lost ECONNRESET`. */
  outcome(outcome: Outcome): void {
    this.count("lost" in outcome ? `lost ${outcome.lost}` : `${outcome.status} ${outcome.type}`.trim());
  }

  rule(holds: boolean, sentence: string): void {
    if (!holds) this.broken.push(sentence);
  }

  /** How many outcomes were none that a client may expect: no answer, or a server's fault. */
  get troubles(): number {
    return [...this.counts].reduce((sum, [kind, count]) => (/^(lost|5)/.test(kind) ? sum + count : sum), 0);
  }
}
