import { createHmac, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** A key that seals secrets. `id` follows from the key, so two nodes with one key agree on it, and tells nothing about it. */
export type MasterKey = { readonly id: string; readonly key: Buffer };

const keyBytes = 32;

/**
 * Makes a master key of its 32 bytes in base64.
 * @throws Error one sentence where the text is something else
 */
export function masterKeyOf(base64: string): MasterKey {
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyBytes || key.toString("base64") !== base64) {
    throw new Error("The master key must be 32 bytes in base64, as `openssl rand -base64 32` makes them.");
  }
  return { id: createHmac("sha256", key).update("poolhouse key id").digest("hex").slice(0, 8), key };
}

/**
 * The master key of this installation: the given one, or in development one that is made at first start and kept beside the database
 * (`<dataFile>.key`, mode 0600); for `:memory:` it lives only as long as the process.
 * @param given base64 of 32 bytes, empty where none was set    @param dataFile path of the SQLite file or `:memory:`
 * @throws Error one sentence that says what to set
 */
export function loadMasterKey({
  given,
  dataFile,
  mode = "development",
}: {
  readonly given: string;
  readonly dataFile: string;
  readonly mode?: "development" | "production";
}): MasterKey {
  if (given) return masterKeyOf(given);
  if (mode === "production") {
    throw new Error("POOLHOUSE_MASTER_KEY is needed in production: set it to 32 random bytes in base64 (`openssl rand -base64 32`).");
  }
  if (dataFile === ":memory:") return masterKeyOf(randomBytes(keyBytes).toString("base64"));
  return readKeyFile(`${dataFile}.key`) ?? makeKeyFile(`${dataFile}.key`);
}

function readKeyFile(path: string): MasterKey | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return masterKeyOf(text.trim());
  } catch {
    throw new Error(`The file ${path} holds no master key: restore it, or set POOLHOUSE_MASTER_KEY to the key that was in it.`);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (problem) {
    if (isCode(problem, "ENOENT")) return undefined;
    throw problem;
  }
}

// The key is on the disk, whole, before anything is sealed with it; of two processes that start at once one makes it and both use it.
function makeKeyFile(path: string): MasterKey {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeDurably(draft, `${randomBytes(keyBytes).toString("base64")}\n`);
  try {
    linkSync(draft, path);
  } catch (problem) {
    if (!isCode(problem, "EEXIST")) throw problem;
  } finally {
    unlinkSync(draft);
  }
  sync(dirname(path));
  return masterKeyOf(readFileSync(path, "utf8").trim());
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

// The new name in the directory must last as well; Windows opens no directories and needs it not.
function sync(directory: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(directory, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const isCode = (problem: unknown, code: string) => problem instanceof Error && "code" in problem && problem.code === code;
