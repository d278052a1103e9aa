/** What the vault must do, on either engine: keep the data key, and bring all that is sealed under another master key while others write. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tables } from "../../../src/adapters/store/queries/tables.ts";
import type { User } from "../../../src/domain/user/user.ts";
import { context, type Sealing } from "../../../src/ports/sealer.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { Resealer } from "../../../src/ports/vault.ts";
import { aDevice } from "../../support/device.ts";
import { aClient, aPool } from "../../support/pool.ts";
import { masterSealer } from "../../support/sealer.ts";
import { aUser } from "../../support/user.ts";
import { anAccessKey } from "./access-keys.ts";
import { aMessage, aSession } from "./given.ts";
import type { EngineUnderTest, Place } from "./place.ts";

const [before, during, after] = [masterSealer(1), masterSealer(2, 1), masterSealer(2)];
const poolId = "us-east-1_aPool";
const subOf = (index: number) => `sub${String(index).padStart(4, "0")}`;

/** A user with every secret that a user can have. */
function aFullUser(sub: string, { seal }: Sealing): User {
  const password = (text: string) => ({ salt: "00", verifier: seal(text, context.password(poolId, sub)), setAt: 1 });
  const authenticator = (text: string) => ({ secret: seal(text, context.softwareToken(poolId, sub)), verifiedAt: 2 });
  return aUser({
    poolId,
    sub,
    names: [`username:${sub}`],
    password: password("verifier"),
    passwordHistory: [password("older"), password("oldest")],
    softwareToken: authenticator("totp"),
    pendingSoftwareToken: authenticator("pending"),
  });
}

/** A store in which everything that can be sealed is there, under the first key. */
async function filled(place: Place, users: number): Promise<Store> {
  const store = await place.open({ sealer: before });
  const { seal } = before;
  const client = aClient();
  const key = anAccessKey();
  await store.vault.createDataKey(seal("data key", context.dataKey));
  await store.pools.create(aPool({ id: poolId }), [
    { kid: "k1", use: "id", privateKey: seal("pem1", context.signingKey(poolId, "k1")), createdAt: 1 },
    { kid: "k2", use: "access", privateKey: seal("pem2", context.signingKey(poolId, "k2")), createdAt: 1 },
  ]);
  await place.run(`insert into pool_data_keys (pool_id, sealed) values ('${poolId}', '${seal("brought", context.poolDataKey(poolId))}')`);
  const secret = (id: string) => ({ id, secret: seal(`secret ${id}`, context.clientSecret(client.id)), createdAt: 1 });
  await store.clients.create({ ...client, secrets: [secret("one"), secret("two")] });
  await store.accessKeys.create({ ...key, secret: seal("access", context.accessKey(key.id)) });
  await Promise.all(Array.from({ length: users }, (_, index) => store.users.create(aFullUser(subOf(index), before))));
  const sub = subOf(0);
  const device = aDevice({ poolId, sub });
  const verifier = seal("device", context.device(poolId, sub, device.key));
  await store.users.update(poolId, sub, (user) => ({
    user,
    writes: [
      { kind: "add-device", device: { ...device, verifier } },
      { kind: "message", message: aMessage({ poolId }) },
      { kind: "open-session", session: aSession({ poolId, sub }) },
    ],
    answer: undefined,
  }));
  return store;
}

/** Walks from a mark to the end. @returns the marks, and how many rows were looked at and changed */
async function walk(store: Store, resealer: Resealer = during, from?: string) {
  const marks: string[] = [];
  let [rows, changed] = [0, 0];
  let next = from;
  do {
    const batch = await store.vault.reseal(resealer, next);
    [rows, changed, next] = [rows + batch.rows, changed + batch.changed, batch.next];
    if (next !== undefined) marks.push(next);
  } while (next !== undefined);
  return { marks, rows, changed };
}

const dumpOf = async (place: Place) => JSON.stringify(await Promise.all(tables.map((table) => place.run(`select * from ${table}`))));
const isUnder = (dump: string, { keyId }: Pick<Resealer, "keyId">) => dump.includes(`v1.${keyId}.`);

