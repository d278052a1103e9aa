/** Brings everything that is sealed under a new master key, while servers run. @see docs/decisions/0012 */
import type { Config } from "../config.ts";
import type { Resealer, RotationProgress, Vault } from "../ports/vault.ts";
import { recorded } from "./audit.ts";
import type { Workshop } from "./workshop.ts";

/** How far it has come: rows of all that may hold something sealed. First everything is sealed anew, then looked through once more. */
export type Report = (state: { readonly step: "sealing" | "checking"; readonly rows: number; readonly total: number }) => void;

/** What was done. `late`: rows that came under an old key while this ran, so that some server still seals with it. */
export type Rotated = { readonly keyId: string; readonly rows: number; readonly changed: number; readonly late: number };

/**
 * Seals everything anew under the master key in force, in small batches. One that was cut off goes on where it was.
 * @throws Error one sentence where no old key is configured
 */
export const rotateMaster = (config: Config, report: Report): Promise<Rotated> =>
  recorded(
    config,
    "RotateMasterKey",
    (workshop) => rotateMasterIn(workshop, report),
    () => ({}),
  );

/** The same in a store that is open. */
export async function rotateMasterIn({ store: { vault }, master }: Pick<Workshop, "store" | "master">, report: Report): Promise<Rotated> {
  if (master.formerIds.length === 0) {
    throw new Error(
      "There is no old master key to leave behind: set POOLHOUSE_MASTER_KEY to the new key and POOLHOUSE_OLD_MASTER_KEYS to the one so far, start all servers so, then run this again.",
    );
  }
  const total = await vault.count();
  const beginning = { keyId: master.keyId, after: "", rows: 0, changed: 0 };
  const begun = await vault.findProgress();
  const sealed = await walk(vault, master, begun?.keyId === master.keyId ? begun : beginning, async (progress) => {
    report({ step: "sealing", rows: progress.rows, total });
    await vault.saveProgress(progress);
  });
  const checked = await walk(vault, master, beginning, async ({ rows }) => report({ step: "checking", rows, total }));
  // Last, so that a server without the old key does not start before all the rest is done.
  await vault.resealDataKey(master);
  await vault.saveProgress(undefined);
  return { keyId: master.keyId, rows: sealed.rows, changed: sealed.changed, late: checked.changed };
}

async function walk(
  vault: Pick<Vault, "reseal">,
  resealer: Resealer,
  from: RotationProgress,
  eachBatch: (progress: RotationProgress) => Promise<void>,
): Promise<RotationProgress> {
  let progress = from;
  do {
    const batch = await vault.reseal(resealer, progress.after === "" ? undefined : progress.after);
    const { next = "" } = batch;
    progress = { ...progress, after: next, rows: progress.rows + batch.rows, changed: progress.changed + batch.changed };
    await eachBatch(progress);
  } while (progress.after !== "");
  return progress;
}
