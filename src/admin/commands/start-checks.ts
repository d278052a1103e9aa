import { checksOf } from "../../server/production.ts";
import type { Job } from "../jobs.ts";
import { write } from "../output.ts";

/** Prints what a start in production looks at, as JSON: for `poolhouse doctor`, which knows no server. Opens nothing. */
export const startChecks: Job = async (config) => {
  await write(`${JSON.stringify(checksOf(config))}\n`);
  return 0;
};
