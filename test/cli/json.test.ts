/** JSON in and out: order, numbers, texts, and the words for what is wrong. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { readJson } from "../../src/cli/values/json-read.ts";
import { lineJson, screenJson, wireJson } from "../../src/cli/values/json-write.ts";
import { literal } from "../../src/cli/values/python.ts";
import { Float, OrderedDict, toValue, type Value } from "../../src/cli/values/value.ts";

for (const [text, message] of [
  ["", "Expecting value: line 1 column 1 (char 0)"],
  ["tru", "Expecting value: line 1 column 1 (char 0)"],
  ["[1,]", "Expecting value: line 1 column 4 (char 3)"],
  ["[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"],
  ["1 2", "Extra data: line 1 column 3 (char 2)"],
  ["01", "Extra data: line 1 column 2 (char 1)"],
  ['{"a":1,}', "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"],
  ['{\n"a" 1}', "Expecting ':' delimiter: line 2 column 5 (char 6)"],
  ['"abc', "Unterminated string starting at: line 1 column 1 (char 0)"],
  ['"😀\\x"', "Invalid \\escape: line 1 column 3 (char 2)"],
  ['"\\u12zz"', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
  ['"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"],
] as const) {
  test(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => readJson(text), { message }));
}

for (const [text, wire] of [
  ['{"2":1,"1":[true,null]}', '{"2": 1, "1": [true, null]}'],
  ['{"b":1,"a":2,"b":3}', '{"b": 3, "a": 2}'],
  ['{"__proto__":{}}', '{"__proto__": {}}'],
  ["[1.0,1e5,-0,12345678901234567890,1e16,1.5e-5]", "[1.0, 100000.0, 0, 12345678901234567890, 1e+16, 1.5e-05]"],
  ['"ü😀\\u0000\\u007f/\\/"', '"\\u00fc\\ud83d\\ude00\\u0000\x7f//"'],
] as const) {
  test(`writes ${text} for the wire`, () => assert.equal(wireJson(readJson(text)), wire));
}

test("what is written is read as it was, in every form", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const value = toValue(data);
      for (const write of [wireJson, screenJson, lineJson]) assert.equal(wireJson(readJson(write(value))), wireJson(value));
    }),
  );
});

test("JSON's own reader reads the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      assert.deepEqual(JSON.parse(wireJson(toValue(data))), JSON.parse(JSON.stringify(data)));
    }),
  );
});

const literals: readonly (readonly [Value, string])[] = [
  [null, "None"],
  [true, "True"],
  ["it's", '"it\'s"'],
  ["a\"'b", "'a\"\\'b'"],
  ["\n\u0000\u00a0\u200bü", "'\\n\\x00\\xa0\\u200bü'"],
  [new Float(1e16), "1e+16"],
  [new Uint8Array([65, 0, 255]), "b'A\\x00\\xff'"],
  [["a", 1], "['a', 1]"],
  [new Map([["a", 1]]), "{'a': 1}"],
  [new OrderedDict([["a", 1]]), "OrderedDict([('a', 1)])"],
];

for (const [value, expected] of literals) test(`shows ${expected}`, () => assert.equal(literal(value), expected));
