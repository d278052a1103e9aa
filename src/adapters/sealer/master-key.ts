/** Where the master keys come from: the environment, a file, a command, or in development a file that is made beside the database. */
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Secret } from "../../secret.ts";
import { readOrMakeKeyFile } from "./key-file.ts";
import { type MasterKeys, newKeyText, type SealingKey, sealingKeyOf } from "./sealing-key.ts";

/** The settings that say where they are. */
export type MasterKeySettings = {
  readonly masterKey?: Secret | undefined;
  readonly masterKeyFile: string;
  readonly masterKeyCommand: string;
  readonly oldMasterKeys?: Secret | undefined;
  readonly dataFile: string;
  readonly mode: "development" | "production";
};

/**
 * The master keys of this installation. In development one is made at first start and kept beside the database (`<dataFile>.key`, mode 0600); for
 * `:memory:` it lives only as long as the process.
 * @throws Error one sentence that says what to set
 */
export function loadMasterKeys(settings: MasterKeySettings): MasterKeys {
  const [current = ownKey(settings), ...others] = givenKeys(settings);
  const former = [...others, ...linesOf(settings.oldMasterKeys?.reveal() ?? "").map(sealingKeyOf)];
  return { current, former: former.filter(({ id }, index) => id !== current.id && former.findIndex((each) => each.id === id) === index) };
}

/** The keys of the one setting that gives them, the one in force first. */
function givenKeys({ masterKey, masterKeyFile, masterKeyCommand }: MasterKeySettings): readonly SealingKey[] {
  const given = [
    masterKey && "POOLHOUSE_MASTER_KEY",
    masterKeyFile && "POOLHOUSE_MASTER_KEY_FILE",
    masterKeyCommand && "POOLHOUSE_MASTER_KEY_COMMAND",
  ];
  const set = given.filter((each) => each);
  if (set.length > 1) throw new Error(`${set.join(" and ")} both give a master key: unset all but one.`);
  if (masterKey) return [sealingKeyOf(masterKey.reveal())];
  if (masterKeyFile) return keysIn(fileText(masterKeyFile), `The file ${masterKeyFile}`, "POOLHOUSE_MASTER_KEY_FILE");
  if (masterKeyCommand) return keysIn(commandText(masterKeyCommand), "The command's output", "POOLHOUSE_MASTER_KEY_COMMAND");
  return [];
}

const linesOf = (text: string) => text.split(/[\s,]+/).filter((line) => line !== "");

function keysIn(text: string, what: string, setting: string): readonly SealingKey[] {
  try {
    const keys = linesOf(text).map(sealingKeyOf);
    if (keys.length > 0) return keys;
  } catch {
    // said below
  }
  throw new Error(`${what} holds no master key: ${setting} must lead to 32 bytes in base64, as \`openssl rand -base64 32\` makes them.`);
}

function fileText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (problem) {
    const why = problem instanceof Error && "code" in problem ? String(problem.code) : "unreadable";
    throw new Error(`The file ${path} cannot be read (${why}): set POOLHOUSE_MASTER_KEY_FILE to the file with the master key.`);
  }
}

const patienceMs = 30_000;

// What the command prints on its error output is for the operator's eyes; its output is a secret, also where it fails.
function commandText(command: string): string {
  try {
    return execSync(command, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], timeout: patienceMs });
  } catch (problem) {
    const status = problem instanceof Error && "status" in problem && problem.status !== null ? `exit code ${problem.status}` : "no answer";
    throw new Error(`The command that prints the master key failed (${status}): mend POOLHOUSE_MASTER_KEY_COMMAND.`);
  }
}

function ownKey({ dataFile, mode }: MasterKeySettings): SealingKey {
  if (mode === "production") {
    throw new Error(
      "POOLHOUSE_MASTER_KEY is needed in production: set it to 32 random bytes in base64 (`openssl rand -base64 32`), or POOLHOUSE_MASTER_KEY_FILE to a file that holds them.",
    );
  }
  if (dataFile === ":memory:") return sealingKeyOf(newKeyText().reveal());
  return readOrMakeKeyFile(`${dataFile}.key`);
}
