/** Every way in which a command ends without success: exit code and text. @see spec/platform.md §7.3 */

/** The name that the usage shows. */
export const programName = "poolhouse";

/** A command cannot go on. `exitCode` as §7.3 lists them; the message goes to stderr after an empty line. */
export class Failure extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Arguments or values that cannot be used. */
export const invalid = (message: string) => new Failure(252, message);
/** The value of one option cannot be read. @param option with its dashes where the message shows them */
export const unreadable = (option: string, problem: string) => invalid(`Error parsing parameter '${option}': ${problem}`);
/** Region or credentials are missing. */
export const unconfigured = (message: string) => new Failure(253, message);
/** The service refused. */
export const refused = (message: string) => new Failure(254, message);
/** Everything else. */
export const broken = (message: string) => new Failure(255, message);

const usage = `usage: ${programName} [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  ${programName} help
  ${programName} <command> help
  ${programName} <command> <subcommand> help
`;

/** The command line does not fit. @param problem what stands after `poolhouse: error: ` */
export const misused = (problem: string) => invalid(`${usage}\n${programName}: error: ${problem}\n`);

/** Options that nothing knows. @param given as they were written */
export const unknownOptions = (given: readonly string[]) => invalid(`${usage}\nUnknown options: ${given.join(", ")}\n`);
