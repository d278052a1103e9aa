/** The JSON of a shape with types in the place of values: what "Request syntax" and "Response syntax" show. */
import type { Shape, Structure } from "../api/shape.ts";

/** The lines of a shape's JSON: `"string"`, `number`, `boolean`, or the values of an enumeration. */
export function syntaxOf(shape: Shape): string[] {
  if (shape.kind === "structure") return braces("{", memberLines(shape), "}");
  if (shape.kind === "list") return braces("[", syntaxOf(shape.item), "]");
  if (shape.kind === "map") return braces("{", prefixed('"string": ', syntaxOf(shape.value)), "}");
  return [word(shape)];
}

function braces(open: string, lines: readonly string[], close: string): string[] {
  return lines.length === 0 ? [`${open}${close}`] : [open, ...lines.map((line) => `  ${line}`), close];
}

const memberLines = ({ members }: Structure) =>
  [...members].flatMap(([name, shape], at) => {
    const lines = prefixed(`"${name}": `, syntaxOf(shape));
    return at < members.size - 1 ? [...lines.slice(0, -1), `${lines.at(-1)},`] : lines;
  });

const prefixed = (prefix: string, [first = "", ...more]: readonly string[]) => [prefix + first, ...more];

function word(shape: Shape): string {
  if (shape.kind === "string") return shape.values ? `"${shape.values.join(" | ")}"` : '"string"';
  if (shape.kind === "integer" || shape.kind === "timestamp") return "number";
  if (shape.kind === "document") return "{ … }";
  return shape.kind === "blob" ? '"base64"' : shape.kind;
}
