import assert from "node:assert/strict";
import { createHash, getDiffieHellman } from "node:crypto";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import { numberOf, padHex } from "./encoding.ts";
import { clientValueOf, privateKeyOf, publicValueOf, scramblerOf, sharedBaseOf, sharedKeyOf, signatureOf } from "./exchange.ts";
import { multiplier, prime, primeHex } from "./group.ts";

const hash = (hex: string) => createHash("sha256").update(padHex(hex), "hex").digest("hex");

/** The reference: base^exponent mod N by squaring, in BigInt. */
function powerOf(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = powerOf(base, exponent / 2n);
  return (half * half * (exponent % 2n === 1n ? base : 1n)) % prime;
}

test("the group is RFC 3526's 15th, with the multiplier that clients use", () => {
  assert.equal(primeHex, getDiffieHellman("modp15").getPrime("hex"));
  assert.equal(
    createHash("sha256").update(primeHex, "hex").digest("hex"),
    "48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c",
  );
  assert.equal(multiplier.toString(16), "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
});

test("the vector of spec/auth.md §3.4, step by step", () => {
  const identity = { group: "AbCdEfGhI", name: "f1e2d3c4-0000-1111-2222-333344445555" };
  const x = privateKeyOf(identity, "P@ssw0rd! 1", "8899aabbccddeeff0011223344556677");
  assert.equal(x, "ad82669fb70deb878dcc81611095d4f488d84677e3ea8f576c4d238e830f2425");
  const v = powerOf(2n, numberOf(x)).toString(16);
  assert.equal(hash(v), "a71d533d7e010d76a91978a83c8a83931ae08e3b87419b6750e3dbd9547f9d10");
  const A = powerOf(2n, numberOf("11".repeat(128))).toString(16);
  assert.equal(hash(A), "f9f3f0f4857fcc7a83f7a2d602d3783150c9cc42175f8c53bf8d15aa0fd3761f");
  const b = numberOf("22".repeat(32));
  const B = publicValueOf(v, powerOf(2n, b).toString(16));
  assert.equal(hash(B), "28532044bfc68e4d689fce2e0a2db89490216d2096f28165d6e8d5d53a5abc03");
  const u = scramblerOf(A, B);
  assert.equal(u, "920b2c9092719de3a15c9b12f152d6fe80a345aaed3dd7e59b300f76b5e0d990");
  const S = powerOf(numberOf(sharedBaseOf(A, powerOf(numberOf(v), numberOf(u)).toString(16))), b).toString(16);
  assert.equal(hash(S), "0bfe0a71ca11e00a21cf282027c90c4a34a7ce17e000a40935c80415662d54c8");
  const key = sharedKeyOf(S, u);
  assert.equal(key.toString("hex"), "6eaa311ecd02dcba09a9ea60759f5f27");
  const secretBlock = Buffer.from(Array.from({ length: 64 }, (_, index) => index)).toString("base64");
  const signature = signatureOf(key, { identity, secretBlock, timestamp: "Tue Sep 8 04:05:06 UTC 2026" });
  assert.equal(signature.toString("base64"), "MAIhivxv9+SvGaYvH0Azr+jxkWRoHjDCS9kVsiLmo9s=");
});

test("leading zeros of a salt do not count, as clients parse it into a number", () => {
  const identity = { group: "g", name: "n" };
  assert.equal(privateKeyOf(identity, "p", "000011"), privateKeyOf(identity, "p", "11"));
  assert.notEqual(privateKeyOf(identity, "p", "1100"), privateKeyOf(identity, "p", "11"));
});

for (const [what, given, expected] of [
  ["small", "2", "2"],
  ["in upper case", "ABC", "abc"],
  ["with leading zeros", "000abc", "abc"],
  ["N + 1, as long as N", (prime + 1n).toString(16), (prime + 1n).toString(16)],
  ["zero", "0", undefined],
  ["many zeros", "0".repeat(800), undefined],
  ["N", primeHex, undefined],
  ["N in upper case with zeros before", `0000${primeHex.toUpperCase()}`, undefined],
  ["longer than N", `1${"0".repeat(768)}`, undefined],
  ["empty", "", undefined],
  ["no hex", "xyz", undefined],
  ["negative", "-2", undefined],
  ["with a prefix", "0x2", undefined],
  ["with a line end", "2\n", undefined],
] as const) {
  test(`SRP_A ${what} is ${expected ? "taken" : "refused"}`, () => {
    if (expected) assert.equal(clientValueOf(given), expected);
    else assert.throws(() => clientValueOf(given), new Refusal("InvalidParameterException", "Invalid SRP_A given."));
  });
}
