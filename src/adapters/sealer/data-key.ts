/** The key behind digests and tickets: made once, kept in the store under the master key, so that a new master key changes neither. */
import { context } from "../../ports/sealer.ts";
import type { Vault } from "../../ports/vault.ts";
import { UnknownKey } from "./envelope.ts";
import type { MasterSealer } from "./sealer.ts";
import { newKeyText, type SealingKey, sealingKeyOf } from "./sealing-key.ts";

/**
 * The data key of this store, made where it has none. Of two nodes that start at once one makes it and both use it.
 * @throws Error one sentence that says what to set, where the store was sealed under another master key: that must stop the start, not every sign-in
 */
export async function loadDataKey(vault: Pick<Vault, "findDataKey" | "createDataKey">, master: MasterSealer): Promise<SealingKey> {
  const found = await vault.findDataKey();
  if (found === undefined) await vault.createDataKey(master.seal(newKeyText().reveal(), context.dataKey));
  const sealed = found ?? (await vault.findDataKey());
  if (sealed === undefined) throw new Error("The store does not keep its data key.");
  try {
    return sealingKeyOf(master.open(sealed, context.dataKey));
  } catch (problem) {
    const which = problem instanceof UnknownKey ? ` (${problem.keyId}; the given one is ${master.keyId})` : "";
    throw new Error(
      `The data was sealed under another master key${which}: set POOLHOUSE_MASTER_KEY to that key, name it in POOLHOUSE_OLD_MASTER_KEYS beside a new one, or put its file back beside the database.`,
    );
  }
}
