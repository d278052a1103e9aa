/** `poolhouse keys`: works on the machine's own store, beside running servers, and asks no server. */
import type { Command } from "commander";
import { invalid } from "../failure.ts";
import { workOnMachine } from "./work-on-machine.ts";

type Finish = (exitCode: number) => void;
type Json = { readonly json?: boolean };

/** Adds the command and its subcommands. @param finish gets the exit code */
export function addKeys(program: Command, finish: Finish): void {
  const keys = program
    .command("keys")
    .description("access keys, master key and signing keys; works on the store that the settings name, whether servers run or not");
  addMaking(keys, finish);
  addChanging(keys, finish);
  addRotating(keys, finish);
}

function addMaking(keys: Command, finish: Finish): void {
  keys
    .command("create")
    .description("make an access key; its secret is shown this once")
    .argument("<name>", "whose key it is: the IAM user in messages and policies")
    .option("--policy <file>", "file with an IAM policy in JSON; may be given several times", collected, [])
    .option("--administrator", "allow everything, instead of a policy")
    .option("--json", "print JSON")
    .action(async (name: string, given: Json & { readonly policy: readonly string[]; readonly administrator?: boolean }) => {
      const { policy, administrator = false, json } = given;
      if (policy.length > 0 === administrator) {
        throw invalid("Say what the key may do: --policy <file> with an IAM policy in JSON, or --administrator for everything.");
      }
      finish(await workOnMachine("create", { name, policy, json }));
    });
  keys
    .command("rotate")
    .description("make a successor with the same name and policies; the former key goes on for a while")
    .argument("<access-key-id>")
    .option("--grace-hours <hours>", "how long the former key goes on; 0: not at all", "24")
    .option("--json", "print JSON")
    .action(async (id: string, { graceHours, json }: Json & { readonly graceHours: string }) =>
      finish(await workOnMachine("rotate", { id, seconds: secondsOf("--grace-hours", graceHours), json })),
    );
  keys
    .command("session")
    .description("make temporary credentials with the rights of an access key; shown this once, kept nowhere")
    .argument("<access-key-id>")
    .option("--hours <hours>", "how long they sign", "1")
    .option("--json", "print JSON")
    .action(async (id: string, { hours, json }: Json & { readonly hours: string }) =>
      finish(await workOnMachine("session", { id, seconds: secondsOf("--hours", hours), json })),
    );
}

function addChanging(keys: Command, finish: Finish): void {
  keys
    .command("list")
    .description("show the access keys, without their secrets")
    .option("--json", "print JSON")
    .action(async ({ json }: Json) => finish(await workOnMachine("list", { json })));
  for (const [name, text] of [
    ["disable", "refuse an access key; servers know it within a second"],
    ["enable", "accept it again"],
    ["delete", "forget it"],
  ] as const)
    keys
      .command(name)
      .description(text)
      .argument("<access-key-id>")
      .action(async (id: string) => finish(await workOnMachine(name, { id })));
}

function addRotating(keys: Command, finish: Finish): void {
  keys
    .command("rotate-master")
    .description("seal everything anew under the master key in force, while servers run; goes on where it was cut off")
    .action(async () => finish(await workOnMachine("rotate-master", {})));
  keys
    .command("rotate-signing")
    .description("give a user pool new signing keys; they sign once jwks.json has had a quarter of an hour to spread")
    .argument("<user-pool-id>")
    .option("--at-once", "let them sign in two seconds")
    .option("--compromised", "let them sign at once and take the old ones away: all tokens of before are refused")
    .action(async (id: string, { atOnce, compromised }: { readonly atOnce?: boolean; readonly compromised?: boolean }) => {
      if (atOnce && compromised) throw invalid("--at-once and --compromised exclude each other.");
      finish(await workOnMachine("rotate-signing", { id, urgency: compromised ? "compromised" : atOnce ? "at-once" : "later" }));
    });
}

const collected = (file: string, files: readonly string[]) => [...files, file];

const longestHours = 24 * 365;

function secondsOf(option: string, text: string): number {
  const hours = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(hours <= longestHours)) throw invalid(`${option} must be a number of hours up to ${longestHours}, not "${text}".`);
  return hours * 3600;
}
