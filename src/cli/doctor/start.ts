import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { wholeEnvironment } from "../environment.ts";
import { bad, type Finding, good, wordsOf } from "./finding.ts";

type StartCheck = { readonly name: string; readonly problem?: string };

/** What a start in production would be refused for, told by the server's own rules: they run in a program of their own, as every job on the machine does. */
export async function examineStart(): Promise<readonly Finding[]> {
  const main = fileURLToPath(new URL("../../admin/main.ts", import.meta.url));
  const words = ["--disable-warning=ExperimentalWarning", main, "start-checks", "{}"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: wholeEnvironment() });
    const checks = JSON.parse(stdout) as readonly StartCheck[];
    return checks.map(({ name, problem }) =>
      problem === undefined ? good(name, "A start in production finds nothing against it.") : bad(name, problem),
    );
  } catch (problem) {
    return [bad("settings", `The settings could not be judged (${wordsOf(problem)}).`)];
  }
}
