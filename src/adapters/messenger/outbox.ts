import type { Messenger } from "../../ports/messenger.ts";

/** The log as this adapter uses it; pino fits. */
export type OutboxLog = { info(fields: object, sentence: string): void };

/** Development's messenger: nothing leaves the machine. Each message is one line of the log with its destination and code; the store keeps the rest. */
export const createOutbox = (log: OutboxLog): Messenger => ({
  deliver: ({ to, medium, code }) => log.info({ to, medium, code }, `Message to ${to}: ${code ?? "no code"}`),
});
