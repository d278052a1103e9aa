/** What a listener has in hand, and when that is too much. */
import type { Limits } from "./limits.ts";

export type Load = {
  /** Set when the listener is closing: answers then end their connection. */
  isClosing: boolean;
  /** Whether one more request may be answered now; if so it counts until `release` is called. */
  readonly begin: () => boolean;
  /** Whether so many bytes more may be held; they count until they are given back, also where the answer was no. */
  readonly hold: (bytes: number) => boolean;
  readonly release: (what: { readonly requests?: number; readonly bytes?: number }) => void;
};

/** Nothing in hand. @param limits without them there are none */
export function createLoad({ maxRequests = Infinity, maxHeldBytes = Infinity }: Partial<Limits> = {}): Load {
  let requests = 0;
  let held = 0;
  return {
    isClosing: false,
    begin() {
      if (requests >= maxRequests) return false;
      requests += 1;
      return true;
    },
    hold(bytes) {
      held += bytes;
      return held <= maxHeldBytes;
    },
    release(what) {
      requests -= what.requests ?? 0;
      held -= what.bytes ?? 0;
    },
  };
}
