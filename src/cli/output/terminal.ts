/** stdout, or the pager in front of a terminal. @see spec/platform.md §7.7 */
import { spawn } from "node:child_process";
import { wholeEnvironment } from "../environment.ts";
import { unconfigured } from "../failure.ts";
import type { Settings } from "../settings/settings.ts";

/** Where text goes; `close` waits until all of it has been taken. */
export type Output = { readonly write: (text: string) => Promise<void>; readonly close: () => Promise<void> };

/** The width of the terminal in characters; 80 where there is none. */
export const terminalWidth = (): number => process.stdout.columns ?? 80;

/** Opens stdout, or on a terminal the pager of the settings, which starts with the first text. */
export function openOutput({ pager }: Pick<Settings, "pager">): Output {
  return process.stdout.isTTY && pager.trim() !== "" ? pagerOutput(pager) : plainOutput();
}

const plainOutput = (): Output => ({ write: writeStdout, close: async () => {} });

/** Writes to stdout and waits until it is taken; a reader that has gone away is no fault. */
export function writeStdout(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === "") resolve();
    else process.stdout.write(text, () => resolve());
  });
}

function pagerOutput(pager: string): Output {
  let running: ReturnType<typeof startPager> | undefined;
  return {
    write: async (text) => {
      if (text === "") return;
      running ??= startPager(pager);
      running.stdin.write(text);
    },
    close: async () => {
      running?.stdin.end();
      await running?.ended;
    },
  };
}

function startPager(pager: string) {
  const [command = "", ...words] = pager.trim().split(/\s+/);
  const environment = wholeEnvironment();
  const child = spawn(command, words, { stdio: ["pipe", "inherit", "inherit"], env: { LESS: "FRX", ...environment } });
  const ended = new Promise<void>((resolve, reject) => {
    child.on("close", () => resolve());
    child.on("error", (problem) =>
      reject(
        unconfigured(
          `Unable to redirect output to pager. Received the following error when opening pager:\n${problem.message}\n\nLearn more about configuring the output pager by running "aws help config-vars".`,
        ),
      ),
    );
  });
  // A pager that is left before its end closes its input.
  child.stdin.on("error", () => {});
  return { stdin: child.stdin, ended };
}
