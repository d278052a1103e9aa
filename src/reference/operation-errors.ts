/** The errors of one operation, each with its status and its causes. */
import type { OperationContract } from "../api/contract.ts";
import { commonErrors, type ErrorName, exceptions } from "../api/exceptions.ts";
import type { Cause } from "./causes/cause.ts";
import { causeOf } from "./causes/causes.ts";
import { code, escaped } from "./markdown.ts";
import type { Sources } from "./sources.ts";

/** The HTTP status of an error. */
export const statusOf = (name: string): number =>
  (name in exceptions ? exceptions[name as ErrorName] : commonErrors[name as keyof typeof commonErrors]).status;

/** What was refused in which words: "when …" and the message. */
export const causeLine = ({ refusal, when }: Cause): string =>
  `${escaped(when)}${refusal.message === "" ? " (no message)" : `: ${code(refusal.message.trim())}`}`;

/** The section's text: what this version raises, what the API declares beyond that, and what every operation can answer. */
export function errorsOf({ name, errors, caller }: OperationContract, { isServed, refusalsOf }: Sources): string[] {
  if (!isServed(name)) return [declared(errors, "The API declares these errors:"), everywhere(caller)];
  const raised = Map.groupBy(refusalsOf(name).map(causeOf), ({ refusal }) => refusal.name);
  const names = [...raised.keys()].toSorted();
  const silent = errors.filter((error) => !raised.has(error) && !(error in ofTheDoor));
  return [
    names.map((error) => item(error, raised.get(error) ?? [])).join("\n"),
    declared(silent, "The API declares more, which this version has no cause to raise here:"),
    everywhere(caller),
  ];
}

const item = (name: string, causes: readonly Cause[]) =>
  [`- **${code(name)}**, HTTP ${statusOf(name)}, when`, ...causes.map((each) => `  - ${causeLine(each)}`)].join("\n");

// Raised at the door for every operation, so the last paragraph speaks of them.
const ofTheDoor: Readonly<Record<string, true>> = { InternalErrorException: true, ForbiddenException: true };

const declared = (errors: readonly ErrorName[], intro: string): string =>
  errors.length === 0 ? "" : `${intro} ${errors.map((error) => `${code(error)} (HTTP ${statusOf(error)})`).join(", ")}.`;

function everywhere(caller: OperationContract["caller"]): string {
  const own =
    caller === "signed"
      ? "in production those of [signatures and policies](../errors.md#signatures-and-policies)"
      : "where a web ACL is set `ForbiddenException`";
  return `Every operation can also answer the errors [before an operation runs](../errors.md#before-an-operation-runs), ${own}, and \`InternalErrorException\` (HTTP 500) where the fault is this server's.`;
}
