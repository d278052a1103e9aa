import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Digest, Sealed } from "../../domain/sealed.ts";
import type { Sealer } from "../../ports/sealer.ts";
import type { MasterKey } from "./master-key.ts";

// What is sealed reads `v1.<key id>.<base64url of nonce, ciphertext and tag>`. The first 16 bytes of the nonce make a key of its own for every
// text, the other 12 are AES-GCM's: random nonces under one key would be safe for 2^32 texts only, which a busy server seals in weeks.
const version = "v1";
const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;

type Keyring = { readonly id: string; readonly sealing: Buffer; readonly digest: Buffer };

/**
 * Seals under the first key and opens what any of the keys sealed. Nonces come from the operating system, never from the `random` port, which
 * tests may fix.
 * @param current the key for new secrets    @param former keys that old secrets are still under
 */
export function createSealer(current: MasterKey, former: readonly MasterKey[] = []): Sealer {
  const own = keyringOf(current);
  const keyrings = new Map([...former.map(keyringOf), own].map((keyring) => [keyring.id, keyring]));
  return {
    seal: (plain, context) => sealWith(own, plain, context),
    open(sealed, context) {
      const { keyId, body } = partsOf(sealed);
      const keyring = keyrings.get(keyId);
      if (!keyring) throw new Error("sealed under another master key");
      return openWith(keyring, body, context);
    },
    // The length keeps context and secret apart: no other pair of texts runs together to the same bytes.
    digest: (secret, context) =>
      createHmac("sha256", own.digest).update(`${context.length}:${context}${secret}`).digest("base64url") as Digest,
  };
}

const keyringOf = ({ id, key }: MasterKey): Keyring => ({
  id,
  sealing: derived(key, "poolhouse sealing"),
  digest: derived(key, "poolhouse digest"),
});
const derived = (key: Buffer, purpose: string) => Buffer.from(hkdfSync("sha256", key, "", purpose, 32));
const keyOfOneText = (keyring: Keyring, salt: Buffer) => createHmac("sha256", keyring.sealing).update(salt).digest();

function sealWith(keyring: Keyring, plain: string, context: string): Sealed {
  const nonce = randomBytes(saltBytes + ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOfOneText(keyring, nonce.subarray(0, saltBytes)), nonce.subarray(saltBytes));
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${keyring.id}.${body.toString("base64url")}` as Sealed;
}

function openWith(keyring: Keyring, body: Buffer, context: string): string {
  const ivEnd = saltBytes + ivBytes;
  const key = keyOfOneText(keyring, body.subarray(0, saltBytes));
  const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(saltBytes, ivEnd), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(body.subarray(body.length - tagBytes));
  return decipher.update(body.subarray(ivEnd, body.length - tagBytes), undefined, "utf8") + decipher.final("utf8");
}

function partsOf(sealed: string): { keyId: string; body: Buffer } {
  const [found, keyId, text, ...more] = sealed.split(".");
  const body = Buffer.from(text ?? "", "base64url");
  if (found !== version || keyId === undefined || more.length > 0 || body.length < saltBytes + ivBytes + tagBytes) {
    throw new Error("not a sealed text");
  }
  return { keyId, body };
}
