/** The request to fill in as YAML, with a comment behind every member. @see spec/platform.md §7.6 */
import type { Shape, Structure } from "../../api/shape.ts";
import { firstSentence } from "../help/sentences.ts";
import { yamlScalar } from "../output/yaml-scalar.ts";

/** The YAML of an operation's input, in the order of the model. */
export function yamlSkeleton(input: Structure): string {
  if (input.members.size === 0) return "{}\n";
  return `${memberLines(input, 0).join("\n")}\n`;
}

function memberLines({ members, required }: Structure, indent: number): string[] {
  return [...members].flatMap(([member, shape], at) => {
    const comment = commentOn(shape, required.includes(member));
    const [head = "", ...more] = valueLines(shape, indent);
    const line = `${" ".repeat(indent)}${member}:${head}`;
    return [comment === "" ? line : `${line}${at === 0 ? "  " : " "}# ${comment}`, ...more];
  });
}

function commentOn(shape: Shape, required: boolean): string {
  const values = shape.kind === "string" && shape.values ? `Valid values are: ${shape.values.join(", ")}.` : "";
  return [required ? "[REQUIRED]" : "", firstSentence(shape.summary ?? ""), values].filter((part) => part !== "").join(" ");
}

// What stands behind the colon, and the lines below.
function valueLines(shape: Shape, indent: number): string[] {
  if (shape.kind === "structure") return ["", ...memberLines(shape, indent + 2)];
  if (shape.kind === "list") return ["", ...itemLines(shape.item, indent)];
  if (shape.kind === "map") {
    const [head = "", ...more] = valueLines(shape.value, indent + 2);
    return ["", `${" ".repeat(indent + 2)}KeyName:${head}`, ...more];
  }
  return [` ${scalar(shape, indent)}`];
}

function itemLines(item: Shape, indent: number): string[] {
  const dash = `${" ".repeat(indent)}- `;
  if (item.kind === "structure") return dashed(memberLines(item, indent + 2), dash);
  if (item.kind === "list") return dashed(itemLines(item.item, indent + 2), dash);
  if (item.kind === "map") return dashed(valueLines(item, indent).slice(1), dash);
  return [dash + scalar(item, indent)];
}

const dashed = ([first = "", ...more]: readonly string[], dash: string) => [dash + first.slice(dash.length), ...more];

function scalar(shape: Shape, indent: number): string {
  if (shape.kind === "string") return yamlScalar(shape.values?.[0] ?? "", { column: 0, indent, key: false });
  if (shape.kind === "integer") return "0";
  if (shape.kind === "boolean") return "true";
  if (shape.kind === "blob") return "!!binary ''";
  return shape.kind === "document" ? "{}" : "1970-01-01 00:00:00";
}
