/** `npm run soak -- --minutes 10`: mixed load for long, with everything that may happen to servers and databases; prints figures, fails where something did not hold. */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Verdict } from "./figures.ts";
import { soakSqlite } from "./kills.ts";
import { soakNodes } from "./nodes.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" }, kills: { type: "string" } } });
const minutes = Number(values.minutes);
const kills = Number(values.kills ?? Math.round(minutes * 20));
if (!(minutes > 0) || !(kills >= 0)) throw new Error(`--minutes ${values.minutes} --kills ${values.kills}: numbers are needed.`);

const lengthMs = minutes * 60_000;
const startedAt = performance.now();
let isStopped = false;
process.once("SIGINT", () => {
  isStopped = true;
  process.stderr.write("\nEnding; what was seen so far follows.\n");
});
const isOver = () => isStopped || performance.now() - startedAt > lengthMs;

let killed = 0;
const ticker = setInterval(() => {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stderr.write(`${seconds} s of ${minutes * 60}, SQLite killed ${killed} times of ${kills}\n`);
}, 15_000);

const folder = await mkdtemp(join(tmpdir(), "poolhouse-soak-"));
try {
  const [sqlite, nodes] = await Promise.all([
    soakSqlite(folder, (count) => {
      killed = count;
      return !isStopped && (count < kills || !isOver());
    }),
    soakNodes(lengthMs, isOver),
  ]);
  const seen = (counts: ReadonlyMap<string, number>) => [...counts].map(([kind, count]) => `${count} × ${kind}`).join(", ");
  const faults = [...nodes.faults].map(([name, count]) => `${name} ${count} ×`).join(", ");
  const verdicts = [...sqlite.verdicts, ...nodes.verdicts];
  for (const verdict of verdicts) console.log(lineOf(verdict));
  console.log(`      Faults: ${faults}.`);
  console.log(`      Answers, SQLite: ${seen(sqlite.counts)}.`);
  console.log(`      Answers, PostgreSQL: ${seen(nodes.counts)}.`);
  process.exitCode = verdicts.some(({ isHeld }) => isHeld === false) ? 1 : 0;
} finally {
  clearInterval(ticker);
  rmSync(folder, { recursive: true, force: true });
}

function lineOf({ sentence, isHeld }: Verdict): string {
  const mark = isHeld === undefined ? "shown" : isHeld ? "holds" : "FAILS";
  return `${mark} ${sentence}${isHeld === undefined ? " Too short to judge: five minutes are needed." : ""}`;
}
