/** `poolhouse serve`: the server as a process of its own, which is what `npm start` runs too. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { wholeEnvironment } from "../environment.ts";

/** Runs the server until it ends. @param variables settings that were given as options, by variable @returns the server's exit code */
export function serveUntilEnd(variables: Readonly<Record<string, string>>): Promise<number> {
  const main = fileURLToPath(new URL("../../main.ts", import.meta.url));
  const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: "inherit",
    env: { ...wholeEnvironment(), ...variables },
  });
  // The terminal sends Ctrl-C to both; the server finishes its requests and ends, and this process waits for it.
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => server.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)));
  });
}
