/** Texts made to keep a regular expression busy without end, against every pattern that the door judges by. */
import assert from "node:assert/strict";
import test from "node:test";
import { operations } from "../../src/api/operations.ts";
import { type Shape, shapeOf } from "../../src/api/shape.ts";
import { judgedBy } from "../../src/protocol/rule.ts";
import { checkConstraints } from "../../src/protocol/violations.ts";

const mostMs = 50;
const length = 30_000;

function shapesWithin(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "structure":
      return [...shape.members.values()].flatMap(shapesWithin);
    case "list":
      return shapesWithin(shape.item);
    case "map":
      return [...shapesWithin(shape.key), ...shapesWithin(shape.value)];
    default:
      return [shape];
  }
}

const patterns = new Map(
  Object.values(operations)
    .flatMap(({ input }) => shapesWithin(shapeOf(input)))
    .flatMap((shape) => {
      const judged = shape.kind === "string" && judgedBy(shape);
      return judged ? [[judged.pattern.source, { title: shape.name, pattern: judged.pattern }] as const] : [];
    }),
);

/** What patterns like these repeat: their letters, and the words in them. */
const commonUnits = [
  "a",
  "A",
  "0",
  "_",
  "-",
  " ",
  "+",
  "=",
  "@",
  ".",
  "/",
  ":",
  "#",
  "{####}",
  "{##",
  "##}",
  "{##a##}",
  "\t",
  "é",
  "💥",
  "a.",
  "a@",
  "a-",
  "0:",
  "https://",
  "arn:aws:",
];
const unitsOf = (source: string) => [...new Set([...commonUnits, ...(source.match(/[a-zA-Z0-9{}#@:/-]{2,}/g) ?? [])])];
const beginnings = ["", "a", "arn:aws:iam::1:", "https://a", "us-east-1_", "{####}"];
const ends = ["", "\u0000", "!", "\n", " "];

function slowest(pattern: RegExp): { readonly ms: number; readonly text: string } {
  let worst = { ms: 0, text: "" };
  for (const unit of unitsOf(pattern.source))
    for (const beginning of beginnings)
      for (const end of ends) {
        const text = `${beginning}${unit.repeat(Math.ceil(length / unit.length))}${end}`;
        const ms = elapsed(() => pattern.test(text));
        if (ms > worst.ms) worst = { ms, text };
      }
  return worst;
}

function elapsed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

for (const { title, pattern } of patterns.values())
  test(`no text keeps ${title} busy`, () => {
    const { ms, text } = slowest(pattern);
    // What the machine did meanwhile is not the pattern's fault.
    const again = ms < mostMs ? ms : Math.min(...[1, 2, 3].map(() => elapsed(() => pattern.test(text))));
    assert.ok(again < mostMs, `${again.toFixed(0)} ms for ${JSON.stringify(text.slice(0, 30))}… and ${JSON.stringify(text.slice(-10))}`);
  });

test("there are patterns to judge by", () => assert.ok(patterns.size > 30, `${patterns.size}`));

test("neither do many long members at once", () => {
  const { input } = operations.SignUp;
  const UserAttributes = Array.from({ length: 5_000 }, () => ({ Name: " a".repeat(100), Value: "\u0000" }));
  const value = { ClientId: "-".repeat(length), Username: " ".repeat(length), Password: " x".repeat(length), UserAttributes };
  const ms = Math.min(...[1, 2, 3].map(() => elapsed(() => assert.throws(() => checkConstraints(input, value)))));
  assert.ok(ms < 250, `${ms} ms`);
});
