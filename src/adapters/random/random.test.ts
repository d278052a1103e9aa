import assert from "node:assert/strict";
import test from "node:test";
import { createRandom } from "./random.ts";

const random = createRandom();

test("a UUID is of version 7 and carries its moment in milliseconds", () => {
  const uuid = random.uuid(1_788_840_306.123);
  assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16), 1_788_840_306_123);
  assert.notEqual(uuid, random.uuid(1_788_840_306.123));
});

test("later UUIDs sort after earlier ones", () => {
  assert.ok(random.uuid(1_788_840_306.124) > random.uuid(1_788_840_306.123));
});

test("text has the asked length and uses the whole alphabet evenly", () => {
  const text = random.text("abc", 30_000);
  assert.match(text, /^[abc]{30000}$/);
  for (const letter of "abc") assert.ok(Math.abs(text.split(letter).length - 10_000) < 600, letter);
});

test("codes keep their leading zeros", () => {
  const codes = Array.from({ length: 2_000 }, () => random.code(6));
  assert.ok(codes.every((code) => /^\d{6}$/.test(code)));
  assert.ok(codes.some((code) => code.startsWith("0")));
  assert.match(random.code(8), /^\d{8}$/);
});

test("development may fix all codes", () => {
  assert.equal(createRandom({ fixedCode: "123456" }).code(8), "123456");
  assert.match(createRandom({ fixedCode: "" }).code(6), /^\d{6}$/);
});

test("bytes are fresh", () => {
  assert.equal(random.bytes(16).length, 16);
  assert.notDeepEqual(random.bytes(16), random.bytes(16));
});
