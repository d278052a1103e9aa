/** Copies of a SQLite store: taken while a server runs, put back while none does. @see SQLite, Online Backup API */
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";

const ownerOnly = 0o600;

/**
 * Copies a store that may be in use. The copy appears whole or not at all, for this user's eyes only.
 * @param file the store    @param target must not exist yet    @param progress pages done and pages in all
 * @throws Error one sentence
 */
export async function backupStore(file: string, target: string, progress: (done: number, total: number) => void = () => {}): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}: set POOLHOUSE_DATA to the file of your server.`);
  if (existsSync(target)) throw new Error(`${target} exists already: name a file that does not.`);
  const unfinished = `${target}.unfinished`;
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    // While this reads, the copy is of one moment. Without it every write of a server makes the backup begin anew, on a busy one without end.
    source.exec("BEGIN; SELECT 1 FROM sqlite_master LIMIT 1");
    await backup(source, unfinished, { progress: ({ totalPages, remainingPages }) => progress(totalPages - remainingPages, totalPages) });
    chmodSync(unfinished, ownerOnly);
    checkStore(unfinished);
    settle(unfinished, target);
  } finally {
    source.close();
    rmSync(unfinished, { force: true });
  }
}

/**
 * Puts a copy in the place of the store; what was there stays beside it.
 * @returns where the former store is, if there was one
 * @throws Error one sentence: a server runs on the store, or the copy is no whole store
 */
export function restoreStore(copy: string, file: string): string | undefined {
  if (!existsSync(copy)) throw new Error(`There is no copy ${copy}.`);
  checkStore(copy);
  const former = existsSync(file) ? freeName(`${file}.before-restore`) : undefined;
  if (former) refuseRunning(file, "stop it before a copy is put in its place");
  const unfinished = `${file}.unfinished`;
  copyFileSync(copy, unfinished);
  chmodSync(unfinished, ownerOnly);
  if (former) keepAs(file, former);
  for (const companion of ["-wal", "-shm"]) rmSync(file + companion, { force: true });
  settle(unfinished, file);
  return former;
}

function freeName(base: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(name)) return name;
  }
}

// By a second name where the file system has such: then there is a store at every moment.
function keepAs(file: string, former: string): void {
  try {
    linkSync(file, former);
  } catch {
    renameSync(file, former);
  }
}

function settle(unfinished: string, target: string): void {
  const descriptor = openSync(unfinished, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(unfinished, target);
}

function checkStore(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [verdict] = database.prepare("PRAGMA quick_check(1)").all();
    const hasTables = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").get();
    if (verdict?.quick_check === "ok" && hasTables) return;
  } catch {
    // not a database at all
  } finally {
    database.close();
  }
  throw new Error(`${file} is no whole Poolhouse store: take another copy.`);
}

/**
 * Makes sure that no server has a store open; brings all of it into the one file.
 * @param remedy what to do then    @throws Error one sentence
 */
export function refuseRunning(file: string, remedy: string): void {
  // Leaving the write-ahead log needs the file for oneself.
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch {
    throw new Error(`A server runs on ${file}: ${remedy}.`);
  } finally {
    database.close();
  }
}
