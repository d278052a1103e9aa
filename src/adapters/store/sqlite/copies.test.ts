import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("what is no store is neither copied nor restored", async () => {
  const garbage = join(folder, "garbage.sqlite");
  writeFileSync(garbage, "no database");
  assert.throws(() => restoreStore(garbage, file), /no whole Poolhouse store/);
  assert.throws(() => restoreStore(join(folder, "none"), file), /There is no copy/);
  await assert.rejects(backupStore(join(folder, "none"), join(folder, "x")), /There is no database/);
});
