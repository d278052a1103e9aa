/** The program `poolhouse`: outer commands by the command-line library, `cognito-idp` by the rules of the AWS CLI. */
import { runGroup } from "./cognito-idp.ts";
import { Failure } from "./failure.ts";

const outerCommands = [
  "serve",
  "messages",
  "doctor",
  "keys",
  "audit",
  "backup",
  "restore",
  "export",
  "import",
  "completion",
  "complete",
  "help",
  "--help",
  "-h",
];

/**
 * Runs a command line. @param words all words behind the program's name
 * @returns the exit code; everything else has been written @see spec/platform.md §7.3
 */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const outer = outerCommands.includes(words[0] ?? "") ? words : await runGroup(words);
    return outer ? await (await import("./outer/program.ts")).runOuter(outer) : 0;
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    process.stderr.write(`\n${problem.message}\n`);
    return problem.exitCode;
  }
}
