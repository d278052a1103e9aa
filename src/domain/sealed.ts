import { timingSafeEqual } from "node:crypto";

/** A secret under the master key, as the store keeps it: text that names its key and is useless without it. */
export type Sealed = string & { readonly sealed: unique symbol };

/** A keyed digest of a short secret (a code, a session id): what the store keeps to recognise it and cannot be guessed back from a dump. */
export type Digest = string & { readonly digest: unique symbol };

/** Whether two digests are the same, in a time that tells nothing about where they differ. Throws nothing. */
export function isSameDigest(one: Digest, other: Digest): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
