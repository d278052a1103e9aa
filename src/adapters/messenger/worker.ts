/**
 * Carries queued messages to their provider: at least once, with pauses that grow, across restarts and nodes. Who signs in never waits for it.
 * What one node took and did not finish comes again when its lease ends.
 */
import { nextAttemptAt } from "../../domain/message/attempts.ts";
import type { Clock } from "../../ports/clock.ts";
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";
import type { Random } from "../../ports/random.ts";
import type { MessageStore, QueuedMessage } from "../../ports/store.ts";

/** The log as this adapter uses it; pino fits. */
export type DeliveryLog = { error(fields: object, sentence: string): void };

export type WorkerParts = {
  readonly messages: MessageStore;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: DeliveryLog;
  /** How long to sleep where nothing wakes it: other nodes queue, and pauses end. */
  readonly pollMs?: number;
};

export type DeliveryWorker = {
  /** Something was queued. */
  readonly wake: () => void;
  /** Finishes what is in hand. */
  readonly close: () => Promise<void>;
};

const leaseSeconds = 60;
const atOnce = 20;

/** Starts to deliver. */
export function startDelivery(parts: WorkerParts): DeliveryWorker {
  const { pollMs = 1000 } = parts;
  let stopped = false;
  let stir = () => {};
  const run = async () => {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        stir = resolve;
      });
      const more = await deliverDue(parts).catch((problem: unknown) => failed(parts, problem));
      if (!more && !stopped) await Promise.race([woken, sleep(pollMs)]);
    }
  };
  const running = run();
  return {
    wake: () => stir(),
    async close() {
      stopped = true;
      stir();
      await running;
      await parts.messenger.close?.();
    },
  };
}

/** @returns whether more may be due at once */
async function deliverDue(parts: WorkerParts): Promise<boolean> {
  const now = parts.clock.now();
  const claimed = await parts.messages.claim({ now, until: now + leaseSeconds, limit: atOnce });
  await Promise.all(claimed.map((queued) => deliver(parts, queued)));
  return claimed.length === atOnce;
}

async function deliver({ messages, messenger, clock, random, log }: WorkerParts, { message, attempts }: QueuedMessage): Promise<void> {
  try {
    await messenger.deliver(message);
    await messages.delivered(message);
  } catch (problem) {
    const sentence = problem instanceof Error ? problem.message : "The provider failed.";
    const dueAt = problem instanceof Undeliverable ? undefined : nextAttemptAt(attempts, clock.now(), random.bytes(1).readUInt8() / 255);
    await messages.undelivered(message, sentence, dueAt);
    log.error({ messageId: message.id, attempts, failure: sentence, givenUp: dueAt === undefined }, "A message was not delivered.");
  }
}

function failed({ log }: WorkerParts, problem: unknown): boolean {
  log.error({ failure: problem instanceof Error ? problem.message : typeof problem }, "The queue of messages could not be read.");
  return false;
}

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
