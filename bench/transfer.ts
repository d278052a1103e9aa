/**
 * transfer.ts - an export and an import of many users: seconds, rows a second (two a user), and the most memory that either took.
 *   node --disable-warning=ExperimentalWarning bench/transfer.ts --users 100000 --dir .bench [--to postgres] [--heap 64]
 * --heap: MiB that JavaScript may hold; a program that needs more dies.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inWorkshop, type Workshop } from "../src/admin/workshop.ts";
import { readConfig } from "../src/config.ts";
import { namesOf } from "../src/domain/user/names.ts";
import { context } from "../src/ports/sealer.ts";
import type { CarriedRow } from "../src/ports/transfer.ts";
import { startPostgres } from "../test/contract/postgres.ts";
import { aClient, aPool } from "../test/support/pool.ts";
import { aUser } from "../test/support/user.ts";

const { values: asked } = parseArgs({
  options: {
    users: { type: "string", default: "100000" },
    dir: { type: "string", default: ".bench" },
    to: { type: "string", default: "sqlite" },
    heap: { type: "string" },
  },
});
const users = Number(asked.users);
const poolId = "us-east-1_BENCH0001";
const batch = 1000;
/** Of each user and the sign-in; beside them the pool, its client and its key. */
const rows = 2 * users + 3;
const heap = asked.heap === undefined ? [] : [`--max-old-space-size=${asked.heap}`];
/** Of /proc. */
const ticksPerSecond = 100;

/** A confirmed user with a password, an authenticator and a sign-in that can be refreshed. */
function rowsOf({ master, random }: Workshop, number: number): CarriedRow[] {
  const sub = random.uuid(1_767_225_600 + number / 1000);
  const username = `user${number}`;
  const verifier = master.seal(random.bytes(384).toString("hex"), context.password(poolId, sub));
  const user = aUser({
    poolId,
    sub,
    username,
    attributes: { email: `${username}@example.com`, email_verified: "true", given_name: "Ada", family_name: "Byron" },
    password: { salt: random.bytes(16).toString("hex"), verifier, setAt: 1 },
    mfa: { enabled: ["SOFTWARE_TOKEN_MFA"], preferred: "SOFTWARE_TOKEN_MFA" },
    softwareToken: { secret: master.seal(random.bytes(20).toString("hex"), context.softwareToken(poolId, sub)), verifiedAt: 1 },
  });
  const state = { ...user, names: namesOf(user, aPool({ id: poolId })) };
  const columns = { pool_id: poolId, sub };
  const family = {
    poolId,
    sub,
    originJti: sub,
    eventId: sub,
    clientId: "client",
    authTime: 1,
    scope: "s",
    expiresAt: 4e9,
    current: "digest",
  };
  return [
    { table: "users", row: { ...columns, version: 1, username, status: "CONFIRMED", enabled: "Enabled", state } },
    { table: "token_families", row: { ...columns, origin_jti: sub, state: family, expires_at: 4e9 } },
  ];
}

async function seed(workshop: Workshop): Promise<void> {
  const { store } = workshop;
  const pool = aPool({ id: poolId });
  await store.pools.create(pool, []);
  await store.clients.create(aClient({ pool }));
  let was: { rows: number; mark: string } | undefined;
  for (let done = 0; done < users; done += batch) {
    const now = { rows: done, mark: String(done) };
    const rows = Array.from({ length: Math.min(batch, users - done) }, (_, index) => rowsOf(workshop, done + index)).flat();
    await store.transfer.bring("seed", was, now, rows);
    was = now;
  }
  if (was) await store.transfer.finish("seed", was, [], []);
}

/** Runs a command with its progress shown. @returns seconds, and on Linux those of the CPU and the most memory it held */
async function timed(words: readonly string[], environment: Record<string, string>) {
  const began = performance.now();
  const program = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...heap, "src/admin/main.ts", ...words], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  let [peakKiB, ticks] = [0, 0];
  const watch = setInterval(() => {
    try {
      const [, peak = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, "utf8")) ?? [];
      peakKiB = Math.max(peakKiB, Number(peak));
      const [user = 0, system = 0] = readFileSync(`/proc/${program.pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ")
        .slice(11, 13)
        .map(Number);
      ticks = Math.max(ticks, user + system);
    } catch {
      // It has ended, or this is no Linux.
    }
  }, 50);
  const code = await new Promise((resolve) => program.on("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${words[0]} ended with ${String(code)}`);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: ticks / ticksPerSecond, peakMiB: Math.round(peakKiB / 1024) };
}

const told = (what: string, { seconds, cpuSeconds, peakMiB }: Awaited<ReturnType<typeof timed>>) =>
  console.log(
    `${what}: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU), ${Math.round(rows / seconds).toLocaleString("en-US")} rows a second, at most ${peakMiB} MiB`,
  );

mkdirSync(asked.dir, { recursive: true });
const [from, to, file] = ["from.sqlite", "to.sqlite", "export.jsonl"].map((name) => join(asked.dir, `transfer-${name}`)) as [
  string,
  string,
  string,
];
for (const each of [from, to, file]) for (const end of ["", ".key", "-wal", "-shm", ".unfinished"]) rmSync(each + end, { force: true });
const common = { POOLHOUSE_PASSPHRASE: "correct horse battery staple" };
const postgres = asked.to === "postgres" ? await startPostgres({ durable: true }) : undefined;
try {
  await inWorkshop(readConfig({ POOLHOUSE_DATA: from }), seed);
  told("export", await timed(["export", JSON.stringify({ file })], { ...common, POOLHOUSE_DATA: from }));
  console.log(`the file has ${Math.round(statSync(file).size / 1024 / 1024)} MiB`);
  const place = postgres ? { DATABASE_URL: await postgres.database() } : { DATABASE_URL: "" };
  told(`import into ${asked.to}`, await timed(["import", JSON.stringify({ file })], { ...common, POOLHOUSE_DATA: to, ...place }));
} finally {
  await postgres?.stop();
}
