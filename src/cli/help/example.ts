/** An example of an operation on the command line, made from its contract: the required options, and the first one that has parts. */

import type { Shape } from "../../api/shape.ts";
import type { ArgumentTable, MemberArgument } from "../arguments/table.ts";
import { programName } from "../failure.ts";
import type { Operation } from "../request/call.ts";
import { takesShorthand } from "../values/unpack.ts";

/** The lines of the example, and how to give the whole request in a file. */
export function example({ command }: Operation, table: ArgumentTable): string[] {
  const program = `${programName} cognito-idp ${command}`;
  return [
    ...broken([program, ...chosen(table).map(usage)]),
    "",
    `${program} --generate-cli-skeleton > request.json`,
    `${program} --cli-input-json file://request.json`,
  ];
}

const broken = (words: readonly string[]) =>
  words.map((word, at) => `${at === 0 ? "" : "    "}${word}${at < words.length - 1 ? " \\" : ""}`);

function chosen({ members }: ArgumentTable): MemberArgument[] {
  const shown = members.filter(({ hidden, name }) => !hidden && !name.startsWith("--no-"));
  const optional = shown.find(({ required, shape }) => !required && takesShorthand(shape));
  return shown.filter((argument) => argument.required || argument === optional);
}

function usage({ name, shape }: MemberArgument): string {
  return `${name} ${sample(name.slice(2), shape)}`;
}

function sample(name: string, shape: Shape): string {
  if (shape.kind === "list") return sample(name, shape.item);
  if (shape.kind === "structure")
    return membersOf(shape)
      .map(([member, each]) => `${member}=${scalar(member, each)}`)
      .join(",");
  if (shape.kind === "map") return "KeyName=value";
  return scalar(name, shape);
}

// Only what is plain, so that the line stays readable; the syntax of the rest stands with the option.
function membersOf(shape: Extract<Shape, { kind: "structure" }>): [string, Shape][] {
  const plain = [...shape.members].filter(([, each]) => each.kind === "string" || each.kind === "integer" || each.kind === "boolean");
  const needed = plain.filter(([member]) => shape.required.includes(member));
  return needed.length > 0 ? needed : plain.slice(0, 2);
}

function scalar(name: string, shape: Shape): string {
  if (shape.kind === "boolean") return "true";
  if (shape.kind === "integer") return String(Math.max(1, shape.min ?? 1));
  if (shape.kind === "string" && shape.values) return shape.values[0] ?? "";
  return shape.kind === "blob" ? "fileb://file" : `"$${name.replaceAll("-", "_").toUpperCase()}"`;
}
