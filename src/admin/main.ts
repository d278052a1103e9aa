/**
 * The program behind `poolhouse keys`, `audit`, `backup`, `restore`, `export`, `import` and `messages --failed`: does one job on the installation's own store and ends. The command line starts it with the job's name and its
 * words as JSON; settings come from the environment, as they do for the server.
 */
import { readConfig } from "../config.ts";
import { jobs } from "./jobs.ts";

const [name = "", words = "{}"] = process.argv.slice(2);

try {
  const job = jobs.get(name);
  if (!job) throw new Error(`There is no job ${name}.`);
  process.exitCode = await job(readConfig(), JSON.parse(words));
} catch (problem) {
  process.stderr.write(`\n${problem instanceof Error ? problem.message : "The work could not be done."}\n`);
  process.exitCode = 255;
}
