import type { AccessClaims, IdClaims } from "../domain/token/token.ts";
import type { StoredKey } from "./store.ts";

/** A public key as `/.well-known/jwks.json` shows it. */
export type PublicKey = { alg: "RS256"; e: string; kid: string; kty: "RSA"; n: string; use: "sig" };

/** The signing keys of the pools: one for ID tokens, one for access tokens; while they change, their predecessors and successors too. */
export interface Keys {
  /** A new pair of sealed keys, made ahead of need so that no request waits for prime numbers. @param signsFrom epoch seconds; at once where it is left out */
  make(poolId: string, now: number, signsFrom?: number): Promise<readonly StoredKey[]>;
  sign(poolId: string, claims: AccessClaims | IdClaims): Promise<string>;
  /**
   * The claims of a JWT whose signature one of this pool's keys made. Only the signature is judged here.
   * @returns `"unparsable"` for text that is no JWT of ours, `"forged"` for a signature that does not hold
   */
  verify(poolId: string, token: string): Promise<{ readonly claims: Readonly<Record<string, unknown>> } | "unparsable" | "forged">;
  /** @returns undefined for an unknown pool */
  publicKeys(poolId: string): Promise<readonly PublicKey[] | undefined>;
}
