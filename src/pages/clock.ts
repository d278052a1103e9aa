/** POST /_poolhouse/clock {"advanceSeconds": 3600}: moves the server's clock, and with it every expiry, forward. */
import { type HttpAnswer, json, type Route } from "../http/message.ts";
import type { Clock } from "../ports/clock.ts";
import { privateHeaders, refused } from "./guard.ts";
import { type Members, takingJson } from "./json-body.ts";

/** A clock that can be moved forward. @see adapters/clock */
export type AdvancingClock = Clock & { advance(seconds: number): void };

/** The start of the year 9999: moments beyond do not fit into the ids that carry them. */
const lastMoment = 253_370_764_800;

/** Answers `{"now": 1788840306.123}`, epoch seconds after the move. @returns 400 with a sentence for anything but a number of seconds */
export const moveClock = (clock: AdvancingClock): Route["answer"] => takingJson((members) => moved(clock, members));

function moved(clock: AdvancingClock, { advanceSeconds, ...unknown }: Members): HttpAnswer {
  if (typeof advanceSeconds !== "number" || advanceSeconds < 0 || Object.keys(unknown).length > 0) {
    return refused(400, 'Send {"advanceSeconds": 3600}, a number of seconds: the clock moves forward only.');
  }
  if (clock.now() + advanceSeconds >= lastMoment) return refused(400, "The clock does not go beyond the year 9998.");
  clock.advance(advanceSeconds);
  return { ...json({ now: clock.now() }), headers: privateHeaders };
}
