/**
 * A file of SHA-1 hashes as Have I Been Pwned publishes it, sorted by hash: `<40 hex digits>:<count>`, one a line. It is searched where it lies:
 * forty gigabytes are some thirty reads of a few hundred bytes. @see haveibeenpwned.com/Passwords
 */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Breaches } from "../../ports/breaches.ts";

const hashLength = 40;
/** More than two lines, so that a whole one is in it. */
const glanceBytes = 256;
/** As soon as no more than this is left, it is read through. */
const restBytes = 4096;
/** Lines looked at when the server starts, to see that the file is what it should be. */
const samples = 16;

/**
 * Looks at the file, and again for each password, so that it may be replaced while the server runs.
 * @throws Error one sentence where it cannot be read, is of another format or is not sorted
 */
export async function hashFile(path: string): Promise<Breaches> {
  await reading(path, checkFormat);
  return { has: (password) => reading(path, (file, size) => isListed(file, size, sha1(password))) };
}

/** The SHA-1 of a password in upper-case hex, by which such lists know it. */
export const sha1 = (password: string): string => createHash("sha1").update(password).digest("hex").toUpperCase();

async function reading<Answer>(path: string, work: (file: FileHandle, size: number) => Promise<Answer>): Promise<Answer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work(file, size);
  } finally {
    await file.close();
  }
}

/** Binary search over bytes: a line that begins with the hash, if there is one, begins in [from, to). */
async function isListed(file: FileHandle, size: number, hash: string): Promise<boolean> {
  let [from, to] = [0, size];
  while (to - from > restBytes) {
    const middle = Math.floor((from + to) / 2);
    const line = await lineAfter(file, middle);
    if (line === undefined || line.at >= to) to = middle + 1;
    else if (line.hash === hash) return true;
    else if (line.hash > hash) to = line.at;
    else from = line.at;
  }
  const rest = await textAt(file, from, to - from + hashLength);
  return rest.split("\n").some((line) => line.startsWith(hash));
}

/** The first line that begins behind a byte; undefined at the end of the file. */
async function lineAfter(file: FileHandle, position: number): Promise<{ readonly at: number; readonly hash: string } | undefined> {
  const text = await textAt(file, position, glanceBytes);
  const end = text.indexOf("\n");
  const hash = text.slice(end + 1, end + 1 + hashLength);
  return end < 0 || hash.length < hashLength ? undefined : { at: position + end + 1, hash };
}

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString("latin1", 0, bytesRead).toUpperCase();
}

async function checkFormat(file: FileHandle, size: number): Promise<void> {
  const [first = ""] = (await textAt(file, 0, glanceBytes)).split("\n");
  if (!/^[0-9A-F]{40}(:\d+)?\r?$/.test(first)) throw new Error("its lines are not SHA-1 hashes");
  let before = first.slice(0, hashLength);
  for (let sample = 1; sample < samples; sample++) {
    const line = await lineAfter(file, Math.floor((size * sample) / samples));
    if (line === undefined) return;
    if (!/^[0-9A-F]{40}$/.test(line.hash)) throw new Error("its lines are not SHA-1 hashes");
    if (line.hash < before) throw new Error("it is not sorted by hash");
    before = line.hash;
  }
}
