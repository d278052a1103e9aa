/** How pools leave a store and come into another, on either engine. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { keys, tables } from "../../../src/adapters/store/queries/tables.ts";
import { carriedTables, isOfHouse, transferTables } from "../../../src/adapters/store/transfer/carried.ts";
import { withFailure } from "../../../src/domain/password/failures.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { CarriedRow, Selection } from "../../../src/ports/transfer.ts";
import { aDevice } from "../../support/device.ts";
import { aClient, aPool } from "../../support/pool.ts";
import { aDigest, aUser } from "../../support/user.ts";
import { anAccessKey } from "./access-keys.ts";
import { aFamily, aMessage, anEvent, aSession } from "./given.ts";
import type { EngineUnderTest, Place } from "./place.ts";

const poolId = "us-east-1_Carried";
const subOf = (index: number) => `sub${String(index).padStart(4, "0")}`;

/** A pool with something in every table. */
async function filled(place: Place, id = poolId, users = 1): Promise<Store> {
  const store = await place.open();
  const sub = subOf(0);
  const client = aClient({ pool: aPool({ id }), id: `client${id}` });
  await store.pools.create(aPool({ id }), [{ kid: "k", use: "id", privateKey: "sealed" as never, createdAt: 1.5 }]);
  await store.clients.create(client);
  await store.risk.configure(id, undefined, { LastModifiedDate: 1 });
  await store.risk.configure(id, client.id, { LastModifiedDate: 2 });
  const members = { poolId: id, names: ["username:bob", "email:bob@example.com"], attributes: { email: "bob@example.com", name: "Bob" } };
  await store.users.create(aUser({ ...members, sub }), [
    { kind: "open-session", session: aSession({ poolId: id, sub }) },
    { kind: "open-family", family: aFamily({ poolId: id, sub }) },
    { kind: "spend", what: aDigest("x"), expiresAt: 9.25 },
    { kind: "add-device", device: aDevice({ poolId: id, sub }) },
    { kind: "put-event", event: anEvent() },
    { kind: "give-feedback", eventId: anEvent().id, feedback: { value: "Valid", provider: "Admin", at: 3 } },
    { kind: "count-failure", network: "192.0.2.0/24", expiresAt: 9 },
    { kind: "message", message: aMessage({ poolId: id }) },
  ]);
  await bringUsers(store, id, users - 1);
  await store.strangers.update(id, "nobody", (counts) => ({ counts: withFailure(counts, "password", 1), answer: undefined }));
  await store.accessKeys.create(anAccessKey());
  return store;
}

/** More users, in one commit: as many sign-ups at once would wait for a connection longer than the store lets them. */
async function bringUsers(store: Store, id: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const user = aUser({ poolId: id, sub: subOf(index + 1), names: [`username:user${index}`] });
    const { sub, username, status } = user;
    return { table: "users", row: { pool_id: id, sub, version: 1, username, status, enabled: "Enabled", state: user } };
  });
  await store.transfer.bring("seed", undefined, mark(count), rows);
  await store.transfer.finish("seed", mark(count), [], []);
}

const rowsOf = (store: Store, selection: Selection, after?: CarriedRow) =>
  store.transfer.view(async (view) => {
    const rows: CarriedRow[] = [];
    for await (const row of view.rows(selection, after)) rows.push(row);
    return rows;
  });

/** Rows as `bring` takes them: a pool that was born there gets its data key from who knows it. */
const bringable = (rows: readonly CarriedRow[]): CarriedRow[] =>
  rows
    .filter(({ table }) => !isOfHouse(table))
    .map(({ table, row }) => ({ table, row: "sealed" in row ? { ...row, sealed: "key" } : row }));
const houseOf = (rows: readonly CarriedRow[]) => rows.filter(({ table }) => isOfHouse(table));

const carriedOf = (place: Place) =>
  Promise.all(
    tables
      .filter((table) => !["sessions", "messages", "installation", "pool_data_keys"].includes(table))
      .map(async (table) => [table, await place.run(`select * from ${table} order by ${keys[table].join(", ")}`)]),
  );

