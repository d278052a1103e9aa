/** What the store of devices must do, on either engine; and its guards. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Device } from "../../../src/domain/device/device.ts";
import type { Write } from "../../../src/ports/store.ts";
import { aDevice } from "../../support/device.ts";
import { aDigest, aUser } from "../../support/user.ts";
import { type EngineUnderTest, shared } from "./place.ts";

let keys = 0;
const user = aUser({ sub: "a" });
/** A key that no other test uses; keys sort in the order in which they are made. */
const newKey = () => `us-east-1_${String(++keys).padStart(4, "0")}`;

export function deviceContract(engine: EngineUnderTest): void {
  describe("devices", () => {
    const { store, place } = shared(engine);
    const write = (...writes: Write[]) =>
      store().users.update(user.poolId, user.sub, (same) => ({ user: same, writes, answer: undefined }));
    const kept = async (members: Partial<Device> = {}) => {
      const device = aDevice({ key: newKey(), ...members });
      await write({ kind: "add-device", device });
      return device;
    };
    const find = ({ key }: Device) => store().devices.find(user.poolId, user.sub, key);
    const succeeded = (results: readonly PromiseSettledResult<unknown>[]) => results.filter(({ status }) => status === "fulfilled").length;
    before(() => store().users.create(user));

    test("a device comes back as it went in, found by pool, user and key, and by nothing else", async () => {
      const device = await kept({ name: "Ann's \u{1f4f1} phone", visit: { at: 7.5, address: "::1", waiting: { session: aDigest("s") } } });
      assert.deepEqual(await find(device), device);
      assert.equal(await store().devices.find(user.poolId, "b", device.key), undefined);
      assert.equal(await store().devices.find("us-east-1_Other", user.sub, device.key), undefined);
      assert.equal(await store().devices.find(user.poolId, user.sub, newKey()), undefined);
    });

    test("a key is confirmed once by each user", async () => {
      const device = aDevice({ key: newKey() });
      const added = await Promise.allSettled(Array.from({ length: 8 }, () => write({ kind: "add-device", device })));
      assert.equal(succeeded(added), 1);
      for (const result of added) if (result.status === "rejected") assert.equal(result.reason.guard, "add-device");
      const other = aUser({ sub: "other" });
      await store().users.create(other, [{ kind: "add-device", device: { ...device, sub: "other", remembered: false } }]);
      assert.equal((await find(device))?.remembered, true);
    });

    test("a device changes only from what it is, whatever its visits", async () => {
      const device = await kept();
      const to = { ...device, mfaPassed: false };
      const changes = await Promise.allSettled(Array.from({ length: 8 }, () => write({ kind: "change-device", from: device, to })));
      assert.equal(succeeded(changes), 1);
      for (const result of changes) if (result.status === "rejected") assert.equal(result.reason.guard, "change-device");
      const visit = { at: 99, address: "192.0.2.1" };
      await write({ kind: "visit-device", device, visit });
      await write({ kind: "change-device", from: { ...to, visit: { at: 1 } }, to: { ...to, visit: { at: 2 } } });
      assert.deepEqual(await find(device), { ...to, visit });
      const gone = { ...device, key: newKey() };
      await assert.rejects(write({ kind: "change-device", from: gone, to: gone }), { guard: "change-device" });
    });

    test("a guard that fails undoes the whole commit", async () => {
      const device = await kept();
      const stale: Write = { kind: "change-device", from: { ...device, remembered: false }, to: device };
      await assert.rejects(write({ kind: "visit-device", device, visit: { at: 5 } }, stale), { guard: "change-device" });
      assert.deepEqual(await find(device), device);
    });

    test("a visit of a device that is gone is no problem; a forgotten device is gone, and no other", async () => {
      const [device, neighbour] = [await kept(), await kept()];
      await write({ kind: "drop-device", device });
      await write({ kind: "drop-device", device }, { kind: "visit-device", device, visit: { at: 5 } });
      assert.equal(await find(device), undefined);
      assert.deepEqual(await find(neighbour), neighbour);
    });

    test("a list has all of the user's in the order of their keys, page by page, and none of another's", async () => {
      const owner = aUser({ sub: "lister" });
      const devices = Array.from({ length: 7 }, () => aDevice({ sub: "lister", key: newKey() }));
      await store().users.create(
        owner,
        devices.toReversed().map((device) => ({ kind: "add-device", device })),
      );
      for (const limit of [1, 3, 7, 60]) {
        const found: Device[] = [];
        let after: string | undefined;
        do {
          const page = await store().devices.list(owner.poolId, owner.sub, { limit, ...(after !== undefined && { after }) });
          assert.ok(page.items.length <= limit);
          found.push(...page.items);
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(found, devices, `${limit} a page`);
      }
      assert.deepEqual(await store().devices.list(owner.poolId, "nobody", { limit: 9 }), { items: [] });
      assert.equal(await store().devices.count(owner.poolId, owner.sub), devices.length);
      assert.equal(await store().devices.count(owner.poolId, "nobody"), 0);
    });

    test("devices go with their user and with their pool", async () => {
      const here = await engine.place();
      const own = await here.open();
      const device = aDevice();
      await own.users.create(user, [{ kind: "add-device", device }]);
      await own.users.create(aUser({ sub: "b" }), [{ kind: "add-device", device: { ...device, sub: "b" } }]);
      await own.users.remove(user.poolId, user.sub);
      assert.deepEqual(
        (await here.run("select sub from devices")).map((row) => row.sub),
        ["b"],
      );
      await own.close();
    });

    test("the verifier is kept as it was sealed, in the state alone", async () => {
      const device = await kept();
      const [row] = await place().run(`select state, visit from devices where device_key = '${device.key}'`);
      const { visit, ...state } = device;
      assert.deepEqual([JSON.parse(String(row?.state)), JSON.parse(String(row?.visit))], [state, visit]);
    });
  });
}
