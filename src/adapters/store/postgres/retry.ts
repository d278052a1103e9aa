import { setTimeout as delay } from "node:timers/promises";
import { refuse } from "../../../domain/refusal.ts";
import { Overtaken } from "../engine.ts";

const tries = 12;
const longestPauseMs = 64;
/** serialization_failure and deadlock_detected: PostgreSQL asks to try again. */
const passing = ["40001", "40P01"];

/**
 * Tries again while another writer was first, after pauses that grow and differ, so that rivals do not meet again.
 * @throws Refusal `concurrentChange` after a dozen tries; everything else that `work` throws
 */
export async function retried<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await delay(Math.random() * Math.min(2 ** attempt, longestPauseMs));
    try {
      return await work();
    } catch (problem) {
      if (!isPassing(problem)) throw problem;
    }
  }
  throw refuse.concurrentChange();
}

const isPassing = (problem: unknown): boolean =>
  problem instanceof Overtaken || (problem instanceof Error && "code" in problem && passing.includes(String(problem.code)));
