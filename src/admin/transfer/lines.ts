/** Lines of a stream, one at a time. */

/** No line of ours is near it; one that is longer is none of ours. */
const longestBytes = 64 * 1024 * 1024;
const newline = 0x0a;

/**
 * The complete lines of a stream, each with its newline. What follows the last newline is no line.
 * @throws Error where one has no end
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const piece = chunk.subarray(start, end + 1);
      yield pending.length > 0 ? Buffer.concat([...pending, piece]) : piece;
      [pending, length, start] = [[], 0, end + 1];
    }
    if (start < chunk.length) {
      pending.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > longestBytes) throw new Error("This is no export of Poolhouse: it has a line without an end.");
    }
  }
}
