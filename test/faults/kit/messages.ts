/** Whether every message that was promised came or still waits in the queue. */
import type { House } from "../../../src/ports/house.ts";
import type { Inbox } from "./inbox.ts";
import type { Person } from "./round.ts";

/** @returns one sentence for every person who misses some */
export async function lostMessages({ store }: Pick<House, "store">, people: readonly Person[], inbox: Inbox): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { phone, promised } of people) {
    const queued = await store.messages.list({ to: phone, limit: 1000 });
    const known = new Set([...queued.map(({ id }) => id), ...inbox.ids(phone)]);
    if (known.size < promised) lost.push(`${phone}: ${promised} messages promised, ${known.size} came or wait`);
  }
  return lost;
}
