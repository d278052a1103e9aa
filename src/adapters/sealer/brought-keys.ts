/** The keys that imported pools brought along from the installations they were in. @see docs/decisions/0014 */
import type { Sealed } from "../../domain/sealed.ts";
import { context, type Sealing } from "../../ports/sealer.ts";
import { type Keyring, keyringOf } from "./envelope.ts";
import { keysIn } from "./pool-keys.ts";

/** A key, and the one pool for which it counts. */
export type Brought = { readonly poolId: string; readonly keyring: Keyring };

/** Kept in memory as the store shows them: all at start, and each again whenever its pool is read. */
export class BroughtKeys {
  readonly #master: Pick<Sealing, "open">;
  readonly #ofPool = new Map<string, { readonly sealed: Sealed; readonly keyrings: readonly Keyring[] }>();
  readonly #named = new Map<string, Brought>();

  /** @param master opens them */
  constructor(master: Pick<Sealing, "open">) {
    this.#master = master;
  }

  /** What the store has for a pool. @param sealed undefined: the pool was born here @throws Error where the master key does not open it */
  note(poolId: string, sealed: Sealed | undefined): void {
    const known = this.#ofPool.get(poolId);
    if (known?.sealed === sealed) return;
    for (const { id } of known?.keyrings ?? []) this.#named.delete(id);
    this.#ofPool.delete(poolId);
    if (sealed !== undefined) this.#keep(poolId, sealed);
  }

  /** The key of a pool's digests; undefined where it is the one that is made from the installation's own. */
  of(poolId: string): Keyring | undefined {
    return this.#ofPool.get(poolId)?.keyrings[0];
  }

  /** The key with this id. */
  named(id: string): Brought | undefined {
    return this.#named.get(id);
  }

  #keep(poolId: string, sealed: Sealed): void {
    const keyrings = keysIn(this.#master.open(sealed, context.poolDataKey(poolId))).map(keyringOf);
    this.#ofPool.set(poolId, { sealed, keyrings });
    for (const keyring of keyrings) this.#named.set(keyring.id, { poolId, keyring });
  }
}
