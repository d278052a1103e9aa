/** `poolhouse export` and `poolhouse import`: user pools from one store to another, on the machine's own store. */
import type { Command } from "commander";
import { invalid } from "../failure.ts";
import { workOnMachine } from "../keys/work-on-machine.ts";

type Finish = (exitCode: number) => void;

const passphraseFile = [
  "--passphrase-file <file>",
  "file with the passphrase; without it POOLHOUSE_PASSPHRASE, or the terminal asks",
] as const;

/** Adds the two commands. @param finish gets the exit code */
export function addTransfer(program: Command, finish: Finish): void {
  addExport(program, finish);
  addImport(program, finish);
}

type ExportOptions = { readonly pool: readonly string[]; readonly output: string; readonly passphraseFile?: string };

function addExport(program: Command, finish: Finish): void {
  program
    .command("export")
    .description("write user pools with all their users as lines of JSON, secrets under a passphrase, while servers run")
    .option("--pool <user-pool-id>", "only this one; may be given several times; default is all, and the access keys", collected, [])
    .option("--output <file>", "where it goes; one that was cut off goes on there; - is standard output", "-")
    .option(...passphraseFile)
    .action(async ({ pool: pools, output: file, ...given }: ExportOptions) =>
      finish(await workOnMachine("export", { file, pools, ...given })),
    );
}

type ImportOptions = { readonly input?: string; readonly passphraseFile?: string; readonly abandon?: boolean };

function addImport(program: Command, finish: Finish): void {
  program
    .command("import")
    .description("bring an export in, into SQLite or PostgreSQL: all of it or nothing; one that was cut off goes on")
    .option("--input <file>", 'the export; - is standard input (default: "-")')
    .option(...passphraseFile)
    .option("--abandon", "remove what an import that was cut off has brought in, instead of going on")
    .action(async ({ input: file, abandon, ...given }: ImportOptions) => {
      if (abandon && file !== undefined) throw invalid("--abandon and --input exclude each other.");
      finish(await (abandon ? workOnMachine("abandon-import", {}) : workOnMachine("import", { file, ...given })));
    });
}

const collected = (id: string, ids: readonly string[]) => [...ids, id];
