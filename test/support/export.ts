/** Exports and imports for tests, as the command line makes them. */
import { createReadStream } from "node:fs";
import { newStretching } from "../../src/adapters/sealer/passphrase.ts";
import { exportStore } from "../../src/admin/transfer/export.ts";
import { importExport } from "../../src/admin/transfer/import.ts";
import { fileTarget } from "../../src/admin/transfer/target.ts";
import { inWorkshop } from "../../src/admin/workshop.ts";
import type { Config } from "../../src/config.ts";
import { Secret } from "../../src/secret.ts";

export const passphrase = new Secret("correct horse battery staple");

type Report = (done: number, total: number) => void;
const silent: Report = () => {};

/** Exports the store that a configuration names into a file. @param pools none: all of it */
export async function exportTo(config: Config, file: string, pools: readonly string[] = [], report: Report = silent) {
  const target = await fileTarget(file);
  return inWorkshop(config, (workshop) =>
    exportStore(workshop, { pools, passphrase, target, report, stretching: newStretching(1024) }),
  ).finally(target.close);
}

/** Imports a file into the store that a configuration names. */
export const importFrom = (config: Config, file: string, given = passphrase, report: Report = silent) =>
  inWorkshop(config, (workshop) => importExport(workshop, { input: createReadStream(file), passphrase: given, report }));
