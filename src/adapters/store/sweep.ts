import type { Engine } from "./engine.ts";
import { removeRemains } from "./pools.ts";
import { sweepExpired, sweepMessages } from "./queries/removal.ts";

/** Rows of a table that one call removes at most. */
const limit = 500;
/** How long the outbox keeps a message. */
const messagesKeptSeconds = 7 * 24 * 60 * 60;

/** Removes a small batch of what is over: expired rows, old messages, what is left of removed pools. @returns how many rows went */
export async function sweep(engine: Engine, now: number): Promise<number> {
  let rows = await engine.write(sweepMessages({ before: now - messagesKeptSeconds, limit }));
  for (const expired of sweepExpired) rows += await engine.write(expired({ before: now, limit }));
  return rows + (await removeRemains(engine));
}
