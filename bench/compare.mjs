// compare.mjs - the product beside the yardstick, in one run on one machine: only the ratios count.
//   npm run bench -- --users 1000,100000 --ops set-mfa,get-user,password-auth,srp-auth,totp-auth,all-password-auth,all-srp-auth --rounds 5 --seconds 3 --concurrency 64
// For every number of users both servers run side by side; each round drives the yardstick, then the product, and the medians are printed.
// all-…: the product with device tracking, threat protection, a web ACL and quotas on, beside itself with all of it off.
// audit-…: the product with the audit trail on, beside itself without (--ops audit-set-mfa,audit-password-auth).
import { parseArgs } from "node:util";
import { load, median, seeded, startLimit, startProduct, stop, tokenWords } from "./servers.ts";

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

/** One run of the load generator as data. */
function drive(target, op, more) {
  const users = op === "totp-auth" ? authenticators(target) : ["--count", String(Number(asked.signin) - 1)];
  return load(target, op, ["--concurrency", asked.concurrency, ...users, ...tokenWords(target, op, asked.dir), ...more]);
}

/** The server with everything on. Quotas so wide that they refuse nobody: what counts is that each request is counted. */
const everythingOn = {
  POOLHOUSE_WEB_ACL: "bench/everything-acl.json",
  POOLHOUSE_QUOTAS: "on",
  POOLHOUSE_QUOTA_RATES: "UserAuthentication=100000000,ChallengeResponse=100000000",
};
const isEverything = (op) => op.startsWith("all-");
const isAudited = (op) => op.startsWith("audit-");
/** Most that a request with a part on may cost beside one with it off, in time. */
const mostCost = { everything: 1.25, "the audit trail": 2 };

/** What is measured against what. The yardstick has no codes: a sign-in with one stands beside the product's own sign-in without. */
function sidesOf(op, { limit, product, everything, audited }) {
  if (isAudited(op)) return [product, audited].map((target) => [target, op.slice("audit-".length)]);
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

const rows = [];
for (const users of asked.users.split(",")) {
  const seed = { dir: asked.dir, users: Number(users), signin: Number(asked.signin), totp: Number(asked.totp) };
  const file = seeded("product", seed);
  const watchful = asked.ops.split(",").some(isEverything) && seeded("everything", seed, { more: ["--conditions"] });
  const recorded = asked.ops.split(",").some(isAudited) && seeded("audited", seed);
  const limit = await startLimit(`limit-${users}`, seed);
  const product = await startProduct(`product-${users}`, { env: { POOLHOUSE_DATA: file } });
  const everything = watchful
    ? await startProduct(`everything-${users}`, { env: { ...everythingOn, POOLHOUSE_DATA: watchful } })
    : undefined;
  const audited = recorded
    ? await startProduct(`audited-${users}`, { env: { POOLHOUSE_AUDIT: "on", POOLHOUSE_DATA: recorded } })
    : undefined;
  try {
    for (const op of asked.ops.split(",")) {
      const sides = sidesOf(op, { limit, product, everything, audited });
      for (const [target, what] of sides) drive(target, what, ["--seconds", "1", "--warmup", what === "totp-auth" ? "0" : "1"]);
      const rounds = Array.from({ length: Number(asked.rounds) }, () =>
        sides.map(([target, what]) => drive(target, what, ["--seconds", asked.seconds, "--warmup", "0"])),
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
    for (const server of [limit, product, everything, audited]) await stop(server?.child);
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
  const part = isEverything(op) ? "everything" : isAudited(op) ? "the audit trail" : undefined;
  if (part)
    console.log(
      `  ${part} on costs ${(1 / ratio).toFixed(2)} times the time and ${cost.toFixed(2)} times the CPU of ${part} off (at most ${mostCost[part]})`,
    );
}
