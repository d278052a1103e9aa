/** YAML, text and tables, as recorded from the AWS CLI. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { tableText } from "../../src/cli/output/table.ts";
import { textLines } from "../../src/cli/output/text.ts";
import { yamlDocument } from "../../src/cli/output/yaml.ts";
import { Float, toValue } from "../../src/cli/values/value.ts";

const long = "word ".repeat(20);

for (const [value, expected] of [
  ["plain", "plain"],
  ["yes", "yes"],
  ["true", "'true'"],
  ["12", "'12'"],
  ["1:30", "1:30"],
  ["1_000", "'1_000'"],
  ["0x1f", "'0x1f'"],
  ["~", "'~'"],
  ["", "''"],
  ["=", "'='"],
  ["2023-11-14T22:13:20.123000+00:00", "'2023-11-14T22:13:20.123000+00:00'"],
  ["it's", "it's"],
  ["a: b", "'a: b'"],
  ["a:b", "a:b"],
  ["a #b", "'a #b'"],
  ["- a", "'- a'"],
  [" a", "' a'"],
  ["&a", "'&a'"],
  ["a\tb", '"a\\tb"'],
  ["a\nb", "'a\n\n  b'"],
  ["a \nb", '"a \\nb"'],
  ["😀", '"\\U0001F600"'],
  [long.trimEnd(), `${"word ".repeat(16).trimEnd()}\n  word word word word`],
  [long, `'${"word ".repeat(16).trimEnd()}\n  word word word word '`],
] as const) {
  test(`writes ${JSON.stringify(value)} in YAML`, () => assert.equal(yamlDocument(new Map([["k", value]])), `k: ${expected}\n`));
}

const nested = toValue({ b: 1, a: [1, { x: "y", w: [] }, [1, [2]]], c: {}, d: null, e: new Float(1) });
test("writes keys sorted and lists not indented in YAML", () =>
  assert.equal(yamlDocument(nested), "a:\n- 1\n- w: []\n  x: y\n- - 1\n  - - 2\nb: 1\nc: {}\nd: null\ne: 1.0\n"));

test("what is written in YAML is read as it was", () => {
  // The AWS CLI writes YAML 1.1, to which these two break lines; the reader here speaks 1.2, to which they are text.
  const printable = fc.string({ unit: "grapheme" }).filter((text) => !/[\u2028\u2029]/.test(text));
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      printable,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("node")),
      fc.dictionary(printable, tie("node")),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(printable, tree.node, { minKeys: 1 }), (value) => {
      const written = yamlDocument(toValue(value));
      assert.deepEqual(JSON.parse(JSON.stringify(parse(written))), JSON.parse(JSON.stringify(value)));
    }),
  );
});

for (const [value, expected] of [
  ["a", "a\n"],
  [null, "None\n"],
  [["a", true, null], "a\tTrue\tNone\n"],
  [
    [
      ["a", "b"],
      ["c", "d"],
    ],
    "a\tb\nc\td\n",
  ],
  [{ b: "2", a: 1, l: ["x", "y"], s: { k: "v" } }, "1\t2\nL\tx\nL\ty\nS\tv\n"],
  [{ Users: [{ b: "1" }, { a: "2", n: { m: "3" } }] }, "USERS\t\t1\nUSERS\t2\t\nN\t3\n"],
  [[], ""],
] as const) {
  test(`writes ${JSON.stringify(value)} as text`, () => assert.equal(textLines(toValue(value)), expected));
}

test("draws nothing where there is nothing", () => assert.equal(tableText("Op", new Map(), 80, false), ""));
test("draws a structure and what is nested in it", () =>
  assert.equal(
    tableText("Op", toValue({ b: "漢字", a: 1, s: [{ k: "v" }, { k: null, z: true }] }), 80, false),
    `--------------------
|        Op        |
+------+-----------+
|   a  |     b     |
+------+-----------+
|  1   |  漢字     |
+------+-----------+
||        s       ||
|+-------+--------+|
||   k   |   z    ||
|+-------+--------+|
||  v    |        ||
||  None |  True  ||
|+-------+--------+|
`,
  ));
test("turns a row on its side where the terminal is too narrow", () => {
  const narrow = tableText("Op", toValue({ a: "1".repeat(10), b: "2".repeat(10) }), 20, false);
  assert.match(narrow, /^\|\s+a\s+\|\s+1{10}\s+\|$/m);
});
test("colours values and frames where asked", () =>
  assert.ok(tableText("Op", toValue({ a: 1 }), 80, true).includes("\u001b[1m\u001b[34m1\u001b[0m")));
