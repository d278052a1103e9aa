/** The shorthand of structures: what is read, what is refused with which words, and that whatever is written can be read again. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Shape } from "../../src/api/shape.ts";
import { castTo } from "../../src/cli/values/cast.ts";
import { lineJson } from "../../src/cli/values/json-write.ts";
import { readShorthand } from "../../src/cli/values/shorthand.ts";
import { toValue, type Value } from "../../src/cli/values/value.ts";

for (const [text, expected] of [
  ["a=b", { a: "b" }],
  ["a=", { a: "" }],
  ["a=b,c", { a: ["b", "c"] }],
  ["a=b,c=d", { a: "b", c: "d" }],
  ["a=b,c,d=e,f=g", { a: ["b", "c"], d: "e", f: "g" }],
  ["a=b c , d=e", { a: "b c", d: "e" }],
  ["a=b=c", { a: "b=c" }],
  ["a=b\\,c", { a: "b,c" }],
  ['a=\'b,c\',d="e\\"f"', { a: "b,c", d: 'e"f' }],
  ["a=[b,c]", { a: ["b", "c"] }],
  ["a=[b]", { a: ["b"] }],
  ["a=[]", { a: [] }],
  ["a={b=c,d=[e,{f=g}]},h=i", { a: { b: "c", d: ["e", { f: "g" }] }, h: "i" }],
  ["a.b-c_d#/:1=x", { "a.b-c_d#/:1": "x" }],
] as const) {
  test(`reads ${text}`, () => assert.equal(lineJson(readShorthand(text)), lineJson(toValue(expected))));
}

for (const [text, message] of [
  ["", "Expected: '=', received: 'EOF' for input:\n\n^"],
  ["Enabled", "Expected: '=', received: 'EOF' for input:\nEnabled\n       ^"],
  [
    "a=b,a=c",
    'Second instance of key "a" encountered for input:\na=b,a=c\n    ^\nThis is often because there is a preceding "," instead of a space.',
  ],
  ['a=b"', "Expected: ',', received: '\"' for input:\na=b\"\n   ^"],
  ['a="b', "Expected: '<double quoted>', received: '<none>' for input:\na=\"b\n  ^"],
  ["a=[b", "Expected: ',', received: 'EOF' for input:\na=[b\n    ^"],
  ["a=😀", "Expected: ',', received: '😀' for input:\na=😀\n  ^"],
  ['a=b,\nc=="d"e\nf', "Expected: ',', received: '=' for input:\na=b,\nc==\"d\"e\n  ^\nf"],
] as const) {
  test(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => readShorthand(text), { message }));
}

type Tree = string | Tree[] | { [key: string]: Tree };
const key = fc.stringMatching(/^[A-Za-z0-9._/:#-]{1,8}$/).filter((each) => each !== "__proto__");
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.string({ unit: "grapheme" }),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

function written(value: Tree): string {
  if (typeof value === "string") return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  return `{${members(value).join(",")}}`;
}
const members = (value: { [key: string]: Tree }) => Object.entries(value).map(([name, each]) => `${name}=${written(each)}`);

test("whatever is written in shorthand is read as it was", () => {
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), (value) => {
      assert.equal(lineJson(readShorthand(members(value).join(","))), lineJson(toValue(value)));
    }),
  );
});

test("no text makes the reader hang or fail in another way than by naming a place", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab=,{}[]\"'\\ \n1é😀") }), (text) => {
      try {
        readShorthand(text);
      } catch (problem) {
        assert.match(String(problem), /^Error: (Expected: '|Second instance of key ")/);
      }
    }),
  );
});

const common = { name: "", sensitive: false };
const text: Shape = { ...common, kind: "string" };
const shape: Shape = {
  ...common,
  kind: "structure",
  required: [],
  members: new Map<string, Shape>([
    ["Text", text],
    ["Whole", { ...common, kind: "integer" }],
    ["Flag", { ...common, kind: "boolean" }],
    ["Texts", { ...common, kind: "list", item: text }],
    ["Flags", { ...common, kind: "map", key: text, value: { ...common, kind: "boolean" } }],
  ]),
};

for (const [given, expected] of [
  ["Whole=08", { Whole: 8 }],
  ["Text=8", { Text: "8" }],
  ["Flag=TRUE", { Flag: true }],
  ["Flag=yes", { Flag: "yes" }],
  ["Texts=a", { Texts: ["a"] }],
  ["Texts=a,b", { Texts: ["a", "b"] }],
  ["Text=a,b", { Text: ["a", "b"] }],
  ["Flags={a=true,b=false}", { Flags: { a: true, b: false } }],
  ["Unknown=a", { Unknown: "a" }],
] as const) {
  test(`casts ${given}`, () => assert.equal(lineJson(castTo(readShorthand(given), shape)), lineJson(toValue(expected))));
}

for (const [given, message] of [
  ["Whole=a", "invalid literal for int() with base 10: 'a'"],
  ["Whole=1.5", "invalid literal for int() with base 10: '1.5'"],
  ["Whole=[1]", "int() argument must be a string, a bytes-like object or a real number, not 'list'"],
  ["Flag={a=b}", "'dict' object has no attribute 'lower'"],
] as const) {
  test(`refuses to cast ${given}`, () => assert.throws(() => castTo(readShorthand(given), shape), { message, exitCode: 255 }));
}

test("a value that is given as it is wanted stays as it is", () => {
  const value: Value = new Map<string, Value>([["Texts", ["a"]]]);
  assert.deepEqual(castTo(value, shape), value);
});
