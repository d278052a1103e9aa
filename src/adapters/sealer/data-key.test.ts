import assert from "node:assert/strict";
import test from "node:test";
import { masterSealer } from "../../../test/support/sealer.ts";
import type { Sealed } from "../../domain/sealed.ts";
import { loadDataKey } from "./data-key.ts";

/** A vault that keeps one data key. */
function vault(kept?: Sealed) {
  return {
    findDataKey: async () => kept,
    createDataKey: async (key: Sealed) => {
      kept ??= key;
    },
  };
}
const revealed = async (...parts: Parameters<typeof loadDataKey>) => (await loadDataKey(...parts)).key.reveal().toString("hex");

test("the first start makes a data key, the next ones find it", async () => {
  const here = vault();
  const first = await revealed(here, masterSealer());
  assert.equal(await revealed(here, masterSealer()), first);
  assert.equal(await revealed(here, masterSealer(2, 1)), first);
  assert.notEqual(await revealed(vault(), masterSealer()), first);
});

test("of two that start at once one makes it and both use it", async () => {
  const here = vault();
  const [one, other] = await Promise.all([revealed(here, masterSealer()), revealed(here, masterSealer())]);
  assert.equal(one, other);
});

test("a wrong master key stops the start with one sentence that names both by their ids", async () => {
  const here = vault();
  await loadDataKey(here, masterSealer(1));
  const [is, was] = [masterSealer(2).keyId, masterSealer(1).keyId];
  await assert.rejects(loadDataKey(here, masterSealer(2)), {
    message: `The data was sealed under another master key (${was}; the given one is ${is}): set POOLHOUSE_MASTER_KEY to that key, name it in POOLHOUSE_OLD_MASTER_KEYS beside a new one, or put its file back beside the database.`,
  });
  await assert.rejects(
    loadDataKey(vault("v1.rubbish" as Sealed), masterSealer(1)),
    /^Error: The data was sealed under another master key: /,
  );
});
