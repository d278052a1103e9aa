/** The program as a process of its own, to be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Node = {
  readonly url: URL;
  readonly pid: number;
  /** Its log's lines of errors, newest last; the oldest are forgotten. */
  readonly errors: readonly string[];
  /** Sends a signal. @returns its exit code once it ended, or the signal that ended it */
  readonly end: (signal: "SIGKILL" | "SIGTERM") => Promise<number | string>;
};

const root = join(import.meta.dirname, "../../..");
const mostErrors = 500;

/**
 * Starts a server and waits until it listens.
 * @param main the program: the source, or the bundle, which starts sooner @throws Error with what it said where it does not
 */
export async function startNode(environment: Readonly<Record<string, string>>, main = "src/main.ts"): Promise<Node> {
  const program = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    cwd: root,
    env: { PATH: process.env.PATH, LOG_LEVEL: "error", PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(program, "exit");
  const errors: string[] = [];
  const url = await listening(program, errors);
  return {
    url,
    pid: program.pid ?? 0,
    errors,
    async end(signal) {
      program.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
}

function listening(program: ChildProcess, errors: string[]): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = "";
    program.stderr?.on("data", (data) => {
      said += data;
    });
    program.stdout?.on("data", (data) => {
      const text = String(data);
      if (text.includes('"level":"error"')) errors.push(text);
      if (errors.length > mostErrors) errors.shift();
      const [, url] = /listens on (http\S+)/.exec(text) ?? [];
      if (url !== undefined) resolve(new URL(url));
    });
    program.once("exit", (code) => reject(new Error(`The server did not start (${code}): ${said}`)));
  });
}
