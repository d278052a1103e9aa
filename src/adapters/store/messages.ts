import type { Message } from "../../domain/message.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { context, type Sealing } from "../../ports/sealer.ts";
import type { MessageStore, QueuedMessage } from "../../ports/store.ts";
import { type Engine, rowOf } from "./engine.ts";
import {
  claimMessage,
  dueMessages,
  failedMessages,
  forgetMessage,
  postponeMessage,
  queueDepth,
  retryMessages,
} from "./queries/deliveries.ts";
import { listMessages } from "./queries/messages.ts";
import { stored } from "./queries/text.ts";

/** Only opened messages tell to whom they go, so who asks for one destination has this many of the newest looked through. */
const newestLookedThrough = 2000;
const rowsAtOnce = 200;
const start = { createdAt: Number.MAX_SAFE_INTEGER, id: "" };

/** The outbox: messages are kept sealed, whole. */
export function createMessageStore(engine: Engine, sealer: Sealing): MessageStore {
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
    async claim({ now, until, limit }) {
      const claimed: QueuedMessage[] = [];
      const due = await engine.rows(dueMessages({ now, limit }));
      try {
        for (const { pool_id: poolId, id, content, due_at: was, attempts: before } of due) {
          const attempts = before + 1;
          if ((await engine.write(claimMessage({ poolId, id, was: was ?? 0, until, attempts }))) > 0)
            claimed.push({ message: opened(content), attempts });
        }
      } catch (problem) {
        // What was taken until then need not wait for the end of its lease.
        if (claimed.length === 0) throw problem;
      }
      return claimed;
    },
    async delivered({ poolId, id }) {
      await engine.write(forgetMessage({ poolId, id }));
    },
    async undelivered({ poolId, id }, problem, dueAt) {
      await engine.write(postponeMessage({ poolId, id, problem, dueAt: dueAt ?? null }));
    },
    async failed(limit) {
      const rows = await engine.rows(failedMessages({ limit }));
      return rows.map(({ content, attempts, problem }) => ({ message: opened(content), attempts, problem: problem ?? "" }));
    },
    retry: (now) => engine.write(retryMessages({ now })),
    async depth() {
      const row = await rowOf(engine, queueDepth({}));
      return { queued: Number(row?.queued ?? 0), failed: Number(row?.failed ?? 0) };
    },
  };
}
