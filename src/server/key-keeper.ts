import type { Config } from "../config.ts";
import { tendSigningKeys } from "../flows/signing-keys.ts";
import { describeFailure, type Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";

const intervalMs = 3_600_000;

/** Looks after the pools' signing keys, at start and every hour. What goes wrong is logged and tried again. @returns stops it, and waits for the round in hand */
export function startKeyKeeping(
  house: House,
  { signingKeyMaxAgeDays }: Pick<Config, "signingKeyMaxAgeDays">,
  log: Log,
): () => Promise<void> {
  const tend = () =>
    tendSigningKeys(house, signingKeyMaxAgeDays).then(
      (pools) => pools > 0 && log.info({ pools }, "Signing keys were changed."),
      (failure) => log.error({ failure: describeFailure(failure) }, "Signing keys were not looked after."),
    );
  let running: Promise<unknown> = tend();
  const timer = setInterval(() => {
    running = running.then(tend);
  }, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
