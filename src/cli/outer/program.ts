/** The outer commands: serve, messages, doctor, keys, audit, backup, restore, export, import, completion, help. */
import { Command, CommanderError } from "commander";
import { type Setting, settings } from "../../config.ts";
import { addAudit } from "../audit/commands.ts";
import { programName } from "../failure.ts";
import { addKeys } from "../keys/commands.ts";
import { workOnMachine } from "../keys/work-on-machine.ts";
import { versionText } from "../version.ts";
import { addTransfer } from "./transfer.ts";

/**
 * Runs an outer command. @param words the command and what follows it
 * @returns the exit code @throws Failure the command could not do its work
 */
export async function runOuter(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number) => {
    exitCode = code;
  };
  try {
    await buildProgram(finish).parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    return problem.exitCode === 0 ? 0 : 252;
  }
}

function buildProgram(finish: (exitCode: number) => void): Command {
  const program = new Command(programName);
  program.description("Amazon Cognito user pools that you run yourself.").version(versionText());
  program.exitOverride().configureHelp({ sortSubcommands: false });
  addServe(program, finish);
  program
    .command("cognito-idp <operation>")
    .description(`the AWS CLI's command group, spoken to a Poolhouse; \`${programName} cognito-idp help\` lists the operations`)
    .allowUnknownOption()
    .helpOption(false);
  addMessages(program, finish);
  addDoctor(program, finish);
  addKeys(program, finish);
  addAudit(program, finish);
  addCopies(program, finish);
  addTransfer(program, finish);
  addCompletion(program);
  return program;
}

const kebabOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

// Every setting that is no secret is an option as well; secrets stay in the environment, where other users of the machine do not see them.
function addServe(program: Command, finish: (exitCode: number) => void): void {
  const serve = program.command("serve").description("start the server; all settings may also stand in the environment");
  const open = Object.entries<Setting<unknown>>(settings).filter(([, { secret }]) => !secret);
  for (const [name, { variable, sentence, fallback }] of open) {
    serve.option(`--${kebabOf(name)} <value>`, `${sentence} (${variable}${fallback === "" ? "" : `, default ${String(fallback)}`})`);
  }
  serve.action(async (given: Readonly<Record<string, string>>) => {
    const { serveUntilEnd } = await import("./serve.ts");
    finish(
      await serveUntilEnd(
        Object.fromEntries(open.flatMap(([name, { variable }]) => (given[name] === undefined ? [] : [[variable, given[name]]]))),
      ),
    );
  });
}

function addMessages(program: Command, finish: (exitCode: number) => void): void {
  program
    .command("messages")
    .description("show the messages that a development server would have sent, oldest first")
    .option("--to <destination>", "only those to this phone number or mail address")
    .option("--limit <number>", "how many of the latest", "50")
    .option("-f, --follow", "wait for further ones")
    .option("--json", "one JSON object a line")
    .option("--endpoint-url <url>", "the server to ask")
    .option("--failed", "show those that production gave up, on the machine's own store")
    .option("--retry", "queue those again")
    .action(async (given: import("./messages.ts").MessagesOptions & { readonly failed?: boolean; readonly retry?: boolean }) => {
      if (given.failed || given.retry) return finish(await workOnMachine(given.retry ? "retry-messages" : "failed-messages", {}));
      const { showMessages } = await import("./messages.ts");
      finish(await showMessages(given));
    });
}

function addCopies(program: Command, finish: (exitCode: number) => void): void {
  program
    .command("backup")
    .description("copy the SQLite store while it runs")
    .argument("<file>", "where the copy goes")
    .action(async (file: string) => finish(await workOnMachine("backup", { file })));
  program
    .command("restore")
    .description("put a copy in the place of the SQLite store; refused while a server runs on it")
    .argument("<file>", "the copy")
    .action(async (file: string) => finish(await workOnMachine("restore", { file })));
}

function addDoctor(program: Command, finish: (exitCode: number) => void): void {
  program
    .command("doctor")
    .description("check settings, database, keys, clock, delivery and the server, and say what to mend")
    .option("--endpoint-url <url>", "the server to ask")
    .action(async (given: { readonly endpointUrl?: string }) => {
      const { examine } = await import("../doctor/doctor.ts");
      finish(await examine(given.endpointUrl));
    });
}

function addCompletion(program: Command): void {
  program
    .command("completion")
    .description("print a script that completes this command in a shell")
    .argument("<shell>", "bash, zsh or fish")
    .action(async (shell: string) => {
      const { printScript } = await import("../completion/scripts.ts");
      await printScript(shell);
    });
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .allowUnknownOption()
    .helpOption(false)
    .action(async (words: readonly string[]) => {
      const { printCandidates } = await import("../completion/candidates.ts");
      await printCandidates(words);
    });
}
