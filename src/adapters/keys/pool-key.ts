import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { SigningKeyTimes } from "../../domain/token/signing-keys.ts";
import type { PublicKey } from "../../ports/keys.ts";
import { context, type Sealer } from "../../ports/sealer.ts";
import type { StoredKey } from "../../ports/store.ts";
import type { KeyPair } from "./key-stash.ts";

/** A signing key of a pool, ready for use. `header` is the encoded JWT header of what it signs. */
export type PoolKey = SigningKeyTimes & {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly header: string;
};

/** The key's id: base64 of the SHA-256 of the public key, 44 characters, so one id never means two keys. @see spec/auth.md §2.1 */
export const kidOf = (publicKey: KeyObject): string =>
  createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("base64");

/** A new key as the store keeps it. */
export function storedKey(sealer: Sealer, poolId: string, times: SigningKeyTimes, { privateKey, publicKey }: KeyPair): StoredKey {
  const kid = kidOf(publicKey);
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return { ...times, kid, privateKey: sealer.seal(pem, context.signingKey(poolId, kid)) };
}

/** The key behind a stored one. @throws Error where the master key does not open it */
export function poolKeyOf(sealer: Sealer, poolId: string, { kid, privateKey: sealed, ...times }: StoredKey): PoolKey {
  const privateKey = createPrivateKey(sealer.open(sealed, context.signingKey(poolId, kid)));
  const header = Buffer.from(JSON.stringify({ kid, alg: "RS256" })).toString("base64url");
  return { ...times, kid, privateKey, publicKey: createPublicKey(privateKey), header };
}

/** The key as `jwks.json` shows it. */
export function jwkOf({ kid, publicKey }: PoolKey): PublicKey {
  const { e = "", n = "" } = publicKey.export({ format: "jwk" });
  return { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" };
}
