/**
 * The sealer port. What the store keeps is sealed under the master key and can be sealed anew when that changes. What must stay recognisable whatever
 * becomes of the master key, digests and what clients carry, is under the data key, which the master key seals.
 */
import { createHmac } from "node:crypto";
import type { Digest } from "../../domain/sealed.ts";
import { isTicket, type Sealer, type Sealing } from "../../ports/sealer.ts";
import type { Resealer } from "../../ports/vault.ts";
import { BroughtKeys } from "./brought-keys.ts";
import { keyIdOf, keyringOf, openWith, sealWith } from "./envelope.ts";
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
 * @param master for what the store keeps    @param dataKey for digests and for what clients carry
 * @param brought what imported pools brought along: makes their digests, and opens what their clients carry from before
 */
export function createSealer(master: Sealing, dataKey: SealingKey, brought: Brought = new BroughtKeys(master)): Sealer {
  const data = keyringOf(dataKey);
  const keyrings = { get: (id: string) => (id === data.id ? data : brought.named(id)) };
  return {
    seal: (plain, context) => (isTicket(context) ? sealWith(data, plain, context) : master.seal(plain, context)),
    open: (sealed, context) => (isTicket(context) ? openWith(keyrings, sealed, context) : master.open(sealed, context)),
    // The length keeps context and secret apart: no other pair of texts runs together to the same bytes.
    digest: (secret, context, poolId) =>
      createHmac("sha256", (brought.of(poolId) ?? data).digest)
        .update(`${context.length}:${context}${secret}`)
        .digest("base64url") as Digest,
  };
}
