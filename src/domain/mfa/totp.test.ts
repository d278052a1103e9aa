import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { totpAt, totpSecretOf, totpStepOf, totpVerdict } from "./totp.ts";

// RFC 6238 appendix B, SHA-1: the seed is the ASCII text 12345678901234567890; the six last digits of the RFC's eight.
const rfcSecret = totpSecretOf(Buffer.from("12345678901234567890"));
for (const [at, code] of [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const) {
  test(`RFC 6238: at ${at} the code is ${code}`, () => {
    assert.equal(totpAt(rfcSecret, totpStepOf(at)), code);
    assert.deepEqual(totpVerdict(rfcSecret, code, at), { spent: Math.floor(at / 30) });
  });
}

const now = 1_700_000_010.25;
const step = totpStepOf(now);
for (const [name, codeStep, lastStep, expected] of [
  // the code is of                the newest spent step   verdict
  ["this step", step, undefined, { spent: step }],
  ["the step before", step - 1, undefined, { spent: step - 1 }],
  ["the step after", step + 1, undefined, { spent: step + 1 }],
  ["two steps before", step - 2, undefined, "wrong"],
  ["two steps after", step + 2, undefined, "wrong"],
  ["this step, spent", step, step, "used"],
  ["the step before, a newer one spent", step - 1, step, "used"],
  ["this step, the one before spent", step, step - 1, { spent: step }],
  ["this step, the one after spent", step, step + 1, "used"],
] as const) {
  test(`a code of ${name}`, () => assert.deepEqual(totpVerdict(rfcSecret, totpAt(rfcSecret, codeStep), now, lastStep), expected));
}

test("what is no code is wrong, and throws nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("", "12345", "1234567", "٣٤٥٦٧٨")), (code) => {
      fc.pre(![-1, 0, 1].some((offset) => totpAt(rfcSecret, step + offset) === code));
      return totpVerdict(rfcSecret, code, now) === "wrong";
    }),
  );
});

test("no code is accepted twice, in whatever order codes arrive", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 200 }), offset: fc.integer({ min: -1, max: 1 }) })), (attempts) => {
      const spent: number[] = [];
      for (const { at, offset } of attempts) {
        const verdict = totpVerdict(rfcSecret, totpAt(rfcSecret, totpStepOf(now + at) + offset), now + at, spent.at(-1));
        if (typeof verdict === "object") spent.push(verdict.spent);
      }
      assert.equal(new Set(spent).size, spent.length);
    }),
  );
});

test("the secret of 32 bytes has 52 characters of base32", () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => /^[A-Z2-7]{52}$/.test(totpSecretOf(bytes))));
});
