import type { Clock } from "../../ports/clock.ts";

/** A clock that development may move forward, so that tests need not wait for an expiry. */
export type MovableClock = Clock & {
  /** Moves the clock forward. @param seconds may have a fraction @throws RangeError where it is negative or no number */
  advance(seconds: number): void;
};

/** The machine's clock, in epoch seconds with whole milliseconds behind the point. */
export function createClock(): MovableClock {
  let aheadMs = 0;
  return {
    now: () => (Date.now() + aheadMs) / 1000,
    ahead: () => aheadMs / 1000,
    advance(seconds) {
      if (!Number.isFinite(seconds) || seconds < 0) throw new RangeError("a clock moves forward, by a number of seconds");
      aheadMs += Math.round(seconds * 1000);
    },
  };
}
