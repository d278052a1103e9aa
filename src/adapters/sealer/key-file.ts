/** The master key that development makes for itself and keeps in a file beside the database. */
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { newKeyText, type SealingKey, sealingKeyOf } from "./sealing-key.ts";

/** The key in the file, which is made where it is missing. @throws Error one sentence where it holds something else */
export const readOrMakeKeyFile = (path: string): SealingKey => readKeyFile(path) ?? makeKeyFile(path);

function readKeyFile(path: string): SealingKey | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return sealingKeyOf(text.trim());
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
function makeKeyFile(path: string): SealingKey {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  writeDurably(draft, `${newKeyText().reveal()}\n`);
  try {
    linkSync(draft, path);
  } catch (problem) {
    if (!isCode(problem, "EEXIST")) throw problem;
  } finally {
    unlinkSync(draft);
  }
  sync(dirname(path));
  return sealingKeyOf(readFileSync(path, "utf8").trim());
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
