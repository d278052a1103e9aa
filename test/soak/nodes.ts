/** PostgreSQL's stage of a soak: two nodes on one database; one is killed or ended now and then, the other lives through what happens to the database. */
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { startPostgres, withClient } from "../contract/postgres.ts";
import { type Node, startNode } from "../faults/kit/node.ts";
import { serves } from "../faults/kit/stage.ts";
import { delayVerdict, memoryVerdict, type Sample, type Verdict } from "./figures.ts";
import { bundle, openStage, type Stage } from "./stage.ts";

const people = 6;
const calmMs = 8000;
const sampleMs = 2000;
const recoveryMs = 5000;

export type NodesReport = {
  readonly verdicts: readonly Verdict[];
  readonly faults: ReadonlyMap<string, number>;
  readonly counts: Stage["ledger"]["counts"];
};

/** @param lengthMs how long    @param isOver asked between faults */
export async function soakNodes(lengthMs: number, isOver: () => boolean): Promise<NodesReport> {
  const startedAt = performance.now();
  const now = () => performance.now() - startedAt;
  const postgres = await startPostgres({ durable: true });
  const url = await postgres.database();
  const nodes: Node[] = [];
  const delays: Sample[] = [];
  const memory: Sample[] = [];
  let isCalm = false;
  const stage = await openStage({ DATABASE_URL: url }, people, {
    servers: () => nodes.map((node) => node.url),
    observe: (_, outcome, ms) => {
      if (isCalm && "status" in outcome) delays.push({ atMs: now(), value: ms });
    },
  });
  nodes.push(await startNode(stage.environment, bundle), await startNode(stage.environment, bundle));
  const load = stage.begin();
  const watch = setInterval(() => memory.push({ atMs: now(), value: residentMiB(nodes[1]?.pid ?? 0) }), sampleMs);
  const faults = faultsOf({ postgres, url, nodes, stage });
  const met = new Map<string, number>();
  const recoveries: number[] = [];
  try {
    await load.everybodyRound();
    for (let turn = 0; !isOver(); turn++) {
      const [name, happen] = faults[turn % faults.length] ?? [];
      isCalm = true;
      await Promise.race([delay(calmMs), load.until(isOver)]);
      isCalm = false;
      if (isOver() || name === undefined || happen === undefined) break;
      await happen();
      const since = performance.now();
      await Promise.all(nodes.map((node) => serves(node.url)));
      recoveries.push(performance.now() - since);
      await load.everybodyRound();
      met.set(name, (met.get(name) ?? 0) + 1);
    }
    clearInterval(watch);
    await load.stop();
    const broken = await stage.broken();
    return {
      faults: met,
      counts: stage.ledger.counts,
      verdicts: [keptVerdict(broken), recoveryVerdict(recoveries), memoryVerdict(memory, lengthMs), delayVerdict(delays, lengthMs)],
    };
  } finally {
    clearInterval(watch);
    await load.stop();
    await Promise.all(nodes.map((node) => node.end("SIGKILL")));
    stage.close();
    await postgres.stop();
  }
}

type World = {
  readonly postgres: Awaited<ReturnType<typeof startPostgres>>;
  readonly url: string;
  readonly nodes: Node[];
  readonly stage: Stage;
};

const faultsOf = ({ postgres, url, nodes, stage }: World): readonly (readonly [name: string, happen: () => Promise<void>])[] => [
  [
    "a node killed",
    async () => {
      await nodes[0]?.end("SIGKILL");
      nodes[0] = await startNode(stage.environment, bundle);
    },
  ],
  [
    "connections cut",
    () =>
      withClient(url, async (client) => {
        await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'poolhouse%'");
      }),
  ],
  [
    "a node ended",
    async () => {
      await nodes[0]?.end("SIGTERM");
      nodes[0] = await startNode(stage.environment, bundle);
    },
  ],
  [
    "PostgreSQL killed",
    async () => {
      await postgres.crash();
      await delay(500);
      await postgres.start();
    },
  ],
];

const keptVerdict = (broken: readonly string[]): Verdict => ({
  sentence: `Two nodes on PostgreSQL: ${broken.length === 0 ? "every acknowledged write is there, nothing was used twice, no message was lost" : broken.slice(0, 5).join("; ")}.`,
  isHeld: broken.length === 0,
});

const recoveryVerdict = (recoveries: readonly number[]): Verdict => ({
  sentence: `Both nodes took sign-ins again within ${Math.round(Math.max(0, ...recoveries))} ms after a fault.`,
  isHeld: Math.max(0, ...recoveries) < recoveryMs,
});

/** What Linux says that a process holds; NaN elsewhere. */
function residentMiB(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
