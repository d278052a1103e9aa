import assert from "node:assert/strict";
import test from "node:test";
import { openSealer } from "../../../test/support/store.ts";
import { context } from "../../ports/sealer.ts";
import type { Engine } from "./engine.ts";
import { createMessageStore } from "./messages.ts";

const content = openSealer.seal('{"id":"a"}', context.message);
const row = { pool_id: "p", id: "a", content, due_at: 1, attempts: 0 };
const query = { now: 1, until: 61, limit: 10 };

/** An engine with two messages that are due; it breaks after so many writes. */
const breakingAfter = (writes: number): Engine => {
  const never = () => Promise.reject(new Error("not asked for here"));
  let left = writes;
  return {
    rows: async <Row>() => [row, row] as readonly unknown[] as readonly Row[],
    snapshot: never,
    connections: () => [],
    write: async () => (left-- > 0 ? 1 : Promise.reject(new Error("gone"))),
    change: never,
    commit: never,
    close: never,
  };
};

test("messages that were taken before the store broke are delivered and do not wait for the end of their lease", async () => {
  const claimed = await createMessageStore(breakingAfter(1), openSealer).claim(query);
  assert.deepEqual(claimed, [{ message: { id: "a" }, attempts: 1 }]);
});

test("where none was taken, the failure is told", () =>
  assert.rejects(createMessageStore(breakingAfter(0), openSealer).claim(query), { message: "gone" }));
