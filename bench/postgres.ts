/**
 * SetUserMFAPreference on PostgreSQL beside one prepared UPDATE by `pg` with as many requests at once; then two processes on one database beside one.
 *
 *     npm run bench:postgres -- --users 100000
 *
 * Where client, PostgreSQL and servers share two cores, two processes cannot carry twice the requests of one. What they would carry on cores of their own follows from
 * what a request costs, which is therefore counted: processor time of the servers and of PostgreSQL, with one process and with two.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { startPostgres } from "../test/contract/postgres.ts";
import { postmasterOf, processorMs } from "./postgres/processor-time.ts";
import { type Figures, load, loadBeside, median, quiet, seeded, startProduct, stop, type Target, tokenWords } from "./servers.ts";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    concurrency: { type: "string", default: "64" },
    dir: { type: "string", default: ".bench" },
  },
});
/** Of a run: requests a second, and what one took of the processors. */
type Cost = { readonly rps: number; readonly serverUs: number; readonly postgresUs: number };

const signin = 2000;
const rounds = Array.from({ length: Number(asked.rounds) });
const database = await startPostgres({ durable: true });
const url = await database.database();
const keyPlace = seeded("postgres", { dir: asked.dir, users: Number(asked.users), signin }, { url });
const observer = new Client({ connectionString: url });
await observer.connect();
const postmaster = await postmasterOf(observer);
const [one, other] = [await node("one"), await node("other")];
try {
  for (const target of [one, other]) load(target, "set-mfa", words(target, 64, "1"));
  againstUpdates();
  await twoAgainstOne();
} finally {
  for (const { child } of [one, other]) await stop(child);
  await observer.end();
  await database.stop();
}

/** A process on the database, with the master key of the seeding, which lies beside the file that would be the store. */
function node(name: string): Promise<Target> {
  return startProduct(`postgres-${name}`, { env: { DATABASE_URL: url, POOLHOUSE_DATA: keyPlace } });
}

function words(target: Target, concurrency: number, seconds = asked.seconds): readonly string[] {
  const how = ["--count", String(signin - 1), "--concurrency", String(concurrency), "--seconds", seconds, "--warmup", "0"];
  return [...how, ...tokenWords(target, "set-mfa", asked.dir)];
}

function againstUpdates(): void {
  const at = Number(asked.concurrency);
  const updates = () => {
    const how = ["--url", url, "--rows", asked.users, "--seconds", asked.seconds, "--concurrency", asked.concurrency];
    return Number(execFileSync(process.execPath, [quiet, "bench/postgres/updates.ts", ...how], { encoding: "utf8" }));
  };
  const pairs = rounds.map(() => ({ updates: updates(), product: load(one, "set-mfa", words(one, at)).rps }));
  const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
  console.log(
    `SetUserMFAPreference on PostgreSQL: ${of(({ product }) => product).toFixed(0)}/s, one prepared UPDATE: ${of((pair) => pair.updates).toFixed(0)}/s, ratio ${of((pair) => pair.product / pair.updates).toFixed(2)}`,
  );
}

async function twoAgainstOne(): Promise<void> {
  const at = Number(asked.concurrency);
  const pairs: { alone: Cost; both: Cost }[] = [];
  for (const _ of rounds)
    pairs.push({
      alone: await costOf(() => loadBeside(one, "set-mfa", words(one, at)).then((figures) => [figures])),
      both: await costOf(() => Promise.all([one, other].map((target) => loadBeside(target, "set-mfa", words(target, at / 2))))),
    });
  const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
  for (const name of ["alone", "both"] as const)
    console.log(
      `${name === "alone" ? "one process" : "two processes"}: ${of((pair) => pair[name].rps).toFixed(0)}/s, CPU of a request: servers ${of((pair) => pair[name].serverUs).toFixed(0)} us, PostgreSQL ${of((pair) => pair[name].postgresUs).toFixed(0)} us`,
    );
  console.log(
    `two processes carry ${of(({ alone, both }) => both.rps / alone.rps).toFixed(2)} times one here, and by the cost of a request ${of(({ alone, both }) => (2 * alone.serverUs) / both.serverUs).toFixed(2)} times where each has a core`,
  );
}

async function costOf(run: () => Promise<readonly Figures[]>): Promise<Cost> {
  const before = processorMs(postmaster);
  const sides = await run();
  const requests = sides.reduce((sum, { ok }) => sum + ok, 0);
  return {
    rps: sides.reduce((sum, { rps }) => sum + rps, 0),
    serverUs: sides.reduce((sum, { ok, server_cpu_us }) => sum + ok * server_cpu_us, 0) / requests,
    postgresUs: ((processorMs(postmaster) - before) * 1000) / requests,
  };
}
