// compare.mjs - the product beside the yardstick, in one run on one machine: only the ratios count.
//   npm run bench -- --users 1000,100000 --ops set-mfa,get-user,password-auth,srp-auth,totp-auth,all-password-auth,all-srp-auth --rounds 5 --seconds 3 --concurrency 64
// For every number of users both servers run side by side; each round drives the yardstick, then the product, and the medians are printed.
// all-…: the product with device tracking, threat protection, a web ACL and quotas on, beside itself with all of it off.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import net from "node:net";
import { parseArgs } from "node:util";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "1000,100000" },
    ops: { type: "string", default: "set-mfa,get-user,password-auth,srp-auth,totp-auth,all-password-auth,all-srp-auth" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    concurrency: { type: "string", default: "64" },
    signin: { type: "string", default: "2000" },
    totp: { type: "string", default: "4000" },
    dir: { type: "string", default: ".bench" },
    json: { type: "boolean", default: false },
  },
});
const node = process.execPath;
const quiet = "--disable-warning=ExperimentalWarning";
const limitClient = "1limitlimitlimitlimitlimit";
const limitPool = "us-east-1_LIMIT0001";
const productClient = "1benchbenchbenchbenchbench";
const productPool = "us-east-1_BENCH0001";
mkdirSync(asked.dir, { recursive: true });

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts a server and waits until its port answers. */
async function start(args, port, env = {}) {
  const child = spawn(node, [quiet, ...args], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...env } });
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with code ${child.exitCode}`);
    const up = await new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (up) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${args[0]} did not listen on ${port}`);
}

/** One run of the load generator as data. */
function load(target, op, more) {
  const tokens = `${asked.dir}/tokens-${target.name}.json`;
  const withTokens = op === "set-mfa" || op === "get-user";
  const args = [quiet, "bench/load.mjs", "--json", "--op", op, "--endpoint", `http://127.0.0.1:${target.port}`, "--client", target.client];
  args.push(
    "--pool",
    target.pool,
    "--count",
    String(Number(asked.signin) - 1),
    "--concurrency",
    asked.concurrency,
    "--pids",
    String(target.child.pid),
  );
  if (op === "totp-auth") args.push(...authenticators(target));
  if (withTokens) args.push(target.tokens ? "--tokens" : "--save-tokens", tokens);
  const result = JSON.parse(execFileSync(node, [...args, ...more], { encoding: "utf8", maxBuffer: 1 << 26 }));
  if (withTokens) target.tokens = true;
  if (result.errors > 0) throw new Error(`${target.name} ${op}: ${result.errors} errors: ${JSON.stringify(result.why)}`);
  return result;
}

/** The server with everything on. Quotas so wide that they refuse nobody: what counts is that each request is counted. */
const everythingOn = {
  POOLHOUSE_WEB_ACL: "bench/everything-acl.json",
  POOLHOUSE_QUOTAS: "on",
  POOLHOUSE_QUOTA_RATES: "UserAuthentication=100000000,ChallengeResponse=100000000",
};
const isEverything = (op) => op.startsWith("all-");
/** Most that a sign-in with everything on may cost beside one with everything off. */
const mostEverything = 1.25;

/** What is measured against what. The yardstick has no codes: a sign-in with one stands beside the product's own sign-in without. */
function sidesOf(op, { limit, product, everything }) {
  if (isEverything(op)) return [product, everything].map((target) => [target, op.slice("all-".length)]);
  return [op === "totp-auth" ? [product, "password-auth"] : [limit, op], [product, op]];
}

/** A code is good once and load.mjs keeps no memory, so every run takes other users, each good for three sign-ins. */
function authenticators(target) {
  const share = Math.floor(Number(asked.totp) / (Number(asked.rounds) + 1));
  const from = Number(asked.signin) + share * (target.runs ?? 0);
  target.runs = (target.runs ?? 0) + 1;
  return ["--from", String(from), "--count", String(share)];
}

/** Seeds a store, where that was not done before. @returns its file */
function seeded(name, users, ...more) {
  const file = `${asked.dir}/${name}-${users}-${asked.totp}.sqlite`;
  const sizes = ["--users", users, "--signin", asked.signin, "--totp", asked.totp];
  const args = [quiet, "bench/seed.ts", ...sizes, "--file", file, "--pool", productPool, "--client", productClient, ...more];
  execFileSync(node, args, { stdio: "inherit" });
  return file;
}

/** Starts the product on a seeded store. */
async function startProduct(name, file, env = {}) {
  const port = await freePort();
  const settings = { PORT: String(port), POOLHOUSE_DATA: file, LOG_LEVEL: "warn", POOLHOUSE_QUOTAS: "off", ...env };
  return { name, port, client: productClient, pool: productPool, child: await start(["src/main.ts"], port, settings) };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = [];
for (const users of asked.users.split(",")) {
  const limitPort = await freePort();
  const file = seeded("product", users);
  const watchful = asked.ops.split(",").some(isEverything) && seeded("everything", users, "--conditions");
  const limit = { name: `limit-${users}`, port: limitPort, client: limitClient, pool: limitPool };
  limit.child = await start(
    ["bench/limit.mjs", "--users", users, "--signin", asked.signin, "--port", String(limitPort), "--dir", asked.dir],
    limitPort,
  );
  const product = await startProduct(`product-${users}`, file);
  const everything = watchful ? await startProduct(`everything-${users}`, watchful, everythingOn) : undefined;
  try {
    for (const op of asked.ops.split(",")) {
      const sides = sidesOf(op, { limit, product, everything });
      for (const [target, what] of sides) load(target, what, ["--seconds", "1", "--warmup", what === "totp-auth" ? "0" : "1"]);
      const rounds = Array.from({ length: Number(asked.rounds) }, () =>
        sides.map(([target, what]) => load(target, what, ["--seconds", asked.seconds, "--warmup", "0"])),
      );
      const figures = (side) => ({
        rps: median(rounds.map((round) => round[side].rps)),
        p50: median(rounds.map((round) => round[side].p50)),
        p99: median(rounds.map((round) => round[side].p99)),
        cpu: median(rounds.map((round) => round[side].server_cpu_us)),
        rss: median(rounds.map((round) => round[side].server_rss_mb)),
      });
      const row = {
        op,
        users: Number(users),
        limit: figures(0),
        product: figures(1),
        ratio: median(rounds.map(([l, p]) => p.rps / l.rps)),
        cost: median(rounds.map(([l, p]) => p.server_cpu_us / l.server_cpu_us)),
      };
      rows.push(row);
      if (!asked.json) print(row);
    }
  } finally {
    for (const server of [limit, product, everything]) server?.child.kill("SIGTERM");
  }
}
if (asked.json) console.log(JSON.stringify(rows, null, 2));

function print({ op, users, limit, product, ratio, cost }) {
  if (rows.length === 1)
    console.log(
      "operation           users   limit req/s  product req/s  ratio   p50 ms (limit)   p99 ms (limit)   CPU us (limit)   RSS MB",
    );
  const pair = (name) => `${product[name]} (${limit[name]})`.padEnd(17);
  console.log(
    `${op.padEnd(18)}${String(users).padStart(8)}  ${String(limit.rps).padStart(12)}  ${String(product.rps).padStart(13)}  ${ratio.toFixed(2).padStart(5)}   ${pair("p50")}${pair("p99")}${pair("cpu")}${product.rss}`,
  );
  if (isEverything(op))
    console.log(
      `  everything on costs ${(1 / ratio).toFixed(2)} times the time and ${cost.toFixed(2)} times the CPU of everything off (at most ${mostEverything})`,
    );
}
