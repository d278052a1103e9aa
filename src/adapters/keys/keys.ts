import { signingKeyAt } from "../../domain/token/signing-keys.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Keys } from "../../ports/keys.ts";
import type { Sealer } from "../../ports/sealer.ts";
import type { PoolStore } from "../../ports/store.ts";
import { createVerifier, signedJwt } from "./jwt.ts";
import { createKeyCache } from "./key-cache.ts";
import type { KeyStash } from "./key-stash.ts";
import { jwkOf, storedKey } from "./pool-key.ts";

/** What the keys are made of. `pools` keeps them, `stash` has new ones ready. */
export type KeysParts = {
  readonly pools: Pick<PoolStore, "keys">;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly stash: KeyStash;
};

/** The pools' signing keys on Node's own crypto, with keys opened once and kept. */
export function createKeys({ pools, sealer, clock, stash }: KeysParts): Keys {
  const cache = createKeyCache({ pools, sealer, clock });
  const verify = createVerifier();
  return {
    async make(poolId, now, signsFrom) {
      const [id, access] = await Promise.all([stash.take(), stash.take()]);
      cache.forget(poolId);
      const times = { createdAt: now, ...(signsFrom !== undefined && { signsFrom }) };
      return [storedKey(sealer, poolId, { use: "id", ...times }, id), storedKey(sealer, poolId, { use: "access", ...times }, access)];
    },
    async sign(poolId, claims) {
      const key = signingKeyAt([...(await cache.get(poolId)).values()], claims.token_use, clock.now());
      if (!key) throw new Error(`pool ${poolId} has no key for ${claims.token_use} tokens`);
      return signedJwt(key, claims);
    },
    verify: async (poolId, token) => verify(await cache.get(poolId), token),
    async publicKeys(poolId) {
      const keys = [...(await cache.get(poolId)).values()];
      return keys.length > 0 ? keys.map(jwkOf) : undefined;
    },
  };
}
