/**
 * The writer of one node's chain. Events of one turn of the event loop, and those that come while a batch is being written, share the next commit;
 * a chain has this one writer, so nothing is read before it is added to. @see docs/decisions/0015-answers-wait-for-their-line.md
 */
import { type AuditLine, beginning, chained, headOf, type Keyed, type Link } from "../../domain/audit/chain.ts";
import { type AuditDetails, type AuditEvent, ownEvents, succeeded } from "../../domain/audit/event.ts";
import type { AuditStore, AuditTrail } from "../../ports/audit.ts";
import type { Clock } from "../../ports/clock.ts";

export type TrailOptions = {
  readonly audit: Pick<AuditStore, "append" | "latestHeads">;
  readonly keyed: Keyed;
  readonly clock: Pick<Clock, "now">;
  /** The id of the new chain: time-ordered. */
  readonly chain: string;
  /** The node's name. */
  readonly node: string;
  /** Told when a batch could not be written; it is tried again. It must not throw. */
  readonly failed: (problem: unknown, waiting: number) => void;
  /** For tests: the pause before a batch is tried again. */
  readonly retryMs?: number;
};

/** A chain that is being written. */
export type OpenTrail = AuditTrail & {
  /** How far the chain is written. */
  readonly link: () => Link;
  /** Ends the chain, once all events are written. @returns how many could not be */
  readonly close: () => Promise<number>;
};

const retryMs = 1000;
const linesPerCommit = 256;
/** More than this wait only while the store is away; what comes then is counted and not kept. */
const mostWaiting = 50_000;
/** How often the last batches are tried at the end. */
const lastTries = 3;
const chainsSeen = 20;

/** Begins a chain. Its first line names where the latest others stand, so that one that is taken away as a whole is missed. */
export async function openTrail(options: TrailOptions): Promise<OpenTrail> {
  const heads = await options.audit.latestHeads(chainsSeen);
  const writer = new Writer(options);
  const seen = heads.map(({ chain, number, mac }) => ({ chain, number, mac }));
  await writer.note(ownEvents.start, { node: options.node, seen });
  return { record: (event) => writer.record(event), link: () => writer.link, close: () => writer.close() };
}

/** An event, and who is told once its line is written or could not be. */
type Waiting = { readonly event: AuditEvent; readonly settle: () => void };

class Writer {
  readonly #options: TrailOptions;
  #waiting: Waiting[] = [];
  /** Lines that have their place and were not written yet. */
  #lines: readonly AuditLine[] = [];
  #settles: readonly (() => void)[] = [];
  #lost = 0;
  #isAway = false;
  #isClosed = false;
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;
  link: Link = beginning;

  constructor(options: TrailOptions) {
    this.#options = options;
  }

  record(event: AuditEvent): Promise<void> {
    if (this.#isClosed || this.#waiting.length >= mostWaiting) {
      this.#lost++;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push({ event, settle: resolve });
      // While the store is away nobody waits for it.
      if (this.#isAway) resolve();
      this.#begin();
    });
  }

  /** Records an event of the trail itself. */
  note(operation: string, details: AuditDetails = {}): Promise<void> {
    return this.record({ at: this.#options.clock.now(), operation, result: succeeded, details });
  }

  async close(): Promise<number> {
    const noted = this.note(ownEvents.stop);
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
    for (let tries = 0; tries < lastTries && this.#left > 0; ) if (!(await this.#write())) tries++;
    await noted;
    return this.#left + this.#lost;
  }

  get #left(): number {
    return this.#waiting.length + this.#lines.length;
  }

  // At the end of this turn's promises, so that what one commit of the store let go on is written by one commit too.
  #begin(): void {
    if (this.#isDue || this.#timer || this.#writing || this.#isClosed) return;
    this.#isDue = true;
    process.nextTick(this.#turn);
  }

  #turn = async () => {
    this.#timer = undefined;
    this.#isDue = false;
    if (this.#isClosed || this.#left === 0) return;
    this.#writing = this.#write();
    const isWritten = await this.#writing;
    this.#writing = undefined;
    if (this.#left === 0 || this.#isClosed) return;
    if (isWritten) this.#begin();
    else this.#timer = setTimeout(this.#turn, this.#options.retryMs ?? retryMs);
  };

  /** Writes a batch. @returns whether it is written */
  async #write(): Promise<boolean> {
    const { audit, chain, node, keyed, failed } = this.#options;
    if (this.#lines.length === 0) this.#lines = this.#next();
    const { number, mac } = this.#lines.at(-1) ?? this.link;
    try {
      await audit.append(this.#lines, headOf(chain, node, { number, mac }, keyed));
      this.link = { number, mac };
      this.#lines = [];
      this.#isAway = false;
      return true;
    } catch (problem) {
      this.#isAway = true;
      for (const { settle } of this.#waiting) settle();
      failed(problem, this.#left);
      return false;
    } finally {
      for (const settle of this.#settles) settle();
      this.#settles = [];
    }
  }

  #next(): readonly AuditLine[] {
    const { chain, keyed, clock } = this.#options;
    const taken = this.#waiting.splice(0, linesPerCommit);
    this.#settles = taken.map(({ settle }) => settle);
    const events = taken.map(({ event }) => event);
    if (this.#lost > 0) events.push({ at: clock.now(), operation: ownEvents.lost, result: succeeded, details: { lost: this.#lost } });
    this.#lost = 0;
    return chained(chain, this.link, events, keyed);
  }
}
