/** What the stores of pools and clients must do, on either engine. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { UserPoolClient } from "../../../src/domain/client/client.ts";
import type { Pool } from "../../../src/domain/pool/pool.ts";
import type { Sealed } from "../../../src/domain/sealed.ts";
import type { Page, StoredKey } from "../../../src/ports/store.ts";
import { aClient, aPool } from "../../support/pool.ts";
import { aUser } from "../../support/user.ts";
import { aFamily, aMessage, aSession } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

let ids = 0;
const newPool = () => aPool({ id: `us-east-1_Pool${String(++ids).padStart(4, "0")}` });
const newClient = (pool: Pool) => aClient({ pool, id: `client${String(++ids).padStart(4, "0")}` });
const keysOf = (pool: Pool): readonly StoredKey[] => [
  { kid: `${pool.id}-1`, use: "access", privateKey: "sealed1" as Sealed, createdAt: 1 },
  { kid: `${pool.id}-2`, use: "id", privateKey: "sealed2" as Sealed, createdAt: 1 },
];
const renamed =
  (Name: string) =>
  (pool: Pool): Pool => ({ ...pool, description: { ...pool.description, Name } });
const renamedClient =
  (ClientName: string) =>
  (client: UserPoolClient): UserPoolClient => ({ ...client, description: { ...client.description, ClientName } });

async function all<Item>(list: (query: { limit: number; after?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let page = await list({ limit: 2 });
  for (;;) {
    items.push(...page.items);
    if (page.next === undefined) return items;
    page = await list({ limit: 2, after: page.next });
  }
}

export function poolContract(engine: EngineUnderTest): void {
  describe("pools and clients", () => {
    let nowMs = 0;
    const { store, place } = shared(engine, { nowMs: () => nowMs });

    test("a pool comes back with its keys; its id is in use then", async () => {
      const pool = newPool();
      assert.equal(await store().pools.find(pool.id), undefined);
      assert.equal(await store().pools.create(pool, keysOf(pool)), true);
      assert.deepEqual(await store().pools.find(pool.id), pool);
      assert.deepEqual(await store().pools.keys(pool.id), keysOf(pool));
      assert.deepEqual(await store().pools.keys("us-east-1_None"), []);
      assert.equal(await store().pools.create({ ...pool, version: 9 }, []), false);
      assert.deepEqual(await store().pools.find(pool.id), pool);
    });

    test("keys come and go with the pool's version: of two who change them at once, one is first", async () => {
      const pool = newPool();
      const [first, second] = keysOf(pool);
      const third = { ...keysOf(pool)[0], kid: `${pool.id}-3`, signsFrom: 9 } as StoredKey;
      await store().pools.create(pool, keysOf(pool));
      const other = await place().open();
      const change = { add: [third], drop: [first?.kid ?? ""] };
      const changed = await Promise.all([store(), other].map(({ pools }) => pools.changeKeys(pool.id, pool.version, change)));
      assert.deepEqual(changed.toSorted(), [false, true]);
      assert.deepEqual(await store().pools.keys(pool.id), [second, third]);
      nowMs += 1000;
      assert.equal((await store().pools.find(pool.id))?.version, pool.version + 1);
      assert.equal(await store().pools.changeKeys(pool.id, pool.version, { add: [], drop: [third.kid] }), false);
      assert.equal(await store().pools.changeKeys("us-east-1_None", 1, change), false);
      await other.close();
    });

    test("a change of a pool is seen at once and counts its version; none is lost", async () => {
      const pool = newPool();
      await store().pools.create(pool, []);
      const changed = await store().pools.update(pool.id, renamed("new"));
      assert.deepEqual(changed, { ...renamed("new")(pool), version: pool.version + 1 });
      assert.deepEqual(await store().pools.find(pool.id), changed);
      const tag =
        (name: string) =>
        (before: Pool): Pool => ({
          ...before,
          description: { ...before.description, UserPoolTags: { ...before.description.UserPoolTags, [name]: "there" } },
        });
      const other = await place().open();
      await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? store() : other).pools.update(pool.id, tag(`tag${index}`))));
      await other.close();
      nowMs += 1000;
      const found = await store().pools.find(pool.id);
      assert.equal(Object.keys(found?.description.UserPoolTags ?? {}).length, 20);
      assert.equal(found?.version, pool.version + 21);
      await assert.rejects(store().pools.update("us-east-1_None", renamed("x")), { name: "ResourceNotFoundException" });
    });

    test("what readers share cannot be changed by one of them", async () => {
      const pool = newPool();
      await store().pools.create(pool, []);
      const found = await store().pools.find(pool.id);
      assert.throws(() => Object.assign(found?.description ?? {}, { Name: "mine" }), TypeError);
    });

    test("what another node changed is seen within a second, what it made at once", async () => {
      const other = await place().open();
      const pool = newPool();
      assert.equal(await store().pools.find(pool.id), undefined);
      await other.pools.create(pool, []);
      assert.deepEqual(await store().pools.find(pool.id), pool);
      await other.pools.update(pool.id, renamed("theirs"));
      nowMs += 999;
      assert.equal((await store().pools.find(pool.id))?.description.Name, pool.description.Name);
      nowMs += 1;
      assert.equal((await store().pools.find(pool.id))?.description.Name, "theirs");
      await other.pools.remove(pool.id);
      await other.pools.create(pool, []);
      nowMs += 1000;
      assert.deepEqual(await store().pools.find(pool.id), pool);
      await other.pools.remove(pool.id);
      nowMs += 1000;
      assert.equal(await store().pools.find(pool.id), undefined);
      await other.close();
    });

    test("a client is found by its id alone, in one pool only", async () => {
      const pool = newPool();
      const client = newClient(pool);
      assert.equal(await store().clients.find(client.id), undefined);
      assert.equal(await store().clients.create(client), true);
      assert.equal(await store().clients.create({ ...client, poolId: "us-east-1_Other" }), false);
      assert.deepEqual(await store().clients.find(client.id), client);
      const changed = await store().clients.update(pool.id, client.id, renamedClient("new"));
      assert.deepEqual(changed, { ...renamedClient("new")(client), version: client.version + 1 });
      assert.deepEqual(await store().clients.find(client.id), changed);
      await assert.rejects(store().clients.update("us-east-1_Other", client.id, renamedClient("x")), { name: "ResourceNotFoundException" });
      assert.equal(await store().clients.remove("us-east-1_Other", client.id), false);
      assert.equal(await store().clients.remove(pool.id, client.id), true);
      assert.equal(await store().clients.find(client.id), undefined);
      assert.equal(await store().clients.remove(pool.id, client.id), false);
    });

    test("pools and a pool's clients are listed in pages", async () => {
      const here = await (await engine.place()).open();
      const pools = Array.from({ length: 5 }, newPool);
      for (const pool of pools) await here.pools.create(pool, []);
      assert.deepEqual(await all((query) => here.pools.list(query)), pools);
      assert.equal(await here.pools.count(), pools.length);
      const [first = newPool(), second = newPool()] = pools;
      const clients = Array.from({ length: 4 }, () => newClient(first));
      for (const client of [...clients, newClient(second)]) await here.clients.create(client);
      assert.deepEqual(await all((query) => here.clients.list(first.id, query)), clients);
      assert.equal(await here.clients.count(first.id), clients.length);
      assert.equal(await here.clients.count("us-east-1_None"), 0);
      await here.close();
    });

    test("a removed pool leaves nothing, however many users it had, and its id is free", async () => {
      const pool = newPool();
      const other = newPool();
      const fill = async ({ id: poolId }: Pool) => {
        const user = (index: number) => aUser({ poolId, sub: `sub${index}`, names: [`username:${index}`], attributes: { email: "a@b.c" } });
        const key = { poolId, sub: "sub0" };
        await store().users.create(user(0), [
          { kind: "open-session", session: aSession(key) },
          { kind: "open-family", family: aFamily(key) },
          { kind: "spend", what: aSession().id, expiresAt: 1 },
          { kind: "message", message: aMessage({ poolId }) },
        ]);
        await Promise.all(Array.from({ length: 520 }, (_, index) => store().users.create(user(index + 1))));
      };
      const clients = [newClient(pool), newClient(other)] as const;
      for (const each of [pool, other]) await store().pools.create(each, keysOf(each));
      for (const client of clients) await store().clients.create(client);
      await fill(pool);
      await store().users.create(aUser({ poolId: other.id, sub: "stays" }));
      assert.equal(await store().pools.remove(pool.id), true);
      assert.equal(await store().pools.remove(pool.id), false);
      assert.equal(await store().pools.find(pool.id), undefined);
      assert.equal(await store().clients.find(clients[0].id), undefined);
      for (const table of [
        "users",
        "user_names",
        "user_search",
        "user_counts",
        "sessions",
        "token_families",
        "spent",
        "pool_keys",
        "clients",
        "messages",
      ]) {
        assert.deepEqual(await place().run(`select * from ${table} where pool_id = '${pool.id}'`), [], table);
      }
      assert.deepEqual(await store().clients.find(clients[1].id), clients[1]);
      assert.equal((await store().users.find(other.id, "stays"))?.sub, "stays");
      assert.equal(await store().pools.create(pool, keysOf(pool)), true);
    });

    test("a removal that was cut short is finished by the sweep", async () => {
      const pool = newPool();
      await store().pools.create(pool, keysOf(pool));
      await store().users.create(aUser({ poolId: pool.id }));
      await place().run(`update pools set removed = 1 where id = '${pool.id}'`);
      nowMs += 1000;
      assert.equal(await store().pools.find(pool.id), undefined);
      assert.equal(await store().pools.create(pool, []), false);
      assert.equal(
        (await all((query) => store().pools.list(query))).some(({ id }) => id === pool.id),
        false,
      );
      assert.ok((await store().sweep(0)) >= 4);
      assert.equal(await store().users.find(pool.id, aUser().sub), undefined);
      assert.equal(await store().pools.create(pool, []), true);
    });
  });
}
