// compare.mjs - the product beside the yardstick, in one run on one machine: only the ratios count.
//   npm run bench -- --users 1000,100000 --ops set-mfa,get-user,password-auth,srp-auth,totp-auth --rounds 5 --seconds 3 --concurrency 64
// For every number of users both servers run side by side; each round drives the yardstick, then the product, and the medians are printed.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import net from "node:net";
import { parseArgs } from "node:util";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "1000,100000" },
    ops: { type: "string", default: "set-mfa,get-user,password-auth,srp-auth,totp-auth" },
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

/** What is measured against what. The yardstick has no codes: a sign-in with one stands beside the product's own sign-in without. */
const sidesOf = (op, limit, product) => [op === "totp-auth" ? [product, "password-auth"] : [limit, op], [product, op]];

/** A code is good once and load.mjs keeps no memory, so every run takes other users, each good for three sign-ins. */
function authenticators(target) {
  const share = Math.floor(Number(asked.totp) / (Number(asked.rounds) + 1));
  const from = Number(asked.signin) + share * (target.runs ?? 0);
  target.runs = (target.runs ?? 0) + 1;
  return ["--from", String(from), "--count", String(share)];
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = [];
for (const users of asked.users.split(",")) {
  const [limitPort, productPort] = [await freePort(), await freePort()];
  const file = `${asked.dir}/product-${users}-${asked.totp}.sqlite`;
  execFileSync(
    node,
    [
      quiet,
      "bench/seed.ts",
      "--users",
      users,
      "--signin",
      asked.signin,
      "--totp",
      asked.totp,
      "--file",
      file,
      "--pool",
      productPool,
      "--client",
      productClient,
    ],
    { stdio: "inherit" },
  );
  const limit = { name: `limit-${users}`, port: limitPort, client: limitClient, pool: limitPool };
  const product = { name: `product-${users}`, port: productPort, client: productClient, pool: productPool };
  limit.child = await start(
    ["bench/limit.mjs", "--users", users, "--signin", asked.signin, "--port", String(limitPort), "--dir", asked.dir],
    limitPort,
  );
  product.child = await start(["src/main.ts"], productPort, { PORT: String(productPort), POOLHOUSE_DATA: file, LOG_LEVEL: "warn" });
  try {
    for (const op of asked.ops.split(",")) {
      const sides = sidesOf(op, limit, product);
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
      };
      rows.push(row);
      if (!asked.json) print(row);
    }
  } finally {
    for (const { child } of [limit, product]) child.kill("SIGTERM");
  }
}
if (asked.json) console.log(JSON.stringify(rows, null, 2));

function print({ op, users, limit, product, ratio }) {
  if (rows.length === 1)
    console.log("operation       users   limit req/s  product req/s  ratio   p50 ms (limit)   p99 ms (limit)   CPU us (limit)   RSS MB");
  const pair = (name) => `${product[name]} (${limit[name]})`.padEnd(17);
  console.log(
    `${op.padEnd(14)}${String(users).padStart(8)}  ${String(limit.rps).padStart(12)}  ${String(product.rps).padStart(13)}  ${ratio.toFixed(2).padStart(5)}   ${pair("p50")}${pair("p99")}${pair("cpu")}${product.rss}`,
  );
}
