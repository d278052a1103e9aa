/** What the store of access keys must do, on either engine. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AccessKey } from "../../../src/domain/access-key/access-key.ts";
import type { Sealed } from "../../../src/domain/sealed.ts";
import { type EngineUnderTest, shared } from "./place.ts";

let made = 0;
/** An access key. @param members what is different about this one */
export const anAccessKey = (members: Partial<AccessKey> = {}): AccessKey => ({
  id: `AKIA${String(++made).padStart(16, "A")}`,
  name: "ops",
  secret: "sealed" as Sealed,
  policies: ['{"Statement":[]}'],
  enabled: true,
  createdAt: 1000.5,
  ...members,
});
const disabled = (key: AccessKey): AccessKey => ({ ...key, enabled: false });

export function accessKeyContract(engine: EngineUnderTest): void {
  describe("access keys", () => {
    let nowMs = 0;
    const { store, place } = shared(engine, { nowMs: () => nowMs });

    test("a key comes back as it was kept; its id is in use then", async () => {
      const { accessKeys } = store();
      const key = anAccessKey();
      assert.equal(await accessKeys.find(key.id), undefined);
      assert.equal(await accessKeys.create(key), true);
      assert.deepEqual(await accessKeys.find(key.id), key);
      assert.equal(await accessKeys.create({ ...key, name: "thief" }), false);
      assert.deepEqual(await accessKeys.find(key.id), key);
      assert.equal(await accessKeys.remove(key.id), true);
      assert.equal(await accessKeys.remove(key.id), false);
      assert.equal(await accessKeys.find(key.id), undefined);
    });

    test("what another process changed is seen within a second, what this one changed at once", async () => {
      const { accessKeys } = store();
      const other = await place().open();
      const key = anAccessKey();
      await other.accessKeys.create(key);
      assert.equal((await accessKeys.find(key.id))?.enabled, true);
      assert.equal((await other.accessKeys.update(key.id, disabled))?.enabled, false);
      nowMs += 999;
      assert.equal((await accessKeys.find(key.id))?.enabled, true);
      nowMs += 1;
      assert.equal((await accessKeys.find(key.id))?.enabled, false);
      await accessKeys.update(key.id, (each) => ({ ...each, enabled: true }));
      assert.equal((await accessKeys.find(key.id))?.enabled, true);
      await other.accessKeys.remove(key.id);
      nowMs += 1000;
      assert.equal(await accessKeys.find(key.id), undefined);
      assert.equal(await accessKeys.update(key.id, disabled), undefined);
      await other.close();
    });

    test("a use is noted, never an earlier one, and overtakes no change", async () => {
      const { accessKeys } = store();
      const key = anAccessKey();
      await accessKeys.create(key);
      await Promise.all([accessKeys.used(key.id, 2000), accessKeys.update(key.id, disabled), accessKeys.used(key.id, 1500)]);
      await accessKeys.used(key.id, 1900);
      assert.deepEqual(await accessKeys.find(key.id), { ...disabled(key), lastUsedAt: 2000 });
      await accessKeys.update(key.id, (each) => ({ ...each, name: "new" }));
      assert.equal((await accessKeys.find(key.id))?.lastUsedAt, 2000);
      await accessKeys.used("AKIANOBODY", 1);
    });

    test("no change is lost", async () => {
      const { accessKeys } = store();
      const other = await place().open();
      const key = anAccessKey({ policies: [] });
      await accessKeys.create(key);
      const add = (policy: string) => (each: AccessKey) => ({ ...each, policies: [...each.policies, policy] });
      await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? store() : other).accessKeys.update(key.id, add(`${index}`))));
      nowMs += 1000;
      assert.equal((await accessKeys.find(key.id))?.policies.length, 10);
      await other.close();
    });

    test("keys are listed in pages", async () => {
      const here = await (await engine.place()).open();
      const keys = Array.from({ length: 3 }, () => anAccessKey());
      for (const key of keys) await here.accessKeys.create(key);
      await here.accessKeys.used(keys[0]?.id ?? "", 3000);
      const first = await here.accessKeys.list({ limit: 2 });
      assert.deepEqual(first.items, [{ ...keys[0], lastUsedAt: 3000 }, keys[1]]);
      const second = await here.accessKeys.list({ limit: 2, after: first.next ?? "" });
      assert.deepEqual(second, { items: [keys[2]] });
      await here.close();
    });
  });
}
