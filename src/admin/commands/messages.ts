/** `poolhouse messages --failed` and `--retry`: messages that were given up. */
import { masked } from "../../domain/code/masking.ts";
import type { Job } from "../jobs.ts";
import { aligned, isoOf, write } from "../output.ts";
import { inWorkshop } from "../workshop.ts";

const shownAtMost = 1000;

/** Shows them, destinations covered. */
export const failedMessages: Job = async (config) => {
  const failed = await inWorkshop(config, ({ store }) => store.messages.failed(shownAtMost));
  const rows = failed.map(({ message: { sentAt, medium, to }, attempts, problem }) => [
    isoOf(sentAt),
    medium,
    masked(medium === "EMAIL" ? "email" : "phone_number", to),
    `${attempts} tries`,
    problem,
  ]);
  await write(rows.length > 0 ? aligned(rows) : "No message was given up.\n");
  return 0;
};

/** Queues them again. */
export const retryMessages: Job = async (config) => {
  const count = await inWorkshop(config, ({ store, clock }) => store.messages.retry(clock.now()));
  await write(`${count} ${count === 1 ? "message is" : "messages are"} queued again.\n`);
  return 0;
};
