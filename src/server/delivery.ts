/** Messages on their way out: in development a line of the log, in production a queue that a worker empties. */
import { createOutbox } from "../adapters/messenger/outbox.ts";
import { carriedMedia, createProviders } from "../adapters/messenger/providers.ts";
import { type DeliveryWorker, startDelivery } from "../adapters/messenger/worker.ts";
import type { Committed } from "../adapters/store/engine.ts";
import { type Config, settings } from "../config.ts";
import type { Log } from "../http/log.ts";
import type { House, HouseSettings } from "../ports/house.ts";

export type Delivery = {
  /** For the store: called after each commit that queued messages. */
  readonly committed: Committed;
  /** Begins to deliver what the store holds. @throws Error one sentence where a provider misses a setting */
  readonly start: (house: Pick<House, "store" | "clock" | "random">) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a message may be sent by. */
export const deliveryMedia = (config: Config): HouseSettings["delivery"] =>
  config.mode === "development" ? "outbox" : carriedMedia(config);

/** @param log gets development's messages and production's failures */
export function createDelivery(config: Config, log: Log): Delivery {
  if (config.mode === "development") {
    const outbox = createOutbox(log);
    return {
      committed: (messages) => messages.forEach((message) => void outbox.deliver(message)),
      start: async () => {},
      close: async () => {},
    };
  }
  let worker: DeliveryWorker | undefined;
  return {
    committed: () => worker?.wake(),
    async start({ store, clock, random }) {
      const messenger = await createProviders(config, clock, (setting) => settings[setting].variable);
      worker = startDelivery({ messages: store.messages, messenger, clock, random, log });
    },
    close: async () => worker?.close(),
  };
}
