/** SQLite's stage of a soak: one server, killed again and again under load. */
import { join } from "node:path";
import { startNode } from "../faults/kit/node.ts";
import { percentile, type Verdict } from "./figures.ts";
import { bundle, openStage, type Stage } from "./stage.ts";

const people = 3;
/** So often everybody goes a whole round between two kills; in between a kill comes after a few requests. */
const everyKills = 10;

export type KillsReport = { readonly kills: number; readonly verdicts: readonly Verdict[]; readonly counts: Stage["ledger"]["counts"] };

/** @param folder for the database    @param goOn asked before each kill, with how many there were */
export async function soakSqlite(folder: string, goOn: (kills: number) => boolean): Promise<KillsReport> {
  let url: URL | undefined;
  const stage = await openStage({ POOLHOUSE_DATA: join(folder, "soak.sqlite") }, people, { servers: () => (url ? [url] : []) });
  let node = await startNode(stage.environment, bundle);
  url = node.url;
  const load = stage.begin();
  const startsMs: number[] = [];
  let kills = 0;
  try {
    for (; goOn(kills); kills++) {
      if (kills % everyKills === 0) await load.everybodyRound();
      else await load.rounds(kills % 3);
      await node.end("SIGKILL");
      const begun = performance.now();
      node = await startNode(stage.environment, bundle);
      startsMs.push(performance.now() - begun);
      url = node.url;
    }
    await load.everybodyRound();
    await load.stop();
    await node.end("SIGTERM");
    const broken = await stage.broken();
    return { kills, counts: stage.ledger.counts, verdicts: [keptVerdict(kills, broken), startVerdict(startsMs)] };
  } finally {
    await node.end("SIGKILL");
    await load.stop();
    stage.close();
  }
}

const keptVerdict = (kills: number, broken: readonly string[]): Verdict => ({
  sentence: `SQLite, killed ${kills} times: ${broken.length === 0 ? "every acknowledged write is there, nothing was used twice, no message was lost" : broken.slice(0, 5).join("; ")}.`,
  isHeld: broken.length === 0,
});

const startVerdict = (startsMs: readonly number[]): Verdict => ({
  sentence: `Every start succeeded: ${startsMs.length} of them, p50 ${Math.round(percentile(startsMs, 0.5))} ms, p99 ${Math.round(percentile(startsMs, 0.99))} ms to listening.`,
  isHeld: true,
});
