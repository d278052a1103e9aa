import { forgottenAt, type Stranger } from "../../domain/user/stranger.ts";
import type { Sealing } from "../../ports/sealer.ts";
import type { ChangedStranger, StrangerStore } from "../../ports/store.ts";
import { type Engine, overtaken, type Plan, rowOf, type Step } from "./engine.ts";
import { messagesOf, stepOf, type UserKey } from "./plans/writes.ts";
import { findStranger, insertStranger, saveStranger } from "./queries/strangers.ts";
import { stored } from "./queries/text.ts";

type Row = { readonly version: number; readonly state: string };

const countsOf = (row: Row | undefined): Stranger => (row ? stored<Stranger>(row.state) : {});

/** What is kept of names that nobody holds: one row each, as long as its failures count. */
export const createStrangerStore = (engine: Engine, sealer: Sealing): StrangerStore => ({
  find: async (poolId, sub) => countsOf(await rowOf(engine, findStranger({ poolId, sub }))),
  update: (poolId, sub, change) =>
    engine.change(findStranger({ poolId, sub }), (row) => {
      const before = countsOf(row);
      return planOf({ poolId, sub }, row?.version, before, change(before), sealer);
    }),
});

function planOf<Answer>(
  key: UserKey,
  was: number | undefined,
  before: Stranger,
  { counts, writes = [], answer }: ChangedStranger<Answer>,
  sealer: Sealing,
): Plan<Answer> {
  const others = writes.map((write) => stepOf(write, key, sealer));
  return { steps: counts === before ? others : [rowStep(key, was, counts), ...others], messages: messagesOf(writes), answer };
}

function rowStep(key: UserKey, was: number | undefined, counts: Stranger): Step {
  const kept = { ...key, state: JSON.stringify(counts), expiresAt: forgottenAt(counts), version: (was ?? 0) + 1 };
  return { bound: was === undefined ? insertStranger(kept) : saveStranger({ ...kept, was }), missed: overtaken };
}
