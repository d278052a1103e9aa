/** `poolhouse export` and `poolhouse import`: what they print. */
import { createReadStream, existsSync } from "node:fs";
import { refuseRunning } from "../../adapters/store/sqlite/copies.ts";
import type { Config } from "../../config.ts";
import type { Job } from "../jobs.ts";
import { write } from "../output.ts";
import { progressBar } from "../progress.ts";
import { exportStore } from "../transfer/export.ts";
import { importExport } from "../transfer/import.ts";
import { passphraseOf } from "../transfer/passphrase.ts";
import { fileTarget, streamTarget } from "../transfer/target.ts";
import { inWorkshop } from "../workshop.ts";

const stream = "-";
const counted = (count: number, one: string, many: string) => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** Writes pools, or everything, as lines of JSON. */
export const exportPools: Job = async (config, { file = stream, pools = [], passphraseFile }) => {
  if (file === stream && process.stdout.isTTY)
    throw new Error("An export is no reading for a terminal: name a file with --output, or pass it on.");
  refuseNowhere(config);
  const passphrase = await passphraseOf(config, passphraseFile, true);
  const bar = progressBar(process.stderr);
  const target = file === stream ? streamTarget : await fileTarget(file);
  const report = (done: number, total: number) => bar.show("exporting", done, total);
  const done = await inWorkshop(config, (workshop) => exportStore(workshop, { pools, passphrase, target, report }))
    .finally(target.close)
    .finally(bar.end);
  const { pools: count, tables, isResumed } = done;
  const what = `${counted(count, "user pool", "user pools")} with ${counted(tables.users ?? 0, "user", "users")}`;
  const goes = isResumed ? " It went on where it was cut off, so what changed in between may be in it twice or not at all." : "";
  process.stderr.write(`${file === stream ? "The export" : file} holds ${what}. It opens only with its passphrase.${goes}\n`);
  return 0;
};

/** Brings an export in, all of it or nothing. */
export const importPools: Job = async (config, { file = stream, passphraseFile }) => {
  if (file === stream && process.stdin.isTTY)
    throw new Error("There is nothing to import: name a file with --input, or pass an export in.");
  if (file !== stream && !existsSync(file)) throw new Error(`There is no export ${file}.`);
  const passphrase = await passphraseOf(config, passphraseFile, false);
  refuseServer(config);
  const bar = progressBar(process.stderr);
  const report = (done: number, total: number) => bar.show("importing", done, total);
  const input: AsyncIterable<Buffer> = file === stream ? process.stdin : createReadStream(file);
  const { pools, rows, isResumed } = await inWorkshop(config, (workshop) => importExport(workshop, { input, passphrase, report })).finally(
    bar.end,
  );
  const goes = isResumed ? " The import went on where it was cut off." : "";
  await write(
    `${counted(pools.length, "user pool is", "user pools are")} there now, with ${counted(rows, "row", "rows")} in all.${goes}\n`,
  );
  return 0;
};

/** Removes what unfinished imports have brought in. */
export const abandonImport: Job = async (config) => {
  refuseNowhere(config);
  const count = await inWorkshop(config, ({ store }) => store.transfer.abandon());
  await write(
    count === 0
      ? "No import is under way.\n"
      : `${counted(count, "user pool that was", "user pools that were")} coming in is gone again.\n`,
  );
  return 0;
};

// A SQLite store has one writer: a server on it would stand still for every batch.
function refuseServer({ databaseUrl, dataFile }: Config): void {
  if (!databaseUrl && existsSync(dataFile)) refuseRunning(dataFile, "stop it while an import runs");
}

// A path that is mistyped would make an empty store, and an export of nothing that looks like one of everything.
function refuseNowhere({ databaseUrl, dataFile }: Config): void {
  if (databaseUrl || dataFile === ":memory:" || existsSync(dataFile)) return;
  throw new Error(`There is no store ${dataFile}: set POOLHOUSE_DATA to the SQLite file, or DATABASE_URL, of your servers.`);
}
