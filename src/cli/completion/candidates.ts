/** What may come next on a command line; the shells' scripts ask for it. */
import { globalOptions } from "../arguments/globals.ts";
import { commandNames, optionNames } from "../cognito-idp.ts";
import { operationEntries } from "../contract/operations.ts";
import { writeStdout } from "../output/terminal.ts";

/** Prints the candidates, one a line. @param words those behind the program's name; the last one is being typed */
export async function printCandidates(words: readonly string[]): Promise<void> {
  const found = await candidates(words);
  await writeStdout(found.map((each) => `${each}\n`).join(""));
}

/** What the last word could become: a command, an operation, an option, or a value that a global option may have. */
export async function candidates(words: readonly string[]): Promise<readonly string[]> {
  const typed = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const choices = globalOptions.find(({ name }) => name === before.at(-1))?.choices;
  if (choices) return beginning(choices, typed);
  const [command, operation] = operands(before);
  if (command === undefined) return beginning([...commandNames, ...globalOptions.map(({ name }) => name)], typed);
  if (command === "completion") return beginning(["bash", "zsh", "fish"], typed);
  if (command !== "cognito-idp") return [];
  if (operation === undefined) return beginning([...operationEntries().map((entry) => entry.command), "help"], typed);
  return beginning([...(await optionNames(operation)), "help"], typed);
}

const beginning = (possible: readonly string[], typed: string) => possible.filter((each) => each.startsWith(typed));

// The words that are no options; the value of a global option is none either.
function operands(words: readonly string[]): string[] {
  return words.filter((word, at) => {
    const takesValue = globalOptions.some(({ name, arity }) => arity === "one" && name === words[at - 1]);
    return !word.startsWith("-") && !takesValue;
  });
}
