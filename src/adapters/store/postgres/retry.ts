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

/** The connection broke before anything was committed: nothing is lost by trying again. */
export class LostBefore extends Error {}

/** Whether a connection broke, or its server is stopping: not whether it cannot be made. @see PostgreSQL, Appendix A, classes 08 and 57 */
export const isLost = (problem: unknown): boolean =>
  problem instanceof Error &&
  (/^Connection terminated|^Client has encountered a connection error/.test(problem.message) ||
    ("code" in problem && /^(57P0[123]|08\w{3}|ECONNRESET|EPIPE)$/.test(String(problem.code))));

const isPassing = (problem: unknown): boolean =>
  problem instanceof Overtaken ||
  problem instanceof LostBefore ||
  (problem instanceof Error && "code" in problem && passing.includes(String(problem.code)));
