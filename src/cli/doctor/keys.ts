import { existsSync, readFileSync, statSync } from "node:fs";
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";

type KeySettings = Pick<Config, "mode" | "masterKey" | "masterKeyFile" | "masterKeyCommand" | "dataFile" | "databaseUrl">;

/** Whether the master key is there, is a key, and is kept from others. */
export function examineKeys({ mode, masterKey, masterKeyFile, masterKeyCommand, dataFile, databaseUrl }: KeySettings): Finding[] {
  if (masterKey) return [good("keys", "POOLHOUSE_MASTER_KEY is a key.")];
  if (masterKeyFile) return examineKeyFile(masterKeyFile);
  if (masterKeyCommand) return [note("keys", "The server runs POOLHOUSE_MASTER_KEY_COMMAND at its start to get the master key.")];
  if (mode === "production") {
    return [bad("keys", "POOLHOUSE_MASTER_KEY is needed in production: set it to 32 random bytes in base64 (`openssl rand -base64 32`).")];
  }
  const path = `${dataFile}.key`;
  if (dataFile === ":memory:" || existsSync(path))
    return [...warnOfMemory(dataFile, databaseUrl !== undefined), ...(dataFile === ":memory:" ? [] : examineKeyFile(path))];
  if (!databaseUrl && existsSync(dataFile)) {
    return [
      bad(
        "keys",
        `${path} is missing, and without it the secrets in ${dataFile} cannot be opened: restore it, or set POOLHOUSE_MASTER_KEY to the key that was in it.`,
      ),
    ];
  }
  return [good("keys", `${path} is not there yet; the server makes a key at its first start.`)];
}

const warnOfMemory = (dataFile: string, hasDatabase: boolean): Finding[] =>
  dataFile === ":memory:" && hasDatabase
    ? [
        bad(
          "keys",
          "With POOLHOUSE_DATA=:memory: the key is gone when the server stops, and PostgreSQL keeps what it sealed: set POOLHOUSE_MASTER_KEY.",
        ),
      ]
    : [];

const isKey = (text: string) => Buffer.from(text, "base64").length === 32;

function examineKeyFile(path: string): Finding[] {
  try {
    const lines = readFileSync(path, "utf8").trim().split(/\s+/);
    if (!lines.every(isKey)) return [bad("keys", `The file ${path} holds no master key: restore it from a backup.`)];
    const open = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
    return [
      open
        ? note("keys", `Others may read ${path}: run \`chmod 600 ${path}\`.`)
        : good("keys", `The master key is in ${path}; back it up with the database.`),
    ];
  } catch (problem) {
    return [bad("keys", `${path} cannot be read (${wordsOf(problem)}): give this user the right, or set POOLHOUSE_MASTER_KEY.`)];
  }
}
