/** `poolhouse cognito-idp <operation>`: the AWS CLI's command group, from the contract. */

import { shapeOf } from "../api/shape.ts";
import { type Argument, type Given, isOperand } from "./arguments/argument.ts";
import { globalOptions } from "./arguments/globals.ts";
import { match } from "./arguments/match.ts";
import { type ArgumentTable, argumentsOf, argumentTable, freesRequired } from "./arguments/table.ts";
import { loadOperation, operationEntries } from "./contract/operations.ts";
import { invalid, unknownOptions } from "./failure.ts";
import { askedMfaOptions } from "./mfa-options.ts";
import { show } from "./output/show.ts";
import { openOutput, writeStdout } from "./output/terminal.ts";
import { pagesOf } from "./pages/pages.ts";
import { type Pagination, paginationOf } from "./pages/pagination.ts";
import { buildRequest } from "./request/build.ts";
import { caller, type Operation } from "./request/call.ts";
import { validate } from "./request/violations.ts";
import { readSharedFiles } from "./settings/profiles.ts";
import { checkGlobals, type Settings, settingsOf } from "./settings/settings.ts";
import { skeletonJson } from "./values/json-write.ts";
import { type Dict, isDict } from "./values/value.ts";
import { userAgent, versionText } from "./version.ts";

type Globals = ReadonlyMap<string, Given>;

/** The words that may stand where a command is meant, in the order in which they are listed. */
export const commandNames = [
  "serve",
  "cognito-idp",
  "messages",
  "doctor",
  "keys",
  "audit",
  "backup",
  "restore",
  "export",
  "import",
  "completion",
  "help",
] as const;

/**
 * Runs a command line that begins with global options or with `cognito-idp`. @param words all words behind the program's name
 * @returns the command that another part of the program is to run, with its words; undefined when all is done
 * @throws Failure as spec/platform.md §7.3 lists them
 */
export async function runGroup(words: readonly string[]): Promise<string[] | undefined> {
  refusePromptContradiction(words);
  const command: Argument = { name: "command", key: "command", arity: "one", required: true, choices: commandNames };
  const { given, rest } = match([...globalOptions, command], words);
  if (given.has("version")) {
    await writeStdout(`${versionText()}\n`);
    return undefined;
  }
  checkGlobals(given);
  if (typeof given.get("query") === "string") (await import("./output/query.ts")).checkQuery(String(given.get("query")));
  const name = String(given.get("command"));
  if (name !== "cognito-idp") return [name, ...rest];
  await runOperation(given, rest);
  return undefined;
}

function refusePromptContradiction(words: readonly string[]): void {
  if (words.includes("--cli-auto-prompt") && words.includes("--no-cli-auto-prompt")) {
    throw invalid("Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.");
  }
}

async function runOperation(globals: Globals, words: readonly string[]): Promise<void> {
  const entries = operationEntries();
  const choices = [...entries.map((entry) => entry.command), "help"];
  const operand: Argument = { name: "operation", key: "operation", arity: "one", required: true, choices };
  const { given, rest } = match([operand], words);
  const entry = entries.find(({ command }) => command === given.get("operation"));
  if (!entry) return writeHelp((await import("./help/group-help.ts")).groupHelp());
  const contract = await loadOperation(entry);
  const input = shapeOf(contract.input);
  if (input.kind !== "structure") throw new Error(`The input of ${entry.name} is no structure.`);
  const output = contract.output ? shapeOf(contract.output) : undefined;
  const { summary, name } = contract;
  await runWords({ name, command: entry.command, summary, signed: contract.caller === "signed", input, output }, globals, rest);
}

type Described = Operation & { readonly summary: string };

async function runWords(operation: Described, globals: Globals, words: readonly string[]): Promise<void> {
  const pagination = paginationOf(operation.name);
  const table = argumentTable(operation.input, pagination);
  const isHelp = words.length === 1 && words[0] === "help";
  if (isHelp) return writeOperationHelp(operation, table, pagination);
  const extra = askedMfaOptions(operation.name);
  const { given, rest } = match([...argumentsOf(table, freesRequired(words)), ...extra], words);
  if (given.get("help") === "help") return writeOperationHelp(operation, table, pagination);
  const operand = given.get("help");
  const unknown = operand === undefined ? rest : [...rest, String(operand)];
  if (unknown.length > 0) throw unknownOptions(unknown);
  const built = await buildRequest(table, pagination, given, globals);
  const skeleton = given.get("generate_cli_skeleton");
  if (skeleton === "input" || skeleton === "yaml-input") return writeSkeleton(operation, skeleton);
  const settings = settingsOf(globals, readSharedFiles());
  if (skeleton === "output") return showSample(operation, built.request, settings);
  const call = caller(operation, settings, userAgent(operation.command));
  const response =
    pagination && built.paginate
      ? pagesOf(call, built.request, pagination, built.paging)
      : { kind: "whole" as const, output: await call(built.request) };
  await show(response, operation.name, settings);
}

async function writeSkeleton({ input }: Operation, form: "input" | "yaml-input"): Promise<void> {
  if (form === "yaml-input") return writeStdout((await import("./skeleton/yaml-skeleton.ts")).yamlSkeleton(input));
  const { sampleInput } = await import("./skeleton/sample.ts");
  await writeStdout(`${skeletonJson(sampleInput(input))}\n`);
}

// The sample answer is checked like a request: one that the contract would not allow is a fault, as with the AWS CLI.
async function showSample(operation: Operation, request: Dict, settings: Settings): Promise<void> {
  const { sampleOutput } = await import("./skeleton/sample.ts");
  const sample = operation.output ? sampleOutput(operation.output) : new Map();
  if (operation.output?.kind === "structure") validate(sample, operation.output);
  validate(request, operation.input);
  await show({ kind: "whole", output: isDict(sample) ? sample : new Map() }, operation.name, settings);
}

async function writeOperationHelp(operation: Described, table: ArgumentTable, pagination: Pagination | undefined): Promise<void> {
  const { operationHelp } = await import("./help/operation-help.ts");
  await writeHelp(operationHelp(operation, table, pagination));
}

async function writeHelp(sections: Parameters<typeof import("./help/page.ts").pageText>[0]): Promise<void> {
  const { pageText } = await import("./help/page.ts");
  const { environment } = await import("./environment.ts");
  const output = openOutput({ pager: environment("AWS_PAGER") ?? environment("PAGER") ?? "less" });
  await output.write(pageText(sections, Boolean(process.stdout.isTTY) && !environment("NO_COLOR")));
  await output.close();
}

/** The names of all arguments of an operation, for completion. @param command such as `sign-up` */
export async function optionNames(command: string): Promise<readonly string[]> {
  const entry = operationEntries().find((each) => each.command === command);
  const input = entry && shapeOf((await loadOperation(entry)).input);
  if (input?.kind !== "structure") return [];
  const own = argumentsOf(argumentTable(input, paginationOf(entry?.name ?? "")), true).filter((each) => !isOperand(each));
  return [...own, ...globalOptions].map(({ name }) => name);
}
