/**
 * How long a start takes until the first answer, and what an idle server weighs: the bundle of the npm package and the sources beside the least that Node can do,
 * a server that answers and nothing else.
 *
 *     npm run build && npm run bench:start -- --users 1000000        (without --users on an empty store in memory)
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import { parseArgs } from "node:util";
import { freePort, median, quiet, seeded, stop } from "./servers.ts";

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    users: { type: "string", default: "0" },
    dir: { type: "string", default: ".bench" },
  },
});
const users = Number(asked.users);
const idleMs = 1500;
const port = await freePort();
const data = users > 0 ? seeded("product", { dir: asked.dir, users, signin: 2000 }) : ":memory:";
const environment = { ...process.env, PORT: String(port), POOLHOUSE_DATA: data, LOG_LEVEL: "error" };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns whether the server answered */
const answers = (): Promise<boolean> =>
  new Promise((resolve) => {
    http
      .get({ port, path: "/health", agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      })
      .on("error", () => resolve(false));
  });

const bare = `require("node:http").createServer((_, answer) => answer.end()).listen(${port}, "127.0.0.1")`;
const programs: Readonly<Record<string, readonly string[]>> = {
  "Node alone": ["--eval", bare],
  ...Object.fromEntries(["dist/main.js", "src/main.ts"].filter(existsSync).map((file) => [file, [file]])),
};

type Round = { readonly ms: number; readonly mb: number };
const rounds = new Map<string, Round[]>(Object.keys(programs).map((name) => [name, []]));
for (let count = 0; count < Number(asked.rounds); count++)
  for (const [name, words] of Object.entries(programs)) rounds.get(name)?.push(await round(words));
for (const [name, all] of rounds) {
  const [ms, mb] = (["ms", "mb"] as const).map((figure) => median(all.map((each) => each[figure])).toFixed(0));
  console.log(`${name.padEnd(14)} first answer after ${ms} ms, ${mb} MB when idle, ${users} users (medians of ${asked.rounds})`);
}

async function round(words: readonly string[]): Promise<Round> {
  const begun = performance.now();
  const server = spawn(process.execPath, [quiet, ...words], { env: environment, stdio: "ignore" });
  while (!(await answers())) await pause(2);
  const ms = performance.now() - begun;
  await pause(idleMs);
  const mb = weight(server);
  await stop(server);
  return { ms, mb };
}

/** What of its memory is resident, in MB. */
function weight({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes] = status.match(/VmRSS:\s+(\d+)/) ?? [];
  return Number(kilobytes) / 1024;
}
