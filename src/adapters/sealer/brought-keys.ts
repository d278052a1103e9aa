/** The data keys that imported pools brought along from the installation they were born in. @see docs/decisions/0014 */
import type { Sealed } from "../../domain/sealed.ts";
import { context, type Sealing } from "../../ports/sealer.ts";
import { type Keyring, keyringOf } from "./envelope.ts";
import { sealingKeyOf } from "./sealing-key.ts";

/** Kept in memory as the store shows them: all at start, and each again whenever its pool is read. */
export class BroughtKeys {
  readonly #master: Pick<Sealing, "open">;
  readonly #ofPool = new Map<string, { readonly sealed: Sealed; readonly keyring: Keyring }>();
  readonly #named = new Map<string, Keyring>();

  /** @param master opens them */
  constructor(master: Pick<Sealing, "open">) {
    this.#master = master;
  }

  /** What the store has for a pool. @param sealed undefined: the pool was born here @throws Error where the master key does not open it */
  note(poolId: string, sealed: Sealed | undefined): void {
    if (sealed === undefined) this.#ofPool.delete(poolId);
    else if (this.#ofPool.get(poolId)?.sealed !== sealed) this.#keep(poolId, sealed);
  }

  /** The key of a pool's digests; undefined where it is the installation's own. */
  of(poolId: string): Keyring | undefined {
    return this.#ofPool.get(poolId)?.keyring;
  }

  /** The key with this id. */
  named(id: string): Keyring | undefined {
    return this.#named.get(id);
  }

  #keep(poolId: string, sealed: Sealed): void {
    const keyring = keyringOf(sealingKeyOf(this.#master.open(sealed, context.poolDataKey(poolId))));
    this.#ofPool.set(poolId, { sealed, keyring });
    this.#named.set(keyring.id, keyring);
  }
}
