import type { IncomingMessage } from "node:http";

/** How much of a body that is too large is still read (and thrown away), so that its sender gets to read the answer. */
const patienceBytes = 16 * 1024 * 1024;

/** Up to here a body is held whatever else is: their number is bounded by that of the connections, and nearly all bodies are smaller. */
const smallBytes = 16 * 1024;

/** What may be held of a body, and `hold` to ask whether the server has place for so many bytes more. */
export type BodyBounds = { readonly limitBytes: number; readonly hold: (bytes: number) => boolean };

/**
 * The body of a request.
 * @returns `"too-large"` over the limit, `"no-place"` where the server holds too much already, undefined where the sender went away before the end
 */
export function readBody(
  request: IncomingMessage,
  { limitBytes, hold }: BodyBounds,
): Promise<Buffer | "too-large" | "no-place" | undefined> {
  if (Number(request.headers["content-length"]) > patienceBytes) return Promise.resolve("too-large");
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const keep = (chunk: Buffer): boolean => {
      if (size > smallBytes && !hold(Math.min(chunk.length, size - smallBytes))) return false;
      chunks.push(chunk);
      return true;
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) chunks = [];
      else if (!keep(chunk)) {
        request.off("data", take);
        resolve("no-place");
      }
      if (size > patienceBytes) resolve("too-large");
    };
    request.on("data", take);
    request.on("end", () => resolve(size > limitBytes ? "too-large" : joined(chunks)));
    request.on("error", () => resolve(undefined));
    request.on("close", () => resolve(undefined));
  });
}

// Nearly every body is one chunk: no copy then.
const joined = ([first, ...rest]: readonly Buffer[]): Buffer =>
  first === undefined ? Buffer.alloc(0) : rest.length === 0 ? first : Buffer.concat([first, ...rest]);
