import type { IncomingMessage } from "node:http";

/** How much of a body that is too large is still read (and thrown away), so that its sender gets to read the answer. */
const patienceBytes = 16 * 1024 * 1024;

/**
 * The body of a request. @param limitBytes what is kept at most
 * @returns `"too-large"` over the limit, undefined where the sender went away before the end
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | "too-large" | undefined> {
  if (Number(request.headers["content-length"]) > patienceBytes) return Promise.resolve("too-large");
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else chunks = [];
      if (size > patienceBytes) resolve("too-large");
    });
    request.on("end", () => resolve(size > limitBytes ? "too-large" : joined(chunks)));
    request.on("error", () => resolve(undefined));
    request.on("close", () => resolve(undefined));
  });
}

// Nearly every body is one chunk: no copy then.
const joined = ([first, ...rest]: readonly Buffer[]): Buffer =>
  first === undefined ? Buffer.alloc(0) : rest.length === 0 ? first : Buffer.concat([first, ...rest]);
