/** The passphrase of an export: from a file, from the settings, or from whoever sits at the terminal. */
import { readFileSync } from "node:fs";
import type { Config } from "../../config.ts";
import { Secret } from "../../secret.ts";

const fewestLetters = 8;

/**
 * @param file named on the command line    @param isNew asked for twice, and refused where it is too short
 * @throws Error one sentence
 */
export async function passphraseOf({ passphrase }: Pick<Config, "passphrase">, file: string | undefined, isNew: boolean): Promise<Secret> {
  const found = file !== undefined ? inFile(file) : (passphrase ?? (await asked(isNew)));
  if (found.reveal() === "") throw new Error("The passphrase is empty.");
  if (isNew && found.reveal().length < fewestLetters) {
    throw new Error(
      `The passphrase is too short: whoever has the file may guess it at leisure. Take at least ${fewestLetters} characters, better several words.`,
    );
  }
  return found;
}

function inFile(file: string): Secret {
  try {
    return new Secret(readFileSync(file, "utf8").replace(/\r?\n$/, ""));
  } catch (problem) {
    const why = problem instanceof Error && "code" in problem ? String(problem.code) : "unreadable";
    throw new Error(`The file ${file} cannot be read (${why}): name a file that holds the passphrase.`);
  }
}

async function asked(isNew: boolean): Promise<Secret> {
  if (!process.stdin.isTTY) {
    throw new Error("A passphrase is needed: name a file that holds it with --passphrase-file, or set POOLHOUSE_PASSPHRASE.");
  }
  const given = await answerTo("Passphrase of the export: ");
  if (isNew && (await answerTo("Once more: ")) !== given) throw new Error("The two are not the same: nothing was done.");
  return new Secret(given);
}

/** Reads a line from the terminal, which shows nothing of it. */
function answerTo(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Before the question: whoever answers at once, as a program does, would be shown.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding("utf8").resume();
  return new Promise((resolve) => {
    let typed = "";
    const read = (keys: string) => {
      for (const key of keys) {
        if (key === "\u0003") process.exit(130);
        if (key === "\r" || key === "\n" || key === "\u0004") return end();
        typed = key === "\u007f" || key === "\b" ? typed.slice(0, -1) : typed + key;
      }
    };
    const end = () => {
      stdin.off("data", read).pause();
      stdin.setRawMode(false);
      stderr.write("\n");
      resolve(typed);
    };
    stdin.on("data", read);
  });
}
