/** SRP-6a as Cognito's clients speak it: everything but the modular powers, which OpenSSL computes elsewhere. @see spec/auth.md §3.4 */
import { createHash } from "node:crypto";
import { hmacOf } from "../hmac.ts";
import { refuse } from "../refusal.ts";
import { numberOf, padHex, shortestHex } from "./encoding.ts";
import { multiplier, prime, primeHex } from "./group.ts";

/** Whose password it is: pool name (after `_`) and user name, or a device's group and key. */
export type SrpIdentity = { readonly group: string; readonly name: string };

/** What the client signs to prove that it holds the key. */
export type SrpClaim = { readonly identity: SrpIdentity; readonly secretBlock: string; readonly timestamp: string };

/**
 * The private key x = H(padHex(salt) ‖ H(group ‖ name ‖ ":" ‖ password)), hex of 32 bytes.
 * @param salt hex
 */
export function privateKeyOf({ group, name }: SrpIdentity, password: string, salt: string): string {
  const inner = createHash("sha256").update(`${group}${name}:${password}`).digest();
  return createHash("sha256").update(padHex(salt), "hex").update(inner).digest("hex");
}

/** The server's public value B = (k·v + g^b) mod N, hex. @param verifier v, hex @param power g^b mod N, hex */
export const publicValueOf = (verifier: string, power: string): string =>
  ((multiplier * numberOf(verifier) + numberOf(power)) % prime).toString(16);

/** The scrambler u = H(padHex(A) ‖ padHex(B)), hex of 32 bytes. */
export const scramblerOf = (A: string, B: string): string =>
  createHash("sha256")
    .update(padHex(A) + padHex(B), "hex")
    .digest("hex");

/** The base A·v^u mod N that the server raises to b, hex. @param power v^u mod N, hex */
export const sharedBaseOf = (A: string, power: string): string => ((numberOf(A) * numberOf(power)) % prime).toString(16);

/** The key K, 16 bytes: HKDF-SHA-256 of padHex(S) with the salt padHex(u). @param secret S, hex @param scrambler u, hex */
export function sharedKeyOf(secret: string, scrambler: string): Buffer {
  const extracted = hmacOf("sha256", Buffer.from(padHex(scrambler), "hex"))
    .update(padHex(secret), "hex")
    .digest();
  return hmacOf("sha256", extracted).update("Caldera Derived Key\x01").digest().subarray(0, 16);
}

/** The signature of a client that holds `key`: HMAC-SHA-256 over group, name, the block's bytes and the timestamp. */
export const signatureOf = (key: Buffer, { identity, secretBlock, timestamp }: SrpClaim): Buffer =>
  hmacOf("sha256", key).update(`${identity.group}${identity.name}`).update(secretBlock, "base64").update(timestamp).digest();

/**
 * The client's public value A in shortest hex.
 * @param given as sent in SRP_A
 * @throws Refusal `srpAInvalid` where it is not hex, longer than N, or A mod N is 0: then S would be 0 for every password
 */
export function clientValueOf(given: string): string {
  const digits = shortestHex(given);
  if (!/^[0-9a-f]+$/.test(digits) || digits.length > primeHex.length || numberOf(digits) % prime === 0n) throw refuse.srpAInvalid();
  return digits;
}
