/** docs/security.md leaves no requirement out, and what it names to show a line is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

const page = readFileSync("docs/security.md", "utf8");
const [, mapping = ""] = page.split("## OWASP ASVS 4.0.3, level 2");

/** How many requirements each section has, and those of them that level 2 does not ask for or that were deleted. @see OWASP ASVS 4.0.3 */
const sections: readonly (readonly [section: string, last: number, without?: readonly number[]])[] = [
  ["1.1", 7],
  ["1.2", 4],
  ["1.4", 5, [2, 3]],
  ["1.5", 4],
  ["1.6", 4],
  ["1.7", 2],
  ["1.8", 2],
  ["1.9", 2],
  ["1.10", 1],
  ["1.11", 2],
  ["1.12", 2, [1]],
  ["1.14", 6],
  ["2.1", 12],
  ["2.2", 3],
  ["2.3", 3],
  ["2.4", 6],
  ["2.5", 7],
  ["2.6", 3],
  ["2.7", 6],
  ["2.8", 7],
  ["2.9", 3],
  ["2.10", 4],
  ["3.1", 1],
  ["3.2", 4],
  ["3.3", 4],
  ["3.4", 5],
  ["3.5", 3],
  ["3.7", 1],
  ["4.1", 5, [4]],
  ["4.2", 2],
  ["4.3", 3],
  ["5.1", 5],
  ["5.2", 8],
  ["5.3", 10],
  ["5.4", 3],
  ["5.5", 4],
  ["6.1", 3],
  ["6.2", 6],
  ["6.3", 2],
  ["6.4", 2],
  ["7.1", 4],
  ["7.2", 2],
  ["7.3", 4, [2]],
  ["7.4", 3],
  ["8.1", 4],
  ["8.2", 3],
  ["8.3", 8],
  ["9.1", 3],
  ["9.2", 4],
  ["10.2", 2],
  ["10.3", 3],
  ["11.1", 8],
  ["12.1", 3],
  ["12.2", 1],
  ["12.3", 6],
  ["12.4", 2],
  ["12.5", 2],
  ["12.6", 1],
  ["13.1", 5, [2]],
  ["13.2", 6, [4]],
  ["13.3", 2],
  ["13.4", 2],
  ["14.1", 4],
  ["14.2", 6],
  ["14.3", 3, [1]],
  ["14.4", 7],
  ["14.5", 4],
];
const asked = sections.flatMap(([section, last, without = []]) =>
  Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !without.includes(number))
    .map((number) => `${section}.${number}`),
);

const rows = [...mapping.matchAll(/^\| (\d[^|]*) \| (\w+) \| ([^|]+) \|([^|]*)\|$/gm)].map(([, ids = "", verdict = "", , shown = ""]) => ({
  ids: ids.split(", ").flatMap(expanded),
  verdict,
  shown: shown.trim(),
}));

/** `2.1.2–2.1.4` stands for three. */
function expanded(text: string): readonly string[] {
  const [from = "", to = from] = text.split("–");
  const section = from.slice(0, from.lastIndexOf("."));
  const [first, last] = [from, to].map((id) => Number(id.slice(id.lastIndexOf(".") + 1)));
  return asked.filter((id) => {
    const number = Number(id.slice(id.lastIndexOf(".") + 1));
    return id.slice(0, id.lastIndexOf(".")) === section && number >= Number(first) && number <= Number(last);
  });
}

const inOrder = (ids: readonly string[]) => ids.toSorted((one, other) => asked.indexOf(one) - asked.indexOf(other));

test("each requirement of level 2 has one line", () => assert.deepEqual(inOrder(rows.flatMap(({ ids }) => ids)), asked));

test("a line says yes, part, theirs or none; what is met is shown by something", () => {
  assert.deepEqual(
    rows.filter(({ verdict }) => !["yes", "part", "theirs", "none"].includes(verdict)),
    [],
  );
  assert.deepEqual(
    rows.filter(({ verdict, shown }) => (verdict === "yes" || verdict === "part") && shown === "").map(({ ids }) => ids),
    [],
  );
});

test("every test and page that is named is there, and every suite of attacks is named", () => {
  const named = [...page.matchAll(/`((?:test|src)\/[\w./-]+)`|\b((?:docs\/decisions\/[\w-]+|CONTRIBUTING)\.md)\b/g)].map(
    ([, file = "", text = ""]) => file || text,
  );
  assert.deepEqual(
    named.filter((file) => !existsSync(file)),
    [],
  );
  for (const file of ["enumeration", "forged-tokens", "fuzz", "leaks", "patterns", "privileges", "slow-clients", "web-acl"])
    assert.ok(named.includes(`test/attacks/${file}.test.ts`), file);
});
