import { setTimeout as delay } from "node:timers/promises";
import { refuse } from "../../../domain/refusal.ts";
import { Overtaken } from "../engine.ts";
import { NothingWritten } from "./lost.ts";

const tries = 12;
const longestPauseMs = 64;
/** A lost connection is not made up for by waiting: who asks shall hear of it soon, and others shall not queue up behind. */
const longestForLostMs = 1000;
/** serialization_failure and deadlock_detected: PostgreSQL asks to try again. */
const passing = ["40001", "40P01"];

/**
 * Tries again while another writer was first, or a connection was lost without harm, after pauses that grow and differ, so that rivals do not
 * meet again.
 * @throws Refusal `concurrentChange` after a dozen tries, what the connection was lost of after those or a second; everything else that `work` throws
 */
export async function retried<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (problem) {
      const isLost = problem instanceof NothingWritten;
      if (!isLost && !isPassing(problem)) throw problem;
      if (isLost && (attempt === tries || performance.now() - startedAt > longestForLostMs)) throw problem.cause;
      if (attempt === tries) throw refuse.concurrentChange();
      await delay(Math.random() * Math.min(2 ** attempt, longestPauseMs));
    }
  }
}

const isPassing = (problem: unknown): boolean =>
  problem instanceof Overtaken || (problem instanceof Error && "code" in problem && passing.includes(String(problem.code)));
