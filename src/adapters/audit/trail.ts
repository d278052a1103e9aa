/**
 * The writer of one node's chain. Events wait in memory until a batch of them is written, so that requests neither wait for the trail nor for
 * each other; a chain has this one writer, so nothing is read before it is added to. @see docs/decisions/0015-the-audit-trail.md
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
  /** For tests: how long a batch gathers, and the pause before it is tried again. */
  readonly gatherMs?: number;
  readonly retryMs?: number;
};

/** A chain that is being written. */
export type OpenTrail = AuditTrail & {
  /** How far the chain is written. */
  readonly link: () => Link;
  /** Ends the chain, once all events are written. @returns how many could not be */
  readonly close: () => Promise<number>;
};

/** How long events gather: what a crash may lose. */
const gatherMs = 20;
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
  writer.note(ownEvents.start, { node: options.node, seen });
  return { record: (event) => writer.record(event), link: () => writer.link, close: () => writer.close() };
}

class Writer {
  readonly #options: TrailOptions;
  #waiting: AuditEvent[] = [];
  /** Lines that have their place and were not written yet. */
  #lines: readonly AuditLine[] = [];
  #lost = 0;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;
  link: Link = beginning;

  constructor(options: TrailOptions) {
    this.#options = options;
  }

  record(event: AuditEvent): void {
    if (this.#isClosed || this.#waiting.length >= mostWaiting) this.#lost++;
    else this.#waiting.push(event);
    this.#schedule(this.#options.gatherMs ?? gatherMs);
  }

  /** Records an event of the trail itself. */
  note(operation: string, details: AuditDetails = {}): void {
    this.record({ at: this.#options.clock.now(), operation, result: succeeded, details });
  }

  async close(): Promise<number> {
    this.note(ownEvents.stop);
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
    for (let tries = 0; tries < lastTries && this.#left > 0; ) if (!(await this.#write())) tries++;
    clearTimeout(this.#timer);
    return this.#left + this.#lost;
  }

  get #left(): number {
    return this.#waiting.length + this.#lines.length;
  }

  #schedule(delayMs: number): void {
    if (this.#timer || this.#writing || this.#isClosed) return;
    this.#timer = setTimeout(this.#turn, delayMs);
  }

  #turn = async () => {
    this.#timer = undefined;
    this.#writing = this.#write();
    const isWritten = await this.#writing;
    this.#writing = undefined;
    const { retryMs: pauseMs = retryMs } = this.#options;
    if (this.#left > 0) this.#schedule(isWritten ? 0 : pauseMs);
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
      return true;
    } catch (problem) {
      failed(problem, this.#left);
      return false;
    }
  }

  #next(): readonly AuditLine[] {
    const { chain, keyed, clock } = this.#options;
    const events = this.#waiting.splice(0, linesPerCommit);
    if (this.#lost > 0) events.push({ at: clock.now(), operation: ownEvents.lost, result: succeeded, details: { lost: this.#lost } });
    this.#lost = 0;
    return chained(chain, this.link, events, keyed);
  }
}
