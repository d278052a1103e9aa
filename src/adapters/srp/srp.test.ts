import assert from "node:assert/strict";
import test, { after } from "node:test";
import fc from "fast-check";
import { numberOf } from "../../domain/srp/encoding.ts";
import { privateKeyOf, publicValueOf, scramblerOf, sharedKeyOf } from "../../domain/srp/exchange.ts";
import { multiplier, prime } from "../../domain/srp/group.ts";
import { createSrp } from "./srp.ts";

const srp = createSrp();
after(() => srp.close());

/** The reference: base^exponent mod N by squaring, in BigInt. */
function powerOf(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = powerOf(base, exponent / 2n);
  return (half * half * (exponent % 2n === 1n ? base : 1n)) % prime;
}

// 32 bytes with many shapes: few bits, all bits, zeros in front and behind.
const exponent = fc.uint8Array({ minLength: 1, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex").padStart(64, "0"));
const usable = exponent.filter((hex) => numberOf(hex) > 0n);
const publicValue = fc.bigInt({ min: 2n, max: prime - 2n });

test("the vector of spec/auth.md §3.4 in OpenSSL", async () => {
  const identity = { group: "AbCdEfGhI", name: "f1e2d3c4-0000-1111-2222-333344445555" };
  const verifier = await srp.verifier(identity, "P@ssw0rd! 1", "8899aabbccddeeff0011223344556677");
  const b = "22".repeat(32);
  const A = powerOf(2n, numberOf("11".repeat(128))).toString(16);
  const u = scramblerOf(A, publicValueOf(verifier, powerOf(2n, numberOf(b)).toString(16)));
  assert.equal((await srp.sharedKey({ A, u, b, verifier })).toString("hex"), "6eaa311ecd02dcba09a9ea60759f5f27");
});

test("a verifier is g^x, as BigInt has it", () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme" }),
      fc.string(),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      async (password, name, salt) => {
        const [identity, saltHex] = [{ group: "pool", name }, Buffer.from(salt).toString("hex")];
        const expected = powerOf(2n, numberOf(privateKeyOf(identity, password, saltHex)));
        assert.equal(numberOf(await srp.verifier(identity, password, saltHex)), expected);
      },
    ),
    { numRuns: 20 },
  ));

test("a shared key is that of BigInt, whatever the client sends", () =>
  fc.assert(
    fc.asyncProperty(publicValue, usable, usable, publicValue, async (A, u, b, v) => {
      const S = powerOf((A * powerOf(v, numberOf(u))) % prime, numberOf(b));
      const key = await srp.sharedKey({ A: A.toString(16), u, b, verifier: v.toString(16) });
      assert.deepEqual(key, sharedKeyOf(S.toString(16), u));
    }),
    { numRuns: 20 },
  ));

test("challenges are fresh, and B is k·v + g^b", async () => {
  const v = 123_456_789n;
  const challenges = await Promise.all(Array.from({ length: 40 }, () => srp.challenge(v.toString(16))));
  assert.equal(new Set(challenges.map(({ b }) => b)).size, 40);
  for (const { b, B } of challenges.slice(-5)) {
    assert.match(b, /^[0-9a-f]{64}$/);
    assert.equal(numberOf(B), (multiplier * v + powerOf(2n, numberOf(b))) % prime);
  }
});

test("the event loop stays free while the threads compute", async () => {
  const verifier = await srp.verifier({ group: "g", name: "n" }, "p", "01");
  let beats = 0;
  const beat = setInterval(() => {
    beats += 1;
  }, 1);
  await Promise.all(Array.from({ length: 60 }, () => srp.sharedKey({ A: "1234", u: "77".repeat(32), b: "99".repeat(32), verifier })));
  clearInterval(beat);
  // Sixty exchanges are about 80 ms of arithmetic; on the loop there would be no beat between them.
  assert.ok(beats > 5, `${beats} beats`);
});

test("work that is cut off fails, and closed threads take none", async () => {
  const closing = createSrp({ threads: 1 });
  const cutOff = closing.verifier({ group: "g", name: "n" }, "p", "01");
  await Promise.all([assert.rejects(cutOff, /ended/), closing.close()]);
  await assert.rejects(closing.verifier({ group: "g", name: "n" }, "p", "01"), /closed/);
});
