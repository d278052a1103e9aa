/** A worker thread: does one task after another. */
import { parentPort } from "node:worker_threads";
import { tasks } from "./powers.ts";
import type { Answer, Task } from "./workers.ts";

parentPort?.on("message", (task: Task) => parentPort?.postMessage(answerTo(task)));

function answerTo({ id, name, input }: Task): Answer {
  try {
    return { id, output: (tasks[name] as (input: unknown) => unknown)(input) };
  } catch (problem) {
    return { id, problem: problem instanceof Error ? problem.message : String(problem) };
  }
}
