/** The arguments of an operation: one option a member of its input, flag pairs for booleans, and those that every operation has. @see spec/platform.md §7.1, §7.6, §7.8 */

import type { Shape, Structure } from "../../api/shape.ts";
import { kebab } from "../contract/names.ts";
import type { Pagination } from "../pages/pagination.ts";
import type { Argument } from "./argument.ts";

/** An option that fills a member of the request. `hidden` where --page-size and --starting-token stand for it in the help. */
export type MemberArgument = Argument & { readonly member: string; readonly shape: Shape; readonly hidden: boolean };

/** All arguments of an operation, in the order of the help and of missing ones. */
export type ArgumentTable = {
  readonly members: readonly MemberArgument[];
  readonly input: readonly Argument[];
  readonly paging: readonly Argument[];
  readonly skeleton: Argument;
};

/** Where the operand that may be `help` is kept. */
export const helpOperand: Argument = { name: "help", key: "help", arity: "optional", required: false };

const keyOf = (name: string) => name.replaceAll("-", "_");
const option = (name: string, extra: Partial<Argument> = {}): Argument => ({
  name: `--${name}`,
  key: keyOf(name),
  arity: "one",
  required: false,
  ...extra,
});

/** The arguments of one operation. @param input its input @param pagination how it pages, where it does */
export function argumentTable(input: Structure, pagination: Pagination | undefined): ArgumentTable {
  const native = pagination ? [pagination.inputToken, pagination.limitKey] : [];
  return {
    members: [...input.members].flatMap(([member, shape]) => membersArguments(member, shape, input, native.includes(member))),
    input: [option("cli-input-json"), option("cli-input-yaml")],
    paging: pagination ? [option("starting-token"), option("page-size", { type: "whole" }), option("max-items", { type: "whole" })] : [],
    skeleton: option("generate-cli-skeleton", { arity: "optional", constant: "input", choices: ["input", "output", "yaml-input"] }),
  };
}

function membersArguments(member: string, shape: Shape, { required }: Structure, hidden: boolean): MemberArgument[] {
  const name = kebab(member);
  const about = { key: keyOf(name), member, shape, hidden };
  if (shape.kind === "boolean") {
    // Neither half of a flag pair is demanded on the command line; the validation of the request demands the member.
    const flag = { ...about, arity: "none", required: false } as const;
    return [
      { ...flag, name: `--${name}`, constant: true },
      { ...flag, name: `--no-${name}`, constant: false },
    ];
  }
  return [{ ...about, name: `--${name}`, arity: shape.kind === "list" ? "any" : "one", required: required.includes(member) }];
}

/** The arguments of a table as the matcher takes them. @param everythingOptional whether required options are not demanded */
export function argumentsOf(table: ArgumentTable, everythingOptional: boolean): readonly Argument[] {
  const members = everythingOptional ? table.members.map((each) => ({ ...each, required: false })) : table.members;
  return [...members, ...table.input, ...table.paging, table.skeleton, helpOperand];
}

/** Whether the words free the operation of its required options: a whole input is given, or only a skeleton of it is asked for. */
export function freesRequired(words: readonly string[]): boolean {
  if (words.includes("--cli-input-json") || words.includes("--cli-input-yaml")) return true;
  const skeleton = words.indexOf("--generate-cli-skeleton");
  return skeleton >= 0 && words[skeleton + 1] !== "output";
}
