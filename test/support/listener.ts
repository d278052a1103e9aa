/** A listener for tests, without anything behind it, and bytes sent to it as they are. */
import net from "node:net";
import type { TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type ListenerOptions, listen } from "../../src/http/listener.ts";
import type { HttpRequest, Route } from "../../src/http/message.ts";

type Line = Record<string, unknown>;

/** A listener that counts its request ids and keeps its log; closed after the test. */
export async function started(t: TestContext, routes: readonly Route[], more: Partial<ListenerOptions> = {}) {
  const lines: Line[] = [];
  const keep = (level: string) => (fields: object) => void lines.push({ level, ...fields });
  let requests = 0;
  const listener = await listen({
    host: "127.0.0.1",
    port: 0,
    routes,
    elsewhere: () => ({ status: 404, body: "nothing here" }),
    bodyLimitBytes: 1000,
    newRequestId: () => `request-${++requests}`,
    log: { info: keep("info"), error: keep("error") },
    ...more,
  });
  t.after(() => listener.close(0));
  return { url: `http://127.0.0.1:${listener.port}`, port: listener.port, lines, drain: listener.drain, close: listener.close };
}

/** Answers with what it was sent. */
export const echo: Route = {
  method: "POST",
  path: "/",
  answer: ({ body }: HttpRequest) => ({ status: 200, contentType: "text/plain", body: body === "too-large" ? body : `got ${body}` }),
};

/** Sends raw bytes, reads until the server ends the connection or stays silent. */
export function raw(port: number, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await wait(20);
      }
    });
    let received = "";
    socket.on("data", (data) => {
      received += data;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
    socket.setTimeout(2000, () => socket.destroy());
  });
}
