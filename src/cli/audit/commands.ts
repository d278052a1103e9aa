/** `poolhouse audit`: reads the machine's own store, beside running servers, and asks no server. */
import type { Command } from "commander";
import { invalid } from "../failure.ts";
import { workOnMachine } from "../keys/work-on-machine.ts";
import { momentOf } from "./moment.ts";

type Filters = {
  readonly pool?: string;
  readonly user?: string;
  readonly actor?: string;
  readonly event?: string;
  readonly result?: string;
  readonly address?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: string;
  readonly json?: boolean;
};

/** Adds the command and `verify`. @param finish gets the exit code */
export function addAudit(program: Command, finish: (exitCode: number) => void): void {
  const audit = program
    .command("audit")
    .description("show the audit trail, newest first; works on the store that the settings name, whether servers run or not")
    .option("--pool <user-pool-id>", "only what concerns this pool")
    .option("--user <sub>", "only what this user did or what was done to it; with --pool a user name will do")
    .option("--actor <id>", "only what was done by this access key, or by the user with this sub")
    .option("--event <name>", "only this operation, such as InitiateAuth or SetUserMFAPreference")
    .option("--result <name>", "only with this result: ok, the name of an exception, or refused for all exceptions")
    .option("--address <ip>", "only from this address")
    .option("--since <moment>", "a date, a time, or how long ago: 2026-11-26, 2026-11-26T10:00:00Z, 24h")
    .option("--until <moment>", "the same")
    .option("--limit <number>", "how many of the latest; 0 shows all", "50")
    .option("--json", "one JSON object a line")
    .action(async (given: Filters) => finish(await workOnMachine("audit", wordsOf(given, Date.now() / 1000))));
  audit
    .command("verify")
    .description("follow every chain of the trail and say where a line was removed, changed or moved; ends with 1 where one was")
    .option("--noted <chain:number:digest>", "a line noted elsewhere that must still be there; may be given several times", collected, [])
    .action(async ({ noted }: { readonly noted: readonly string[] }, command: Command) => {
      const { json } = command.optsWithGlobals<{ readonly json?: boolean }>();
      for (const each of noted) if (!notedShape.test(each)) throw invalid(`--noted must be <chain>:<number>:<digest>, not "${each}".`);
      finish(await workOnMachine("verify-audit", { noted, json }));
    });
}

const notedShape = /^[\w-]+:[1-9]\d*:[\w-]+$/;

const collected = (given: string, before: readonly string[]) => [...before, given];

function wordsOf({ since, until, limit, json, ...query }: Filters, now: number): object {
  if (!/^\d{1,9}$/.test(limit)) throw invalid(`--limit must be a whole number, not "${limit}".`);
  const moments = {
    ...(since !== undefined && { since: momentOf("--since", since, now) }),
    ...(until !== undefined && { until: momentOf("--until", until, now) }),
  };
  return { query: { ...query, ...moments }, limit: Number(limit), json };
}
