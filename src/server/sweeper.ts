import { describeFailure, type Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";

const intervalMs = 60_000;

/** Removes expired rows every minute, batch after batch. What goes wrong is logged and tried again. @returns stops it, and waits for the batch in hand */
export function startSweeping(house: Pick<House, "store" | "clock">, log: Log): () => Promise<void> {
  let stopped = false;
  let running = Promise.resolve();
  const sweep = async () => {
    while (!stopped && (await house.store.sweep(house.clock.now())) > 0);
  };
  const timer = setInterval(() => {
    running = running.then(sweep).catch((failure) => log.error({ failure: describeFailure(failure) }, "Expired rows were not swept."));
  }, intervalMs);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    return running;
  };
}
