/**
 * The sealer port. What the store keeps is sealed under the master key and can be sealed anew when that changes. What must stay recognisable whatever
 * becomes of the master key, digests and what clients carry, is under the data key, which the master key seals, or under the key that is made of it for
 * a pool.
 */
import { createHmac } from "node:crypto";
import type { Digest } from "../../domain/sealed.ts";
import { isOfHouse, type PoolTicket, type Sealer, type Sealing } from "../../ports/sealer.ts";
import type { Resealer } from "../../ports/vault.ts";
import { BroughtKeys } from "./brought-keys.ts";
import { type Keyring, keyIdOf, keyringOf, openWith, sealWith } from "./envelope.ts";
import { poolKeyId, poolKeyNamed } from "./pool-keys.ts";
import type { MasterKeys, SealingKey } from "./sealing-key.ts";

/** The half of the sealer that needs nothing but the master keys. */
export type MasterSealer = Sealing & Resealer;

type Brought = Pick<BroughtKeys, "of" | "named">;

/** Seals under the key in force and opens what any of the keys sealed. */
export function createMasterSealer({ current, former }: MasterKeys): MasterSealer {
  const own = keyringOf(current);
  const keyrings = new Map([...former.map(keyringOf), own].map((keyring) => [keyring.id, keyring]));
  return {
    keyId: own.id,
    formerIds: [...keyrings.keys()].filter((id) => id !== own.id),
    seal: (plain, context) => sealWith(own, plain, context),
    open: (sealed, context) => openWith(keyrings, sealed, context),
    reseal: (sealed, context) => (keyIdOf(sealed) === own.id ? sealed : sealWith(own, openWith(keyrings, sealed, context), context)),
  };
}

/**
 * The whole sealer.
 * @param master for what the store keeps    @param dataKey for what clients of the house carry; the keys of pools are made of it
 * @param brought keys of pools that were imported: the first makes their digests, all open what their clients carry from before
 */
export function createSealer(master: Sealing, dataKey: SealingKey, brought: Brought = new BroughtKeys(master)): Sealer {
  const data = keyringOf(dataKey);
  const house = new Map([[data.id, data]]);
  const made = new MadeKeys(dataKey);
  return {
    seal: (plain, context) => (isOfHouse(context) ? sealWith(data, plain, context) : master.seal(plain, context)),
    open: (sealed, context) => (isOfHouse(context) ? openWith(house, sealed, context) : master.open(sealed, context)),
    sealTicket: (ticket, context, length = 0) => sealWith(made.of(ticket.poolId), JSON.stringify(ticket).padEnd(length), context),
    openTicket(sealed, context) {
      const id = keyIdOf(sealed);
      const other = brought.named(id);
      const keyring = other?.keyring ?? made.named(id);
      const ticket: PoolTicket = JSON.parse(openWith(new Map([[id, keyring]]), sealed, context));
      // Whoever has the key of one pool must not speak for another.
      if (other ? other.poolId !== ticket.poolId : poolKeyId(dataKey, ticket.poolId) !== id) throw new Error("sealed for another pool");
      return ticket;
    },
    // The length keeps context and secret apart: no other pair of texts runs together to the same bytes.
    digest: (secret, context, poolId) =>
      createHmac("sha256", (poolId === undefined ? data : (brought.of(poolId) ?? made.of(poolId))).digest)
        .update(`${context.length}:${context}${secret}`)
        .digest("base64url") as Digest,
  };
}

/** Keys of pools that are ready at once; a kilobyte each. */
const mostReady = 10_000;

/** The keys that a data key makes for pools. */
class MadeKeys {
  readonly #dataKey: SealingKey;
  readonly #ready = new Map<string, Keyring>();

  constructor(dataKey: SealingKey) {
    this.#dataKey = dataKey;
  }

  of(poolId: string): Keyring {
    const id = poolKeyId(this.#dataKey, poolId);
    const keyring = this.named(id);
    if (this.#ready.size >= mostReady) this.#ready.clear();
    this.#ready.set(id, keyring);
    return keyring;
  }

  /** Keeps nothing: anybody may send a text with any id. */
  named(id: string): Keyring {
    return this.#ready.get(id) ?? keyringOf(poolKeyNamed(this.#dataKey, id));
  }
}
