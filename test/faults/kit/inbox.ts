/** Where messages arrive: the operator's webhook. It counts each message once, however often it comes. */
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

type Arrived = { readonly id: string; readonly to: string; readonly code?: string; readonly sentAt: number };

export type Inbox = {
  readonly url: string;
  /** The code of the newest message to `to` that was written at `since` (epoch seconds) or within a minute after; undefined where none comes in time. */
  readonly code: (to: string, since: number, patienceMs?: number) => Promise<string | undefined>;
  /** The ids of all messages that came to `to`. */
  readonly ids: (to: string) => ReadonlySet<string>;
  readonly close: () => void;
};

const mostKept = 20;
/** The servers' clock may have been set: what they wrote before is not what is waited for. */
const writtenWithinSeconds = 60;

/** Opens an inbox on a free port. */
export async function openInbox(): Promise<Inbox> {
  const ids = new Map<string, Set<string>>();
  const latest = new Map<string, readonly Arrived[]>();
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const message = (await json(request)) as Arrived;
    const known = ids.get(message.to) ?? new Set();
    ids.set(message.to, known.add(message.id));
    latest.set(message.to, [...(latest.get(message.to) ?? []).slice(-mostKept), message]);
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
          const fitting = (latest.get(to) ?? []).filter(({ sentAt }) => sentAt >= since && sentAt < since + writtenWithinSeconds);
          const [newest] = fitting.toSorted((one, other) => other.sentAt - one.sentAt);
          if (newest) done(newest.code);
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
