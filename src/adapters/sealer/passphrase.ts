/** Sealing under a passphrase, for what leaves the installation. */
import { createHmac, randomBytes, scrypt } from "node:crypto";
import type { Sealed } from "../../domain/sealed.ts";
import type { Sealing } from "../../ports/sealer.ts";
import { Secret } from "../../secret.ts";
import { keyringOf, openWith, sealWith, UnknownKey } from "./envelope.ts";
import { sealingKeyOf } from "./sealing-key.ts";

/** How a passphrase is stretched to a key: scrypt's cost, block size and parallelism, and a salt in base64url. @see RFC 7914 */
export type Stretching = { readonly N: number; readonly r: number; readonly p: number; readonly salt: string };

const saltBytes = 16;
const keyBytes = 32;
/** A quarter of a second and 32 MiB a guess. @see OWASP Password Storage Cheat Sheet, scrypt */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const most = { N: 2 ** 20, r: 32, p: 16 } as const;

/** How a new passphrase is stretched. @param N less than the default only where nothing is at stake */
export const newStretching = (N: number = cost.N): Stretching => ({ ...cost, N, salt: randomBytes(saltBytes).toString("base64url") });

/** Seals under a passphrase and opens what was sealed so. `mac` proves that a digest was made by who knows the passphrase. */
export type PassphraseSealer = Sealing & { readonly keyId: string; readonly mac: (digest: Buffer) => string };

/** @throws Error where the stretching is none that this program would have chosen or will bear */
export async function passphraseSealer(passphrase: Secret, stretching: Stretching): Promise<PassphraseSealer> {
  const key = await stretched(passphrase, stretching);
  const keyring = keyringOf(sealingKeyOf(key.reveal().toString("base64")));
  return {
    keyId: keyring.id,
    seal: (plain, context) => sealWith(keyring, plain, context),
    open: (sealed: Sealed, context) => openWith(new Map([[keyring.id, keyring]]), sealed, context),
    mac: (digest) => createHmac("sha256", keyring.digest).update(digest).digest("base64url"),
  };
}

/** Whether a problem of `open` means that the passphrase is another one. */
export const isOtherPassphrase = (problem: unknown): boolean => problem instanceof UnknownKey;

function stretched(passphrase: Secret, { N, r, p, salt }: Stretching): Promise<Secret<Buffer>> {
  const bearable = [N, r, p].every((each) => Number.isInteger(each) && each > 0) && N <= most.N && r <= most.r && p <= most.p;
  if (!bearable || (N & (N - 1)) !== 0) throw new Error("The cost of its passphrase is none that scrypt takes or this machine can bear.");
  // The same letters may come in two forms from two keyboards.
  const text = passphrase.reveal().normalize("NFC");
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) =>
    scrypt(text, Buffer.from(salt, "base64url"), keyBytes, options, (problem, key) =>
      problem ? reject(problem) : resolve(new Secret(key)),
    ),
  );
}
