/** The disk and other programs: a sentence for the operator, nothing half written, and all is well once it is over. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test, { type TestContext } from "node:test";
import { aFolder } from "../../../../test/support/folder.ts";
import { findNote, insertNote } from "../queries/vault.ts";
import { Batch } from "./batch.ts";
import { SqliteEngine } from "./engine.ts";
import { explained } from "./faults.ts";
import { openDatabase } from "./open.ts";

const folder = aFolder();
let files = 0;

/** An engine on a file of its own, with its connection and another program's. */
function setUp(t: TestContext) {
  const file = join(folder, `${++files}.sqlite`);
  const database = openDatabase(file);
  const engine = new SqliteEngine(database, () => {});
  const other = new DatabaseSync(file);
  t.after(() => other.close());
  t.after(() => engine.close());
  const write = (id: string, state = "{}") => engine.write(insertNote({ id, state }));
  const isThere = async (id: string) => (await engine.rows(findNote({ id }))).length === 1;
  return { file, database, engine, other, write, isThere };
}

for (const [what, begin, end, sentence] of [
  [
    "full",
    "max_page_count = 1",
    "max_page_count = 4294967294",
    /^The disk of the database .*\.sqlite is full: free some room\. Nothing that/,
  ],
  [
    "read-only",
    "query_only = on",
    "query_only = off",
    /^The database .*\.sqlite cannot be written: make its file and its file system writable\. /,
  ],
] as const)
  test(`a disk that is ${what}: told, nothing is written, reading goes on, and so does writing when it is over`, async (t) => {
    const { database, write, isThere } = setUp(t);
    await write("before");
    database.exec(`PRAGMA ${begin}`);
    await assert.rejects(write("during", "x".repeat(100_000)), { message: sentence });
    assert.deepEqual([await isThere("before"), await isThere("during")], [true, false]);
    database.exec(`PRAGMA ${end}`);
    await write("after", "x".repeat(100_000));
    assert.equal(await isThere("after"), true);
  });

test("another program holds the lock: writes wait for it, reads do not", async (t) => {
  const { other, write, isThere } = setUp(t);
  await write("before");
  other.exec("BEGIN IMMEDIATE");
  let isDone = false;
  const writes = Promise.all(["one", "two"].map((id) => write(id))).then(() => {
    isDone = true;
  });
  for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual([isDone, await isThere("before"), await isThere("one")], [false, true, false]);
  other.exec("COMMIT");
  await writes;
  assert.deepEqual([await isThere("one"), await isThere("two")], [true, true]);
});

test("another program holds the lock for too long: told, and the next writes are taken once it let go", async (t) => {
  const { file, database, other, isThere, write } = setUp(t);
  const batch = new Batch(database, 40);
  other.exec("BEGIN IMMEDIATE");
  const refused = batch.add(() => database.exec("INSERT INTO installation VALUES ('late', '{}')"));
  await assert.rejects(refused, (problem) => {
    const told = explained(problem, file);
    return told instanceof Error && told.message.startsWith(`Another program has locked the database ${file} for too long: `);
  });
  other.exec("ROLLBACK");
  await write("after");
  assert.deepEqual([await isThere("late"), await isThere("after")], [false, true]);
});

test("at the end what still waits for the lock is told", async (t) => {
  const { database, other } = setUp(t);
  const batch = new Batch(database, 40);
  other.exec("BEGIN IMMEDIATE");
  const waiting = batch.add(() => 1);
  batch.drain();
  await assert.rejects(waiting, /locked/);
});

test("what is nobody's fault but ours stays as it is", () => {
  const ours = new TypeError("a bug");
  assert.equal(explained(ours, "x"), ours);
  assert.equal(explained(undefined, "x"), undefined);
});
