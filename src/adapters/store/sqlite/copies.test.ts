import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { openSealer } from "../../../../test/support/store.ts";
import { aUser } from "../../../../test/support/user.ts";
import { openSqlite } from "../store.ts";
import { backupStore, restoreStore } from "./copies.ts";

const folder = mkdtempSync(join(tmpdir(), "poolhouse-copies-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "store.sqlite");
const open = () => openSqlite({ file, sealer: openSealer });
const named = (name: string) => aUser({ sub: name, username: name, names: [`username:${name}`] });
const poolId = aUser().poolId;

test("a copy taken while the store is written to holds what was acknowledged before; restoring brings it back", async () => {
  const store = await open();
  for (let index = 0; index < 200; index++) await store.users.create(named(`before${index}`));
  const copy = join(folder, "copy.sqlite");
  const [, after] = await Promise.all([backupStore(file, copy), store.users.create(named("meanwhile"))]);
  assert.equal(after, undefined);
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  await store.users.create(named("after"));
  assert.throws(() => restoreStore(copy, file), /A server runs on/);
  assert.ok(await store.users.find(poolId, "after"), "a refused restore changes nothing");
  await store.close();

  assert.equal(restoreStore(copy, file), `${file}.before-restore`);
  const restored = await open();
  assert.ok(await restored.users.find(poolId, "before199"));
  assert.equal(await restored.users.find(poolId, "after"), undefined);
  await restored.close();
  await assert.rejects(backupStore(file, copy), /exists already/);
});

test("a copy of a store that is written to all the time comes to its end, and is of one moment", async () => {
  const busy = join(folder, "busy.sqlite");
  const store = await openSqlite({ file: busy, sealer: openSealer });
  const wide = (name: string) => aUser({ sub: name, username: name, attributes: { name: "x".repeat(2000) } });
  await Promise.all(Array.from({ length: 600 }, (_, index) => store.users.create(wide(`before${index}`))));
  const writer = new DatabaseSync(busy, { timeout: 5000 });
  let [furthest, writes] = [0, 0];
  await backupStore(busy, `${busy}.copy`, (done) => {
    assert.ok(done >= furthest, "it began anew");
    furthest = done;
    writer.exec(`insert into spent values ('${poolId}', 'sub', 'write${++writes}', 9)`);
  });
  assert.ok(writes > 1);
  const copy = new DatabaseSync(`${busy}.copy`);
  assert.equal(copy.prepare("select count(*) as rows from users").get()?.rows, 600);
  assert.equal(copy.prepare("select count(*) as rows from spent").get()?.rows, 0);
  for (const database of [copy, writer]) database.close();
  await store.close();
});

test("a second restore keeps what the first one kept", async () => {
  const [one, two] = [join(folder, "one.sqlite"), join(folder, "two.sqlite")];
  for (const each of [one, two]) await backupStore(file, each);
  assert.deepEqual([restoreStore(one, file), restoreStore(two, file)], [`${file}.before-restore-2`, `${file}.before-restore-3`]);
});

test("what is no store is neither copied nor restored", async () => {
  const garbage = join(folder, "garbage.sqlite");
  writeFileSync(garbage, "no database");
  assert.throws(() => restoreStore(garbage, file), /no whole Poolhouse store/);
  assert.throws(() => restoreStore(join(folder, "none"), file), /There is no copy/);
  await assert.rejects(backupStore(join(folder, "none"), join(folder, "x")), /There is no database/);
});
