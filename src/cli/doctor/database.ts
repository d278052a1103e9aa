import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ConnectionSettings } from "../../config/connection.ts";
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";

/** Whether the database can be reached and is sound; its clock too, where it is another machine's. */
export async function examineDatabase(config: Pick<Config, "databaseUrl" | "dataFile"> & ConnectionSettings): Promise<Finding[]> {
  const { databaseUrl, dataFile } = config;
  if (databaseUrl) return examinePostgres(databaseUrl.reveal(), config);
  if (dataFile === ":memory:") return [note("database", "POOLHOUSE_DATA is :memory:, so everything is gone when the server stops.")];
  return existsSync(dataFile) ? examineFile(dataFile) : [examineFolder(dataFile)];
}

async function examineFile(dataFile: string): Promise<Finding[]> {
  const { DatabaseSync } = await import("node:sqlite");
  try {
    const database = new DatabaseSync(dataFile, { readOnly: true });
    const result = Object.values(database.prepare("PRAGMA quick_check(1)").get() ?? {})[0];
    database.close();
    if (result !== "ok") return [bad("database", `${dataFile} is damaged (${String(result)}): restore it from a backup.`)];
  } catch (problem) {
    return [bad("database", `${dataFile} cannot be read (${wordsOf(problem)}): set POOLHOUSE_DATA to a SQLite file of this user.`)];
  }
  return [isWritable(dataFile) ? good("database", `${dataFile} is a sound SQLite file.`) : unwritable(dataFile)];
}

// The server makes the file, and folders that are missing above it.
function examineFolder(dataFile: string): Finding {
  let folder = dirname(resolve(dataFile));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return isWritable(folder)
    ? good("database", `${dataFile} is not there yet; the server makes it at its first start.`)
    : unwritable(folder);
}

const unwritable = (path: string) =>
  bad("database", `This user may not write to ${path}: give it the right, or set POOLHOUSE_DATA to another place.`);

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const waitMs = 5000;
const driftSeconds = 5;

async function examinePostgres(url: string, settings: ConnectionSettings): Promise<Finding[]> {
  const { Client } = await import("pg");
  const { connectionOf } = await import("../../config/connection.ts");
  try {
    const client = new Client({ ...connectionOf(url, settings), connectionTimeoutMillis: waitMs, query_timeout: waitMs });
    await client.connect();
    const { rows } = await client.query<{ readonly version: string; readonly now: number }>(
      "select current_setting('server_version') as version, extract(epoch from clock_timestamp())::float8 as now",
    );
    await client.end();
    const [{ version = "", now = 0 } = {}] = rows;
    return [good("database", `PostgreSQL ${version} answers.`), ...driftOf(now)];
  } catch (problem) {
    return [
      bad(
        "database",
        `PostgreSQL does not answer (${wordsOf(problem)}): check DATABASE_URL, and that the server may be reached from here.`,
      ),
    ];
  }
}

function driftOf(now: number): Finding[] {
  const drift = Math.round(Math.abs(now - Date.now() / 1000));
  return drift <= driftSeconds
    ? []
    : [note("clock", `The clock of the database differs from this machine's by ${drift} s: set both by NTP.`)];
}
