import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { above, canonical, indexed, nameKey, stored } from "./text.ts";

/** As both engines compare: by the bytes of UTF-8. */
const compare = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const text = fc.string({ unit: "binary" });

for (const [prefix, expected] of [
  ["", "\u{10ffff}"],
  ["a", "b"],
  ["az", "a{"],
  ["\ud7ff", "\ue000"],
  ["\uffff", "\u{10000}"],
  ["a\u{10ffff}", "b"],
  ["\u{10ffff}", "\u{10ffff}\u{10ffff}"],
] as const)
  test(`the least text above everything that starts with ${JSON.stringify(prefix)}`, () => assert.equal(above(prefix), expected));

test("what starts with a prefix is at or above it and below its bound; what does not is outside", () => {
  const isIn = (value: string, prefix: string) => compare(value, prefix) >= 0 && compare(value, above(prefix)) < 0;
  const usual = text.filter((prefix) => prefix !== "" && !prefix.startsWith("\u{10ffff}"));
  fc.assert(fc.property(usual, text, (prefix, rest) => isIn(prefix + rest, prefix)));
  fc.assert(fc.property(usual, text, (prefix, other) => isIn(other, prefix) === other.startsWith(prefix)));
});

test("an indexed value is the beginning of the value, whole characters, below PostgreSQL's limit", () => {
  assert.equal(indexed("short"), "short");
  assert.equal(indexed(`${"x".repeat(299)}😀😀`), "x".repeat(299));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 700 }), (value) => {
      const beginning = indexed(value);
      return value.startsWith(beginning) && beginning.isWellFormed() && Buffer.byteLength(beginning) <= 900;
    }),
  );
});

test("short names are kept as they are, long ones by their digest", () => {
  assert.equal(nameKey("username:bob"), "username:bob");
  const [one, other] = [nameKey(`email:${"x".repeat(300)}`), nameKey(`email:${"x".repeat(301)}`)];
  assert.match(one, /^#[\w-]{43}$/);
  assert.notEqual(one, other);
});

test("equal values have one text, whatever the order of their members", () => {
  assert.equal(canonical({ b: [{ d: 1, c: undefined }], a: "x" }), canonical({ a: "x", b: [{ c: undefined, d: 1 }] }));
  assert.notEqual(canonical({ a: [1, 2] }), canonical({ a: [2, 1] }));
  const hostile = JSON.parse('{"b": 1, "__proto__": {"z": 1, "a": 2}}');
  assert.equal(canonical(hostile), '{"__proto__":{"a":2,"z":1},"b":1}');
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.deepEqual(stored(canonical(value)), stored(JSON.stringify(value)))));
});
