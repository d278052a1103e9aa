import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { openDatabase } from "./open.ts";

const directory = mkdtempSync(join(tmpdir(), "poolhouse-open-"));
after(() => rmSync(directory, { recursive: true, force: true }));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a missing file is made for its owner's eyes only, its companions too", () => {
  const file = join(directory, "made/here/store.sqlite");
  const database = openDatabase(file);
  assert.equal(modeOf(dirname(file)), "700");
  for (const suffix of ["", "-wal", "-shm"]) assert.equal(modeOf(file + suffix), "600", suffix);
  database.close();
});

test("a directory that is there keeps its mode", () => {
  chmodSync(directory, 0o755);
  openDatabase(join(directory, "other.sqlite")).close();
  assert.equal(modeOf(directory), "755");
});

test("commits are durable: write-ahead log, synchronous FULL", () => {
  const database = openDatabase(join(directory, "pragmas.sqlite"));
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  assert.equal(pragma("journal_mode"), "wal");
  assert.equal(pragma("synchronous"), 2);
  assert.equal(pragma("wal_autocheckpoint"), 1000);
  database.close();
});

test("a file that is no database is refused and let go", () => {
  const file = join(directory, "text.sqlite");
  writeFileSync(file, "this is not a database, however long it may be ".repeat(40));
  assert.throws(() => openDatabase(file), /not a database/);
});

test("memory leaves no file", () => {
  const database = openDatabase(":memory:");
  assert.equal(database.prepare("select count(*) as users from users").get()?.users, 0);
  database.close();
});
