// start.mjs - how long a start takes until the first answer, and what an idle server weighs: the bundle of the npm package beside the sources.
//   npm run build && node_modules/.bin/node bench/start.mjs --rounds 7 [--data file.sqlite]
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import { parseArgs } from "node:util";

const { values: asked } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, data: { type: "string", default: ":memory:" } },
});
const port = 9391;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns whether the server answered */
const answers = () =>
  new Promise((resolve) => {
    http
      .get({ port, path: "/health", agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      })
      .on("error", () => resolve(false));
  });

async function round(program) {
  const environment = { ...process.env, PORT: String(port), POOLHOUSE_DATA: asked.data, LOG_LEVEL: "error" };
  const begun = performance.now();
  const server = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], { env: environment, stdio: "ignore" });
  while (!(await answers())) await pause(2);
  const ms = performance.now() - begun;
  await pause(1500);
  const [, kilobytes] = readFileSync(`/proc/${server.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/) ?? [];
  server.kill();
  await new Promise((ended) => server.on("exit", ended));
  return { ms, mb: Number(kilobytes) / 1024 };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

for (const program of ["dist/main.js", "src/main.ts"].filter(existsSync)) {
  const rounds = [];
  for (let count = 0; count < Number(asked.rounds); count++) rounds.push(await round(program));
  const [ms, mb] = ["ms", "mb"].map((name) => median(rounds.map((each) => each[name])).toFixed(0));
  console.log(`${program.padEnd(14)} first answer after ${ms} ms, ${mb} MB when idle (medians of ${asked.rounds})`);
}
