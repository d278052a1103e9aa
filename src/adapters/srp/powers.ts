/**
 * Modular powers in OpenSSL, seven times quicker than BigInt. Runs in the worker threads. Node gives them no name, so they are had by way of
 * two others: a Diffie-Hellman key is g^x, computed in constant time, and RSA's public operation is any base to any exponent. (The class
 * DiffieHellman could do both, but its constructor tests the prime again for a second and a half.)
 */
import { constants, createPrivateKey, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";
import { shortestHex } from "../../domain/srp/encoding.ts";
import { sharedBaseOf } from "../../domain/srp/exchange.ts";
import { generatorHex, primeHex } from "../../domain/srp/group.ts";
import type { SrpExchange } from "../../ports/srp.ts";
import { element, integer, read, tag } from "./der.ts";

/** A secret b of 256 bits and g^b mod N, hex. */
export type Pair = { readonly b: string; readonly power: string };

/** The tasks of a worker, by name. Numbers are hex. */
export const tasks = {
  /** g^exponent mod N */
  power: (exponent: string): string => generatorTo(exponent),
  pair: (): Pair => {
    const b = randomBytes(32).toString("hex");
    return { b, power: generatorTo(b) };
  },
  /** The server's S = (A·v^u)^b mod N. */
  secret: ({ A, u, b, verifier }: SrpExchange): string => powerOf(sharedBaseOf(A, powerOf(verifier, u)), b),
};
export type Tasks = typeof tasks;

// AlgorithmIdentifier dhKeyAgreement with N and g. @see PKCS #3
const algorithm = element(
  tag.sequence,
  element(tag.objectIdentifier, Buffer.from("2a864886f70d010301", "hex")),
  element(tag.sequence, integer(primeHex), integer(generatorHex)),
);

/** g^exponent mod N in constant time, as the exponent may be a password's: OpenSSL computes the public key of the private key `exponent`. */
function generatorTo(exponent: string): string {
  const der = element(tag.sequence, integer("0"), algorithm, element(tag.octetString, integer(exponent)));
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { content } = read(createPublicKey(privateKey).export({ format: "der", type: "spki" }));
  const bits = read(read(content).rest).content; // a byte that counts unused bits, then the number
  return shortestHex(read(bits.subarray(1)).content.toString("hex"));
}

/**
 * base^exponent mod N. The time it takes hints at the number of ones in the exponent, so it serves only exponents that are public (u) or
 * good for one exchange (b), where a few bits of 256 help nobody.
 */
function powerOf(base: string, exponent: string): string {
  const n = bytesOf(primeHex).toString("base64url");
  const key = createPublicKey({ format: "jwk", key: { kty: "RSA", n, e: bytesOf(exponent).toString("base64url") } });
  return shortestHex(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, bytesOf(base)).toString("hex"));
}

// As many bytes as N has, which is what RSA without padding asks for.
const bytesOf = (hex: string) => Buffer.from(shortestHex(hex).padStart(primeHex.length, "0"), "hex");
