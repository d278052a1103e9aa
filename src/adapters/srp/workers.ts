import { Worker } from "node:worker_threads";
import type { Tasks } from "./powers.ts";

/** What goes to a worker thread, and what comes back. */
export type Task = { readonly id: number; readonly name: keyof Tasks; readonly input: unknown };
export type Answer = { readonly id: number; readonly output?: unknown; readonly problem?: string };

/** Threads that do the arithmetic. */
export interface Workers {
  run<Name extends keyof Tasks>(name: Name, ...input: Parameters<Tasks[Name]>): Promise<ReturnType<Tasks[Name]>>;
  /** Whether a thread stands by with nothing to do. */
  isIdle(): boolean;
  close(): Promise<void>;
}

type Waiting = { readonly done: (output: unknown) => void; readonly failed: (problem: Error) => void };
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

/**
 * Threads that are started when there is work for them and do not keep the process alive once they have none.
 * @param size how many threads at most
 */
export function createWorkers(size: number): Workers {
  const threads = new Set<Thread>();
  let closed = false;
  let lastId = 0;
  const nextThread = () => {
    const [least] = [...threads].sort((one, other) => one.waiting.size - other.waiting.size);
    return least && (least.waiting.size === 0 || threads.size === size) ? least : start(threads);
  };
  return {
    run: (name, ...[input]) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error("the workers are closed"));
        lastId += 1;
        // The worker runs the task of this name, so what comes back is its result.
        const done = (output: unknown) => resolve(output as ReturnType<Tasks[typeof name]>);
        give(nextThread(), { id: lastId, name, input }, { done, failed: reject });
      }),
    isIdle: () => [...threads].some(({ waiting }) => waiting.size === 0),
    async close() {
      closed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function give({ worker, waiting }: Thread, task: Task, whenAnswered: Waiting): void {
  waiting.set(task.id, whenAnswered);
  worker.ref();
  worker.postMessage(task);
}

function start(threads: Set<Thread>): Thread {
  const thread: Thread = { worker: new Worker(new URL("./worker.ts", import.meta.url)), waiting: new Map() };
  threads.add(thread);
  thread.worker.on("message", (answer: Answer) => take(thread, answer));
  // A thread that dies takes its tasks with it and is replaced when there is work again.
  const end = (problem: Error) => {
    threads.delete(thread);
    for (const { failed } of thread.waiting.values()) failed(problem);
    thread.waiting.clear();
  };
  thread.worker.on("error", (problem) => end(problem instanceof Error ? problem : new Error(String(problem))));
  thread.worker.on("exit", () => end(new Error("the worker has ended")));
  return thread;
}

function take({ worker, waiting }: Thread, { id, output, problem }: Answer): void {
  const whenAnswered = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) worker.unref();
  if (problem === undefined) whenAnswered?.done(output);
  else whenAnswered?.failed(new Error(problem));
}
