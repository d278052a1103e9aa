/** Opening, emptying and closing a store, on either engine. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lastingTables, tables } from "../../../src/adapters/store/queries/tables.ts";
import { beginning, chained } from "../../../src/domain/audit/chain.ts";
import { type FailureCounts, withFailure } from "../../../src/domain/password/failures.ts";
import { aDevice } from "../../support/device.ts";
import { aClient, aPool } from "../../support/pool.ts";
import { aDigest, aUser } from "../../support/user.ts";
import { anAccessKey } from "./access-keys.ts";
import { aFamily, aMessage, anEvent, aSession } from "./given.ts";
import type { EngineUnderTest } from "./place.ts";

const aHead = { chain: "c", node: "n", number: 1, mac: "m", seal: "s" };

export function openingContract({ place }: EngineUnderTest): void {
  describe("opening", () => {
    test("many nodes open an empty database at once; the tables are made once and stay", async () => {
      const here = await place();
      const stores = await Promise.all(Array.from({ length: 4 }, () => here.open()));
      await stores[0]?.users.create(aUser());
      assert.deepEqual(await stores[3]?.users.find(aUser().poolId, aUser().sub), aUser());
      for (const store of stores) await store.close();
      const again = await here.open();
      assert.deepEqual(await again.users.find(aUser().poolId, aUser().sub), aUser());
      await again.close();
      const ids = (await here.run("select id from migrations")).map((row) => Object(row).id);
      assert.deepEqual(ids.toSorted(), [...new Set(ids)].toSorted());
    });

    test("the database of a newer version is refused in one sentence", async () => {
      const here = await place();
      await (await here.open()).close();
      await here.run("insert into migrations (id) values ('9999-later')");
      await assert.rejects(here.open(), /newer version of Poolhouse \(it has had 9999-later\)/);
    });

    test("a reset empties everything but the audit trail and what the installation keeps of itself", async () => {
      const here = await place();
      const store = await here.open();
      const user = aUser({ sub: "a", names: ["username:bob"], attributes: { email: "a@b.c" } });
      await store.pools.create(aPool(), [{ kid: "k", use: "id", privateKey: "sealed" as never, createdAt: 1 }]);
      await store.clients.create(aClient());
      await store.users.create(user, [
        { kind: "open-session", session: aSession() },
        { kind: "open-family", family: aFamily() },
        { kind: "spend", what: aDigest("x"), expiresAt: 9 },
        { kind: "add-device", device: aDevice() },
        { kind: "put-event", event: anEvent() },
        { kind: "count-failure", network: "192.0.2.0/24", expiresAt: 9 },
        { kind: "message", message: aMessage() },
      ]);
      await store.risk.configure(aPool().id, undefined, { LastModifiedDate: 1 });
      const failed = (counts: FailureCounts) => ({ counts: withFailure(counts, "password", 1), answer: undefined });
      await store.strangers.update(user.poolId, "nobody", failed);
      await store.accessKeys.create(anAccessKey());
      await store.audit.append(chained("c", beginning, [{ at: 1, operation: "GetUser", result: "ok" }], String), aHead);
      await store.vault.createDataKey("sealed" as never);
      await here.run(`insert into pool_data_keys (pool_id, sealed) values ('${aPool().id}', 'sealed')`);
      for (const table of tables) assert.equal((await here.run(`select 1 from ${table}`)).length > 0, true, table);
      await store.reset();
      for (const table of tables) assert.equal((await here.run(`select 1 from ${table}`)).length > 0, lastingTables.includes(table), table);
      assert.equal(await store.pools.find(aPool().id), undefined);
      assert.equal(await store.clients.find(aClient().id), undefined);
      await store.users.create(user);
      await store.close();
    });

    test("closing waits for what was begun; after it every call fails", async () => {
      const here = await place();
      const store = await here.open();
      const begun = store.users.create(aUser());
      await Promise.all([begun, store.close()]);
      await assert.rejects(store.users.find("p", "s"));
      await assert.rejects(store.users.create(aUser({ sub: "late" })));
      await assert.rejects(store.users.update("p", "s", (user) => ({ user, answer: 1 })));
      const again = await here.open();
      assert.equal((await again.users.list(aUser().poolId, { limit: 9 })).items.length, 1);
      await again.close();
    });
  });
}
