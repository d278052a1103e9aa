import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { Batch } from "./batch.ts";

/** A table whose rows must have a parent by the time of the COMMIT: a way to make a real COMMIT fail. */
function setUp(): { database: DatabaseSync; batch: Batch; add: (id: number, parent?: number) => Promise<number>; ids: () => number[] } {
  const database = new DatabaseSync(":memory:");
  database.exec("create table rows (id integer primary key, parent integer references rows deferrable initially deferred)");
  const batch = new Batch(database);
  const insert = database.prepare("insert into rows values (?, ?)");
  const add = (id: number, parent: number | null = null) =>
    batch.add(() => {
      insert.run(id, parent);
      return id;
    });
  const ids = () =>
    database
      .prepare("select id from rows order by id")
      .all()
      .map((row) => Number(row.id));
  return { database, batch, add, ids };
}

test("units of one turn share a commit and get their own answers", async () => {
  const { database, batch, add, ids } = setUp();
  const inside: boolean[] = [];
  const look = () => batch.add(() => inside.push(database.isTransaction));
  assert.deepEqual(await Promise.all([add(1), look(), add(2)]), [1, 1, 2]);
  assert.deepEqual(inside, [true]);
  assert.deepEqual(ids(), [1, 2]);
  assert.equal(database.isTransaction, false);
});

test("nobody is answered before the commit", async () => {
  const { database, add } = setUp();
  const open: boolean[] = [];
  await Promise.all([1, 2, 3].map((id) => add(id).then(() => open.push(database.isTransaction))));
  assert.deepEqual(open, [false, false, false]);
});

test("a unit that throws harms no neighbour, whatever it throws", async () => {
  const { batch, add, ids } = setUp();
  const failing = (thrown: unknown) =>
    batch.add(() => {
      throw thrown;
    });
  const results = await Promise.allSettled([add(1), failing(new RangeError("mine")), failing(undefined), add(1), add(2)]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected", "rejected", "fulfilled"],
  );
  assert.ok(results[1]?.status === "rejected" && results[1].reason instanceof RangeError);
  assert.deepEqual(ids(), [1, 2]);
});

test("a COMMIT that fails fails all its units; the next ones go on", async () => {
  const { add, ids } = setUp();
  const results = await Promise.allSettled([add(1), add(2, 99), add(3)]);
  for (const result of results) assert.ok(result.status === "rejected" && /FOREIGN KEY/.test(result.reason.message));
  assert.deepEqual(ids(), []);
  await add(4);
  assert.deepEqual(ids(), [4]);
});

test("where the transaction ends under a unit, nothing of the batch is written", async () => {
  const { database, batch, add, ids } = setUp();
  const ending = batch.add(() => {
    database.exec("ROLLBACK");
    throw new Error("disk full");
  });
  const results = await Promise.allSettled([add(1), ending, add(2)]);
  for (const result of results) assert.ok(result.status === "rejected" && result.reason.message === "disk full");
  assert.deepEqual(ids(), []);
  await add(3);
  assert.deepEqual(ids(), [3]);
});

test("many units take several commits, in their order, and none is forgotten", async () => {
  const { batch, add } = setUp();
  const order: number[] = [];
  const many = Array.from({ length: 1000 }, (_, id) => add(id).then(() => order.push(id)));
  await Promise.all(many);
  assert.deepEqual(order, Array.from(order.keys()));
  const late = [add(2000), add(2001)];
  batch.drain();
  assert.deepEqual(await Promise.all(late), [2000, 2001]);
});

test("what comes after a commit is called for units that succeeded only", async () => {
  const { batch } = setUp();
  const called: string[] = [];
  const fails = batch.add(
    () => {
      throw new Error("no");
    },
    () => called.push("failed"),
  );
  await Promise.allSettled([
    fails,
    batch.add(
      () => 1,
      () => called.push("done"),
    ),
  ]);
  assert.deepEqual(called, ["done"]);
});
