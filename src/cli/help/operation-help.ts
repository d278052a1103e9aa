/** The help of one operation, from the contract. @see spec/platform.md §7.8 */

import type { Shape } from "../../api/shape.ts";
import { globalOptions } from "../arguments/globals.ts";
import type { ArgumentTable, MemberArgument } from "../arguments/table.ts";
import { isScalar } from "../contract/kinds.ts";
import { programName } from "../failure.ts";
import type { Pagination } from "../pages/pagination.ts";
import type { Operation } from "../request/call.ts";
import { takesShorthand } from "../values/unpack.ts";
import { example } from "./example.ts";
import type { Section } from "./page.ts";
import { indented, wrapped } from "./sentences.ts";
import { jsonSyntax, shorthandSyntax } from "./syntax.ts";

const margin = 7;

/** The sections of an operation's help: NAME, DESCRIPTION, SYNOPSIS, OPTIONS, GLOBAL OPTIONS, EXAMPLES, OUTPUT. */
export function operationHelp(
  operation: Operation & { readonly summary: string },
  table: ArgumentTable,
  pagination: Pagination | undefined,
): Section[] {
  const text = (lines: string) => wrapped(lines, margin);
  return [
    { heading: "NAME", lines: text(`${operation.command} - ${operation.name}`) },
    {
      heading: "DESCRIPTION",
      lines: [...text(operation.summary), "", ...text(whoMayCall(operation)), ...pagingLines(operation, pagination)],
    },
    { heading: "SYNOPSIS", lines: indented([`  ${operation.command}`, ...synopsis(table)], margin) },
    { heading: "OPTIONS", lines: optionLines(table) },
    { heading: "GLOBAL OPTIONS", lines: globalLines() },
    { heading: "EXAMPLES", lines: [...indented(example(operation, table), margin)] },
    { heading: "OUTPUT", lines: outputLines(operation.output) },
  ];
}

const whoMayCall = ({ signed }: Operation) =>
  signed ? "The request carries an AWS signature." : "The request is not signed; what proves the caller stands in it.";

function pagingLines({ command }: Operation, pagination: Pagination | undefined): string[] {
  if (!pagination) return [];
  const sentence = `${command} asks page by page until it has everything; --no-paginate asks once. With --output text a --query sees ${pagination.resultKey} of one page at a time.`;
  return ["", ...wrapped(sentence, margin)];
}

// The halves of a flag pair stand together.
function pairs(table: ArgumentTable): MemberArgument[][] {
  const shown = table.members.filter(({ hidden }) => !hidden);
  return [...Map.groupBy(shown, ({ key }) => key).values()];
}

function synopsis(table: ArgumentTable): string[] {
  const members = pairs(table).map((pair) => {
    const [first] = pair;
    const usage = first?.arity === "none" ? pair.map(({ name }) => name).join(" | ") : `${first?.name} <value>`;
    return first?.required ? usage : `[${usage}]`;
  });
  return [
    ...members,
    "[--cli-input-json | --cli-input-yaml]",
    ...table.paging.map(({ name }) => `[${name} <value>]`),
    "[--generate-cli-skeleton <value>]",
    ...globalOptions.map(({ name, arity }) => (arity === "none" ? `[${name}]` : `[${name} <value>]`)),
  ];
}

function optionLines(table: ArgumentTable): string[] {
  return [
    ...pairs(table).flatMap(memberLines),
    ...plainOption(
      "--cli-input-json | --cli-input-yaml (string)",
      "The whole request as JSON or YAML, or a file:// that holds it; options beside it go before its members. The skeletons below are in this form.",
    ),
    ...table.paging.flatMap(({ name }) =>
      plainOption(`${name} (${name === "--starting-token" ? "string" : "integer"})`, pagingHelp[name] ?? ""),
    ),
    ...plainOption(
      "--generate-cli-skeleton (string)",
      "Sends nothing and prints a request to fill in: input (JSON, also without a value) or yaml-input; output checks the command and prints a sample answer.",
    ),
  ].slice(0, -1);
}

const pagingHelp: Readonly<Record<string, string>> = {
  "--starting-token": "Where to begin: the NextToken of an answer that --max-items had cut short.",
  "--page-size": "How many items to ask for at a time; the number of items in the output does not change.",
  "--max-items": "How many items to show; where there are more, the output ends with a NextToken for --starting-token.",
};

const plainOption = (title: string, help: string) => [...indented([title], margin), ...wrapped(help, margin + 3), ""];

function memberLines(pair: readonly MemberArgument[]): string[] {
  const [first] = pair;
  if (!first) return [];
  const title = `${pair.map(({ name }) => name).join(" | ")} (${first.shape.kind})`;
  return [
    ...indented([title], margin),
    ...about(first.shape, margin + 3),
    ...parts(first.shape, margin + 3),
    ...syntaxLines(first.shape),
    "",
  ];
}

function about(shape: Shape, at: number): string[] {
  const values =
    shape.kind === "string" && shape.values
      ? ["", ...indented(["Possible values:", ...shape.values.map((value) => `o ${value}`)], at)]
      : [];
  return [...wrapped(shape.summary ?? "", at), ...values];
}

function parts(shape: Shape, at: number): string[] {
  return partsOf(shape).flatMap(([name, part]) => [
    "",
    ...indented([`${name}(${part.kind})`], at),
    ...about(part, at + 3),
    ...parts(part, at + 3),
  ]);
}

function partsOf(shape: Shape): [string, Shape][] {
  if (shape.kind === "structure") return [...shape.members].map(([name, each]) => [`${name} -> `, each]);
  if (shape.kind === "list") return [["", shape.item]];
  return shape.kind === "map"
    ? [
        ["key -> ", shape.key],
        ["value -> ", shape.value],
      ]
    : [];
}

function syntaxLines(shape: Shape): string[] {
  if (shape.kind === "list" && isScalar(shape.item))
    return ["", ...syntaxBlock("Syntax", [`"${shape.item.kind}" "${shape.item.kind}" ...`])];
  if (isScalar(shape)) return [];
  const short = takesShorthand(shape) ? shorthandSyntax(shape) : undefined;
  return [...(short ? ["", ...syntaxBlock("Shorthand Syntax", [short])] : []), "", ...syntaxBlock("JSON Syntax", jsonSyntax(shape))];
}

const syntaxBlock = (title: string, lines: readonly string[]) => [...indented([`${title}:`], margin), "", ...indented(lines, margin + 3)];

function globalLines(): string[] {
  const all = globalOptions.flatMap(({ name, help, choices, shownType }) =>
    plainOption(`${name} (${shownType})`, choices ? `${help} One of: ${choices.join(", ")}.` : help),
  );
  return all.slice(0, -1);
}

function outputLines(output: Shape | undefined): string[] {
  if (output?.kind !== "structure" || output.members.size === 0) return indented(["None"], margin);
  return parts(output, margin).slice(1);
}

/** How to reach the help of an operation. */
export const helpHint = (command: string) => `${programName} cognito-idp ${command} help`;
