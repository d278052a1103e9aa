import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { isEmail, isPhoneNumber } from "./format.ts";

for (const [text, expected] of [
  ["bob@example.com", true],
  ["b@x.io", true],
  ["bob+tag@mail.example.co.uk", true],
  ["o'brien@example.com", true],
  ["jürgen@münchen.de", true],
  ["bob@xn--mnchen-3ya.de", true],
  ["bob@1.example", true],
  ["bob", false],
  ["bob@", false],
  ["@example.com", false],
  ["bob@localhost", false],
  ["bob@-example.com", false],
  ["bob@example..com", false],
  ["bob@example.com, eve@example.com", false],
  ["Bob <bob@example.com>", false],
  ['"bob"@example.com', false],
  ["bob@@example.com", false],
  ["bob@example.com\r\nBcc: eve@example.com", false],
  [" bob@example.com", false],
  [`${"b".repeat(65)}@example.com`, false],
  [`bob@${"example.".repeat(40)}com`, false],
] as const)
  test(`${JSON.stringify(text)} ${expected ? "is" : "is not"} an e-mail address`, () => assert.equal(isEmail(text), expected));

for (const [text, expected] of [
  ["+12065550100", true],
  ["+15555555555", true],
  ["+1234567890", true],
  ["+4917012345678", true],
  ["+85261234567", true],
  ["12065550100", false],
  ["+1 206 555 0100", false],
  ["+1-206-555-0100", false],
  ["+0123456789", false],
  ["+999123456789", false],
  ["+1234567890123456", false],
  ["+1", false],
  ["+1206555010o", false],
  ["+١٢٠٦٥٥٥٠١٠٠", false],
  ["", false],
] as const)
  test(`${JSON.stringify(text)} ${expected ? "is" : "is not"} a phone number`, () => assert.equal(isPhoneNumber(text), expected));

test("any text is judged, and quickly", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 2048 }), fc.stringMatching(/^\+[0-9 ()-]{0,30}$/)), (text) => {
      isEmail(text);
      isPhoneNumber(text);
    }),
  );
  const began = performance.now();
  isEmail(`${"a.".repeat(1000)}@`);
  isEmail(`a@${"a-".repeat(120)}`);
  assert.ok(performance.now() - began < 100);
});
