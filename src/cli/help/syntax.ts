/** How the value of an option is written: the shorthand and the JSON of its shape, as help shows them. @see spec/platform.md §7.4, §7.8 */
import type { Shape } from "../../api/shape.ts";
import { isScalar } from "../contract/kinds.ts";

const deepest = 3;

/** The shorthand of a shape, such as `Enabled=boolean,PreferredMfa=boolean`; undefined where it would be too deep to be read. */
export function shorthandSyntax(shape: Shape): string | undefined {
  const target = shape.kind === "list" ? shape.item : shape;
  if (depth(target) > deepest) return undefined;
  return shape.kind === "list" ? `${shorthand(target, 0)} ...` : shorthand(target, 0);
}

function depth(shape: Shape): number {
  if (shape.kind === "structure") return 1 + Math.max(0, ...[...shape.members.values()].map(depth));
  if (shape.kind === "list") return 1 + depth(shape.item);
  return shape.kind === "map" ? depth(shape.value) : 0;
}

function shorthand(shape: Shape, level: number): string {
  if (shape.kind === "structure") {
    const members = [...shape.members].filter(([, each]) => each.kind !== "document");
    const inner = members.map(([name, each]) => `${name}=${shorthand(each, level + 1)}`).join(",");
    return level === 0 ? inner : `{${inner}}`;
  }
  if (shape.kind === "list") {
    const item = shorthand(shape.item, level + 1);
    return isScalar(shape.item) && level < 2 ? `${item},${item}` : `[${item},${item}]`;
  }
  if (shape.kind === "map") {
    const value = shorthand(shape.value, level + 1);
    const inner = `KeyName1=${value},KeyName2=${value}`;
    return level === 0 ? inner : `{${inner}}`;
  }
  return shape.kind;
}

/** The JSON of a shape as lines: `"string"`, `integer`, `true|false`, or the values of an enumeration. */
export function jsonSyntax(shape: Shape): string[] {
  if (shape.kind === "structure") return braces("{", memberLines([...shape.members]), "}");
  if (shape.kind === "list") {
    return isScalar(shape.item) ? [`[${word(shape.item)}, ...]`] : braces("[", [...jsonSyntax(shape.item), "..."], "]");
  }
  if (shape.kind !== "map") return [word(shape)];
  const [first = "", ...more] = jsonSyntax(shape.value);
  return braces("{", [`${word(shape.key)}: ${first}`, ...more, "..."], "}");
}

const braces = (open: string, lines: readonly string[], close: string) => [open, ...lines.map((line) => `  ${line}`), close];

const memberLines = (members: readonly [string, Shape][]) =>
  members.flatMap(([name, shape], at) => {
    const lines = jsonSyntax(shape);
    const last = lines.length - 1;
    return lines.map((line, row) => `${row === 0 ? `"${name}": ` : ""}${line}${row === last && at < members.length - 1 ? "," : ""}`);
  });

function word(shape: Shape): string {
  if (shape.kind === "string") return shape.values ? shape.values.map((value) => `"${value}"`).join("|") : '"string"';
  if (shape.kind === "boolean") return "true|false";
  return shape.kind === "document" ? "{...}" : shape.kind;
}
