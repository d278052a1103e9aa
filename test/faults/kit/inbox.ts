/** Where messages arrive: the operator's webhook. It counts each message once, however often it comes. */
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

type Arrived = { readonly id: string; readonly to: string; readonly code?: string; readonly sentAt: number };

export type Inbox = {
  readonly url: string;
  /** The code of the first message to `to` that was written at `since` (epoch seconds) or later; undefined where none comes in time. */
  readonly code: (to: string, since: number, patienceMs?: number) => Promise<string | undefined>;
  /** The ids of all messages that came to `to`. */
  readonly ids: (to: string) => ReadonlySet<string>;
  readonly close: () => void;
};

/** Opens an inbox on a free port. */
export async function openInbox(): Promise<Inbox> {
  const ids = new Map<string, Set<string>>();
  const last = new Map<string, Arrived>();
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const message = (await json(request)) as Arrived;
    const known = ids.get(message.to) ?? new Set();
    ids.set(message.to, known.add(message.id));
    if (message.sentAt >= (last.get(message.to)?.sentAt ?? 0)) last.set(message.to, message);
    for (const look of waiting) look();
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`,
    ids: (to) => ids.get(to) ?? new Set(),
    code: (to, since, patienceMs = 3000) =>
      new Promise((resolve) => {
        const done = (code?: string) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(code);
        };
        const look = () => {
          const message = last.get(to);
          if (message && message.sentAt >= since) done(message.code);
        };
        const timer = setTimeout(done, patienceMs);
        waiting.add(look);
        look();
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