const everything = { pools: [poolId], house: true };
const mark = (rows: number) => ({ rows, mark: `mark${rows}` });

export function transferContract(engine: EngineUnderTest): void {
  describe("transfer", () => {
    test("every table of the schema is carried with all its columns, or says why not", async () => {
      const place = await engine.place();
      await (await place.open()).close();
      const sql =
        engine.dialect === "sqlite"
          ? "select m.name as tab, p.name as col from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'"
          : "select table_name as tab, column_name as col from information_schema.columns where table_schema = 'public'";
      const columns = Map.groupBy(await place.run(sql), ({ tab }) => String(tab));
      columns.delete("migrations");
      assert.deepEqual([...columns.keys()].toSorted(), Object.keys(transferTables).toSorted());
      for (const [table, carried] of carriedTables) {
        const given = columns.get(table)?.map(({ col }) => String(col)) ?? [];
        // Whether a pool is there is for the other store to say.
        assert.deepEqual(given.filter((column) => table !== "pools" || column !== "removed").toSorted(), carried.toSorted(), table);
      }
    });

    test("what left one store is in the other, row for row; nobody sees it before the end", async () => {
      const [from, to] = [await engine.place(), await engine.place()];
      const [source, target] = [await filled(from), await to.open()];
      const rows = await rowsOf(source, everything);
      assert.deepEqual([...new Set(rows.map(({ table }) => table))], [...carriedTables.keys()]);
      assert.equal(await source.transfer.view((view) => view.count(everything)), rows.length);
      assert.deepEqual(await source.transfer.view((view) => view.pools()), [poolId]);

      const half = rows.findIndex(({ table }) => table === "devices");
      await target.transfer.makeRoom([poolId]);
      await target.transfer.bring("i", undefined, mark(half), bringable(rows.slice(0, half)));
      await target.transfer.bring("i", mark(half), mark(rows.length), bringable(rows.slice(half)));
      assert.deepEqual(await target.transfer.progress("i"), mark(rows.length));
      assert.equal(await target.pools.find(poolId), undefined);
      assert.deepEqual((await target.pools.list({ limit: 9 })).items, []);
      assert.equal(await target.pools.remove(poolId), false);
      assert.equal(await target.pools.create(aPool({ id: poolId }), []), false);
      assert.deepEqual(await target.transfer.view((view) => view.pools()), []);
      assert.equal(await target.sweep(0), 0);

      await target.transfer.finish("i", mark(rows.length), [poolId], houseOf(rows));
      assert.deepEqual(await carriedOf(to), await carriedOf(from));
      assert.deepEqual(await target.pools.find(poolId), aPool({ id: poolId }));
      assert.equal((await target.users.findByName(poolId, "email:bob@example.com"))?.sub, subOf(0));
      assert.equal(await target.users.estimate(poolId), 1);
      assert.equal(await target.transfer.progress("i"), undefined);
      await Promise.all([source.close(), target.close()]);
    });

    test("a walk goes on behind any row, over the pages of many users", async () => {
      const store = await filled(await engine.place(), poolId, 1203);
      const rows = await rowsOf(store, everything);
      assert.equal(rows.filter(({ table }) => table === "users").length, 1203);
      for (const at of [0, 1, 2, 3, 4, 700, rows.length - 2, rows.length - 1])
        assert.deepEqual(await rowsOf(store, everything, rows[at]), rows.slice(at + 1), String(at));
      await store.close();
    });

    test("a view stays as it was while others write", async () => {
      const store = await filled(await engine.place(), poolId, 600);
      const seen = await store.transfer.view(async (view) => {
        const before = await view.count(everything);
        const found: string[] = [];
        for await (const { table, row } of view.rows(everything)) {
          if (table === "users" && found.length === 0) {
            await store.users.remove(poolId, subOf(599));
            await store.users.create(aUser({ poolId, sub: subOf(9999) }));
          }
          if (table === "users") found.push(String(row.sub));
        }
        return { before, after: await view.count(everything), last: found.at(-1), users: found.length };
      });
      assert.deepEqual(seen, { before: seen.before, after: seen.before, last: subOf(599), users: 600 });
      await store.close();
    });

    test("a pool that is there, or comes in already, is refused; what is left of a deleted one is not", async () => {
      const place = await engine.place();
      const store = await filled(place);
      const rows = bringable(await rowsOf(store, everything));
      await assert.rejects(store.transfer.makeRoom([poolId]), /^Error: The store has a user pool us-east-1_Carried already/);
      await place.run(`update pools set removed = 1 where id = '${poolId}'`);
      await store.transfer.makeRoom([poolId]);
      assert.deepEqual(await place.run("select 1 from users"), []);
      await store.transfer.bring("i", undefined, mark(1), rows);
      await assert.rejects(store.transfer.makeRoom([poolId]), /is coming in by another import: .*poolhouse import --abandon/);
      await assert.rejects(store.transfer.bring("j", undefined, mark(1), rows), /rows of pools whose keys the store has already/);
      assert.equal(await store.transfer.progress("j"), undefined);
      await store.close();
    });

    test("of two processes with one import, one goes on", async () => {
      const [from, to] = [await engine.place(), await engine.place()];
      const [source, one, other] = [await filled(from), await to.open(), await to.open()];
      const rows = bringable(await rowsOf(source, everything));
      const parts = [rows.slice(0, 3), rows.slice(3)];
      await one.transfer.bring("i", undefined, mark(3), parts[0] ?? []);
      await assert.rejects(other.transfer.bring("i", undefined, mark(3), parts[0] ?? []), /Another process went on/);
      const both = [one, other].map(({ transfer }) => transfer.bring("i", mark(3), mark(rows.length), parts[1] ?? []));
      const results = await Promise.allSettled(both);
      assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
      await assert.rejects(one.transfer.finish("i", mark(3), [poolId], []), /Another process went on/);
      await one.transfer.finish("i", mark(rows.length), [poolId], []);
      assert.equal(await other.users.estimate(poolId), 1);
      await Promise.all([source, one, other].map((store) => store.close()));
    });

    test("an import that is abandoned leaves nothing, and what was there stays", async () => {
      const [from, to] = [await engine.place(), await engine.place()];
      const [source, target] = [await filled(from), await filled(to, "us-east-1_Other", 3)];
      const before = await carriedOf(to);
      const rows = bringable(await rowsOf(source, everything));
      await target.transfer.bring("i", undefined, mark(5), rows);
      assert.equal(await target.transfer.abandon("j"), 0);
      assert.equal(await target.transfer.abandon(), 1);
      assert.deepEqual(await carriedOf(to), before);
      assert.equal(await target.transfer.progress("i"), undefined);
      await assert.rejects(target.transfer.bring("i", mark(5), mark(6), []), /ended it/);
      assert.equal(await target.transfer.abandon(), 0);
      await Promise.all([source.close(), target.close()]);
    });

    test("a store that was emptied meanwhile begins anew; what this version does not know is refused", async () => {
      const [from, to] = [await engine.place(), await engine.place()];
      const [source, target] = [await filled(from), await to.open()];
      const rows = bringable(await rowsOf(source, everything));
      await target.transfer.bring("i", undefined, mark(1), rows);
      await target.reset();
      assert.equal(await target.transfer.progress("i"), undefined);
      const later = { table: "groups", row: { pool_id: poolId } };
      await assert.rejects(
        target.transfer.bring("i", undefined, mark(1), [later]),
        /rows of groups, which this version of Poolhouse does not know/,
      );
      const more = { table: "spent", row: { pool_id: poolId, sub: "a", what: "b", expires_at: 1, why: "c" } };
      await assert.rejects(target.transfer.bring("i", undefined, mark(1), [more]), /rows of spent hold why/);
      await target.transfer.bring("i", undefined, mark(1), rows);
      await Promise.all([source.close(), target.close()]);
    });
  });
}
