import { createHmac, randomBytes } from "node:crypto";
import { Secret } from "../../secret.ts";

/** A key that seals secrets. `id` follows from the key, so two nodes with one key agree on it, and tells nothing about it. */
export type SealingKey = { readonly id: string; readonly key: Secret<Buffer> };

/** The master keys of an installation: the one in force, and those that only open. */
export type MasterKeys = { readonly current: SealingKey; readonly former: readonly SealingKey[] };

const keyBytes = 32;

/**
 * Makes a key of its 32 bytes in base64.
 * @throws Error one sentence where the text is something else
 */
export function sealingKeyOf(base64: string): SealingKey {
  const key = sealingBytesOf(base64);
  return { id: createHmac("sha256", key.reveal()).update("poolhouse key id").digest("hex").slice(0, 8), key };
}

/** The bytes of a key. @throws Error one sentence where the text is something else */
export function sealingBytesOf(base64: string): Secret<Buffer> {
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyBytes || key.toString("base64") !== base64) {
    throw new Error("The master key must be 32 bytes in base64, as `openssl rand -base64 32` makes them.");
  }
  return new Secret(key);
}

/** A new key as base64. */
export const newKeyText = (): Secret => new Secret(randomBytes(keyBytes).toString("base64"));
