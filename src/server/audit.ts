/** The audit trail of this node, as the configuration chooses it. */
import { hostname } from "node:os";
import { openTrail } from "../adapters/audit/trail.ts";
import type { Config } from "../config.ts";
import { auditKey, sweepTrail } from "../flows/audit.ts";
import { describeFailure, type Log } from "../http/log.ts";
import type { AuditTrail } from "../ports/audit.ts";
import type { House } from "../ports/house.ts";

/** The trail, where one is kept; `close` ends its chain. */
export type Audit = { readonly trail?: AuditTrail; readonly close: () => Promise<void> };

const intervalMs = 3_600_000;

/** Whether one is kept. */
export const keepsAudit = ({ audit, mode }: Pick<Config, "audit" | "mode">): boolean =>
  audit === "on" || (audit === "auto" && mode === "production");

/** Begins this node's chain, and lets go of old lines every hour. @throws Error where the store does not answer */
export async function openAudit(
  config: Pick<Config, "audit" | "mode" | "auditDays">,
  house: Pick<House, "store" | "sealer" | "clock" | "random">,
  log: Log,
): Promise<Audit> {
  if (!keepsAudit(config)) return { close: async () => {} };
  const { clock, random, store } = house;
  const keyed = auditKey(house.sealer);
  const chain = random.uuid(clock.now());
  const failed = (problem: unknown, waiting: number) =>
    log.error({ failure: describeFailure(problem), waiting }, "Lines of the audit trail could not be written yet.");
  const trail = await openTrail({ audit: store.audit, keyed, clock, chain, node: hostname(), failed });
  const sweep = async () => {
    for (const fault of await sweepTrail({ audit: store.audit, keyed }, config.auditDays, clock.now()))
      log.error({ ...fault }, "The audit trail is broken; its old lines stay.");
  };
  const tell = () => log.info({ chain, ...trail.link() }, "The audit trail stands here.");
  const stopTending = startTending(sweep, tell, log);
  const close = async () => {
    await stopTending();
    const lost = await trail.close();
    if (lost > 0) log.error({ lost }, "Lines of the audit trail could not be written and are lost.");
    tell();
  };
  return { trail, close };
}

/** @returns stops it, and waits for the round in hand */
function startTending(sweep: () => Promise<void>, tell: () => void, log: Log): () => Promise<void> {
  const round = () => sweep().catch((failure) => log.error({ failure: describeFailure(failure) }, "The audit trail was not swept."));
  let running = round();
  const timer = setInterval(() => {
    running = running.then(round).then(tell);
  }, intervalMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
