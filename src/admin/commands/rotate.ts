/** `poolhouse keys rotate-master` and `rotate-signing`: what they print. */
import type { Job } from "../jobs.ts";
import { isoOf, write } from "../output.ts";
import { progressBar } from "../progress.ts";
import { type Report, rotateMaster as sealAnew } from "../rotate-master.ts";
import { rotateSigning as makeKeys } from "../rotate-signing.ts";

/** Seals everything anew and shows how far it is. @returns 1 where a server still seals with an old key */
export const rotateMaster: Job = async (config) => {
  const bar = progressBar(process.stderr);
  const report: Report = ({ step, rows, total }) => bar.show(step === "sealing" ? "sealing anew" : "checking", rows, total);
  const { keyId, rows, changed, late } = await sealAnew(config, report).finally(bar.end);
  await write(`${rows} rows were looked at, ${changed} came under the master key ${keyId}.\n`);
  if (late > 0) {
    await write(
      `${late} came under an old key meanwhile: a server still seals with it. Put the new key in force there too, and run this again.\n`,
    );
    return 1;
  }
  await write(
    "The old key can be taken out of the settings in a quarter of an hour: sign-ins that are under way may need it until then.\n",
  );
  return 0;
};

/** Gives a pool new signing keys. */
export const rotateSigning: Job = async (config, { id = "", urgency = "later" }) => {
  const signsFrom = await makeKeys(config, id, urgency);
  const former =
    urgency === "compromised"
      ? "the old ones are gone, and all tokens they signed are refused"
      : "tokens of the old ones verify until they expire";
  await write(`${id} has new signing keys. They sign from ${isoOf(signsFrom)}; ${former}.\n`);
  return 0;
};
