import type { Bound } from "../queries/query.ts";

/** Reads rows. */
export type Reader = { rows<Row>(bound: Bound<Row>): Promise<readonly Row[]> };

/** How long a replica that failed is left alone. */
const restMs = 10_000;

/**
 * Reads from a replica what may lag. Where that fails (it is away, it does not have the tables yet, its recovery cancelled the statement) the
 * primary answers, and for a while every time, so that nobody waits for it again and again.
 * @param nowMs a monotonic clock, in milliseconds
 */
export function lagging(primary: Reader, replica: Reader, nowMs: () => number): Reader {
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  return {
    async rows(bound) {
      if (nowMs() < restsUntilMs) return primary.rows(bound);
      try {
        return await replica.rows(bound);
      } catch {
        restsUntilMs = nowMs() + restMs;
        return primary.rows(bound);
      }
    },
  };
}
