import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { wholeEnvironment } from "../environment.ts";

/**
 * Runs a job of the machine's administrator as a program of its own, as `serve` runs the server: this one is a client and knows no store.
 * @param words what the job gets; none of it is secret, since other users of the machine can see it
 * @returns its exit code
 */
export function workOnMachine(job: string, words: object): Promise<number> {
  const main = fileURLToPath(new URL("../../admin/main.ts", import.meta.url));
  const program = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, job, JSON.stringify(words)], {
    stdio: "inherit",
    env: wholeEnvironment(),
  });
  // The terminal sends Ctrl-C to both; this process waits until the job has ended.
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => program.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    program.on("error", reject);
    program.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)));
  });
}
