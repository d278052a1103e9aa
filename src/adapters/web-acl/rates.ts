/** Counts requests by key over a sliding window, in bounded memory, for this node alone. */
import { createHash } from "node:crypto";

/** A window moves on in so many steps: a request is forgotten up to one of them early. */
const slices = 30;
const longestKey = 100;

type Counter = { readonly startedAt: number; readonly bySlice: Uint32Array; last: number; total: number };

/** Counters by key; when there are too many, the one that was silent longest is forgotten. */
export class RateCounters {
  readonly #now: () => number;
  readonly #mostKeys: number;
  readonly #counters = new Map<string, Counter>();

  /** @param now epoch seconds    @param mostKeys how many counters are kept; each takes about 500 bytes */
  constructor(now: () => number, mostKeys = 50_000) {
    this.#now = now;
    this.#mostKeys = mostKeys;
  }

  /** Counts one request. @returns how many there were in the window, this one included */
  count(key: string, windowSeconds: number): number {
    const now = this.#now();
    const id = key.length > longestKey ? digestOf(key) : key;
    const counter = this.#take(id) ?? emptyAt(now);
    const slice = Math.max(counter.last, Math.floor(((now - counter.startedAt) / windowSeconds) * slices));
    forget(counter, slice);
    const at = slice % slices;
    counter.bySlice[at] = (counter.bySlice[at] ?? 0) + 1;
    counter.total += 1;
    this.#keep(id, counter);
    return counter.total;
  }

  /** How many counters there are. */
  get size(): number {
    return this.#counters.size;
  }

  // A map keeps its order: what is taken out and put back stands last.
  #take(id: string): Counter | undefined {
    const counter = this.#counters.get(id);
    this.#counters.delete(id);
    return counter;
  }

  #keep(id: string, counter: Counter): void {
    this.#counters.set(id, counter);
    if (this.#counters.size <= this.#mostKeys) return;
    const [oldest] = this.#counters.keys();
    if (oldest !== undefined) this.#counters.delete(oldest);
  }
}

const emptyAt = (startedAt: number): Counter => ({ startedAt, bySlice: new Uint32Array(slices), last: 0, total: 0 });

/** Empties the slices that the window has left since the last count. */
function forget(counter: Counter, slice: number): void {
  const from = Math.max(counter.last + 1, slice - slices + 1);
  for (let each = from; each <= slice; each++) {
    const at = each % slices;
    counter.total -= counter.bySlice[at] ?? 0;
    counter.bySlice[at] = 0;
  }
  counter.last = slice;
}

// Keys hold what a client sent, and a header may be long.
const digestOf = (key: string) => createHash("sha256").update(key).digest("base64");
