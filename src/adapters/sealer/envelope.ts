/** What is sealed, as text: `v1.<key id>.<base64url of nonce, ciphertext and tag>`. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import type { Sealed } from "../../domain/sealed.ts";
import type { Secret } from "../../secret.ts";
import type { SealingKey } from "./sealing-key.ts";

// The first 16 bytes of the nonce make a key of its own for every text, the other 12 are AES-GCM's: random nonces under one key would be safe for
// 2^32 texts only, which a busy server seals in weeks. They come from the operating system, never from the `random` port, which tests may fix.
const version = "v1";
const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;

/** A key made ready: one half seals, the other makes digests. A KeyObject shows nothing of itself, and Node 24 takes it six times as fast as bytes. */
export type Keyring = { readonly id: string; readonly sealing: KeyObject; readonly digest: KeyObject };

/** Makes a key ready. */
export const keyringOf = ({ id, key }: SealingKey): Keyring => ({
  id,
  sealing: derived(key, "poolhouse sealing"),
  digest: derived(key, "poolhouse digest"),
});

const derived = (key: Secret<Buffer>, purpose: string) => createSecretKey(Buffer.from(hkdfSync("sha256", key.reveal(), "", purpose, 32)));
const keyOfOneText = ({ sealing }: Keyring, salt: Buffer) => createSecretKey(createHmac("sha256", sealing).update(salt).digest());

/** Seals a text. @param context bound to it, and needed to open it */
export function sealWith(keyring: Keyring, plain: string, context: string): Sealed {
  const nonce = randomBytes(saltBytes + ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOfOneText(keyring, nonce.subarray(0, saltBytes)), nonce.subarray(saltBytes));
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${keyring.id}.${body.toString("base64url")}` as Sealed;
}

/** Opens a text with the keyring that it names. @throws Error where it was altered, belongs elsewhere, or its key is none of these */
export function openWith(keyrings: ReadonlyMap<string, Keyring>, sealed: string, context: string): string {
  const { keyId, body } = partsOf(sealed);
  const keyring = keyrings.get(keyId);
  if (!keyring) throw new UnknownKey(keyId);
  const ivEnd = saltBytes + ivBytes;
  const key = keyOfOneText(keyring, body.subarray(0, saltBytes));
  const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(saltBytes, ivEnd), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(body.subarray(body.length - tagBytes));
  return decipher.update(body.subarray(ivEnd, body.length - tagBytes), undefined, "utf8") + decipher.final("utf8");
}

/** The id of the key that a text is sealed under. @throws Error where it is no sealed text */
export const keyIdOf = (sealed: string): string => partsOf(sealed).keyId;

/** A text is sealed under a key that is not at hand. */
export class UnknownKey extends Error {
  readonly keyId: string;
  constructor(keyId: string) {
    super("sealed under another master key");
    this.keyId = keyId;
  }
}

function partsOf(sealed: string): { keyId: string; body: Buffer } {
  const [found, keyId, text, ...more] = sealed.split(".");
  const body = Buffer.from(text ?? "", "base64url");
  if (found !== version || keyId === undefined || more.length > 0 || body.length < saltBytes + ivBytes + tagBytes) {
    throw new Error("not a sealed text");
  }
  return { keyId, body };
}
