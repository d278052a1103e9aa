/** `poolhouse backup` and `poolhouse restore`: what they print. */
import { backupStore, restoreStore } from "../../adapters/store/sqlite/copies.ts";
import type { Config } from "../../config.ts";
import type { Job } from "../jobs.ts";
import { write } from "../output.ts";
import { progressBar } from "../progress.ts";

/** Copies the store while it runs. */
export const backup: Job = async (config, { file = "" }) => {
  const bar = progressBar(process.stderr);
  await backupStore(sqliteFileOf(config), file, (done, total) => bar.show("copying", done, total)).finally(bar.end);
  await write(`${file} holds the whole store. Its secrets open only with the master key: keep that too, and apart.\n`);
  return 0;
};

/** Puts a copy in the store's place. */
export const restore: Job = async (config, { file = "" }) => {
  const former = restoreStore(file, sqliteFileOf(config));
  await write(`${sqliteFileOf(config)} is what ${file} holds.${former ? ` What was there before is ${former}.` : ""}\n`);
  return 0;
};

function sqliteFileOf({ databaseUrl, dataFile }: Config): string {
  if (databaseUrl) throw new Error("DATABASE_URL names a PostgreSQL database: copy it with pg_dump and pg_restore.");
  if (dataFile === ":memory:") throw new Error("POOLHOUSE_DATA is :memory:, of which there is no copy: set it to a file.");
  return dataFile;
}
