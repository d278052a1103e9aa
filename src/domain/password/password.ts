import type { Sealed } from "../sealed.ts";

/** A password as it is kept: never itself, only what SRP needs to check it. @see spec/auth.md §3.4 */
export type Password = {
  /** 16 random bytes, hex. */
  readonly salt: string;
  /** v = g^x mod N, hex, under the master key. */
  readonly verifier: Sealed;
  /** Epoch seconds. */
  readonly setAt: number;
  /** Set by an administrator, to be changed at first sign-in; refused after `expiresAt` (epoch seconds). */
  readonly temporary?: { readonly expiresAt: number };
};
