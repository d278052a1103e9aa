/** An HTTP server that keeps what it is asked and answers what a test says. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer: a JSON body, or raw text; `dropped` closes the connection without one. The last answer is repeated. */
export type Reply = {
  readonly status?: number;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dropped?: boolean;
};

/** A request as it came: headers in their order and spelling. */
export type Recorded = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

export type Recorder = {
  readonly url: string;
  /** Forgets what was recorded and answers these from now on. */
  readonly reset: (replies: readonly Reply[]) => void;
  readonly requests: () => readonly Recorded[];
  readonly close: () => Promise<void>;
};

/** Starts a recorder on a free port of this machine. */
export async function startRecorder(): Promise<Recorder> {
  let requests: Recorded[] = [];
  let replies: readonly Reply[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const reply = replies[Math.min(requests.length, replies.length - 1)] ?? {};
      const { method = "", url: path = "" } = request;
      requests.push({ method, path, headers: paired(request.rawHeaders), body: Buffer.concat(chunks).toString("utf8") });
      if (reply.dropped) request.socket.destroy();
      else {
        response.writeHead(reply.status ?? 200, { "content-type": "application/x-amz-json-1.1", ...reply.headers });
        response.end(reply.raw ?? JSON.stringify(reply.body ?? {}));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const reset = (next: readonly Reply[]) => {
    requests = [];
    replies = next;
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${portOf(server.address())}`, reset, requests: () => requests, close };
}

const portOf = (address: AddressInfo | string | null) => (typeof address === "object" && address ? address.port : 0);

const paired = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : []));
