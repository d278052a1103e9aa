import type { Message } from "../../domain/message.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context, type Sealer } from "../../ports/sealer.ts";
import type { MessageStore } from "../../ports/store.ts";
import type { Engine } from "./engine.ts";
import { listMessages } from "./queries/messages.ts";
import { stored } from "./queries/text.ts";

/** Only opened messages tell to whom they go, so who asks for one destination has this many of the newest looked through. */
const newestLookedThrough = 2000;
const rowsAtOnce = 200;
const start = { createdAt: Number.MAX_SAFE_INTEGER, id: "" };

/** The outbox: messages are kept sealed, whole. */
export function createMessageStore(engine: Engine, sealer: Sealer): MessageStore {
  const opened = (content: Sealed) => stored<Message>(sealer.open(content, context.message));
  return {
    async list({ to, limit }) {
      const found: Message[] = [];
      let last = start;
      for (let seen = 0; seen < newestLookedThrough && found.length < limit; seen += rowsAtOnce) {
        const rows = await engine.rows(listMessages({ ...last, limit: rowsAtOnce }));
        found.push(...rows.map((row) => opened(row.content)).filter((message) => to === undefined || message.to === to));
        const end = rows.at(-1);
        if (!end || rows.length < rowsAtOnce) break;
        last = { createdAt: end.created_at, id: end.id };
      }
      return found.slice(0, limit);
    },
  };
}