export function vaultContract(engine: EngineUnderTest): void {
  describe("the vault", () => {
    test("the first data key stays", async () => {
      const store = await (await engine.place()).open();
      assert.equal(await store.vault.findDataKey(), undefined);
      const [one, other] = [before.seal("one", context.dataKey), before.seal("other", context.dataKey)];
      await store.vault.createDataKey(one);
      await store.vault.createDataKey(other);
      assert.equal(await store.vault.findDataKey(), one);
      await store.reset();
      assert.equal(await store.vault.findDataKey(), one);
      await store.close();
    });

    test("all that is sealed comes under the new key, and nothing else changes", async () => {
      const place = await engine.place();
      const store = await filled(place, 3);
      const { rows, changed } = await walk(store);
      assert.deepEqual([rows, changed], [await store.vault.count(), rows]);
      await store.vault.resealDataKey(during);
      const dump = await dumpOf(place);
      assert.ok(isUnder(dump, during) && !isUnder(dump, before));

      const user = await store.users.find(poolId, subOf(1));
      const open = (sealed = "" as never, of = "") => after.open(sealed, of);
      assert.deepEqual(
        [user?.password, ...(user?.passwordHistory ?? [])].map((each) => open(each?.verifier as never, context.password(poolId, subOf(1)))),
        ["verifier", "older", "oldest"],
      );
      assert.deepEqual(
        [user?.softwareToken, user?.pendingSoftwareToken].map((each) =>
          open(each?.secret as never, context.softwareToken(poolId, subOf(1))),
        ),
        ["totp", "pending"],
      );
      const [key] = await store.pools.keys(poolId);
      assert.equal(open(key?.privateKey as never, context.signingKey(poolId, "k1")), "pem1");
      const [device] = (await store.devices.list(poolId, subOf(0), { limit: 1 })).items;
      assert.equal(open(device?.verifier as never, context.device(poolId, subOf(0), device?.key ?? "")), "device");
      assert.deepEqual(
        (await store.clients.find(aClient().id))?.secrets.map(({ id }) => id),
        ["one", "two"],
      );
      assert.equal(open((await store.vault.findDataKey()) as never, context.dataKey), "data key");
      const [brought] = await store.vault.poolDataKeys();
      assert.equal(open(brought?.sealed as never, context.poolDataKey(poolId)), "brought");
      const later = await place.open({ sealer: after });
      assert.equal((await later.messages.list({ limit: 1 }))[0]?.code, "123456");
      const { password, passwordHistory, softwareToken, pendingSoftwareToken, ...rest } = user ?? aUser();
      const { password: _p, passwordHistory: _h, softwareToken: _s, pendingSoftwareToken: _q, ...was } = aFullUser(subOf(1), before);
      assert.deepEqual(rest, was);
      assert.deepEqual(await walk(store).then((again) => again.changed), 0);
      await Promise.all([store.close(), later.close()]);
    });

    test("a walk that was cut off goes on where it was, with writers beside it, and loses nothing", async () => {
      const place = await engine.place();
      const users = 230;
      const store = await filled(place, users);
      const node = await place.open({ sealer: during });
      const first = await store.vault.reseal(during);
      const second = await store.vault.reseal(during, first.next);
      assert.deepEqual([first.rows, second.rows], [100, 100]);
      await store.vault.saveProgress({ keyId: during.keyId, after: second.next ?? "", rows: 200, changed: 200 });
      await store.close();

      const again = await place.open({ sealer: during });
      const progress = await again.vault.findProgress();
      assert.deepEqual(progress, { keyId: during.keyId, after: second.next, rows: 200, changed: 200 });
      const renamed = (sub: string) =>
        node.users.update(poolId, sub, (user) => ({ user: { ...user, attributes: { name: sub } }, answer: undefined }));
      const removed = node.users.remove(poolId, subOf(users - 1));
      const subs = Array.from({ length: 40 }, (_, index) => subOf(users - 2 - index));
      const [rest] = await Promise.all([walk(again, during, progress?.after), removed, ...subs.map(renamed)]);
      assert.ok(rest.rows <= 30 + 8, String(rest.rows));
      assert.equal((await walk(again)).changed, 0);
      await again.vault.resealDataKey(during);
      assert.ok(!isUnder(await dumpOf(place), before));
      for (const sub of subs) assert.equal((await again.users.find(poolId, sub))?.attributes.name, sub);
      await again.vault.saveProgress(undefined);
      assert.equal(await again.vault.findProgress(), undefined);
      await Promise.all([again.close(), node.close()]);
    });

    test("the data key that a pool brought along is told whenever the pool is read, and goes with it", async () => {
      const place = await engine.place();
      const store = await filled(place, 1);
      const told: unknown[] = [];
      let nowMs = 0;
      const node = await place.open({ nowMs: () => nowMs, broughtKey: (...given) => told.push(given) });
      await node.pools.find("us-east-1_None");
      await node.pools.find(poolId);
      const brought = (await store.vault.poolDataKeys()).map(({ sealed }) => [poolId, sealed]);
      assert.deepEqual(told, brought);
      await store.pools.remove(poolId);
      assert.deepEqual(await store.vault.poolDataKeys(), []);
      await store.pools.create(aPool({ id: poolId }), []);
      nowMs += 1000;
      await node.pools.find(poolId);
      assert.deepEqual(told, [...brought, [poolId, undefined]]);
      await Promise.all([store.close(), node.close()]);
    });

    test("a secret that this version does not know ends the walk", async () => {
      const place = await engine.place();
      const store = await place.open({ sealer: before });
      const user = { ...aUser({ sub: "a" }), future: before.seal("secret", "future") };
      await store.users.create(user);
      await assert.rejects(
        store.vault.reseal(during),
        /^Error: A row holds a secret that this version cannot bring under the new master key/,
      );
      await store.close();
    });
  });
}
