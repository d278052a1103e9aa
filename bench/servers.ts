/** What every bench needs: servers in processes of their own on seeded stores, and runs of the load generator as data. */
import { type ChildProcess, execFile, execFileSync, type StdioOptions, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import net from "node:net";
import { promisify } from "node:util";

export const quiet = "--disable-warning=ExperimentalWarning";
export const benchPool = { pool: "us-east-1_BENCH0001", client: "1benchbenchbenchbenchbench" };
const limitPool = { pool: "us-east-1_LIMIT0001", client: "1limitlimitlimitlimitlimit" };

/** A server that is driven: where it listens, which pool and client, and the process that is measured. */
export type Target = {
  readonly name: string;
  readonly port: number;
  readonly pool: string;
  readonly client: string;
  readonly child: ChildProcess;
};

/** What a run of load.mjs found. Times in milliseconds; `server_cpu_us` is the processor time of the server's process for one request. */
export type Figures = {
  readonly rps: number;
  readonly ok: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly server_cpu_us: number;
  readonly server_rss_mb: number;
};

/** How many users a store is seeded with, and how many of them can sign in, with an authenticator or without. */
export type Seed = { readonly dir: string; readonly users: number; readonly signin: number; readonly totp?: number };

type Start = { readonly env?: NodeJS.ProcessEnv; readonly flags?: readonly string[]; readonly stdio?: StdioOptions; readonly cwd?: string };

/** Tenths of a second that a start may take: the yardstick makes its users then. */
const patience = 9000;

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("there is no free port"))));
    });
  });

/** Starts a program and waits until its port is open. @throws Error where it ends before, or never listens */
export async function start(
  words: readonly string[],
  port: number,
  { env = {}, flags = [], stdio, cwd }: Start = {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [quiet, ...flags, ...words], {
    stdio: stdio ?? ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env },
    cwd,
  });
  for (let tries = 0; tries < patience; tries++) {
    if (child.exitCode !== null) throw new Error(`${words[0]} ended with code ${child.exitCode}`);
    if (await isOpen(port)) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`${words[0]} did not listen on ${port}`);
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

/** Ends a program that was started, and waits until it has ended. */
export async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Seeds a store, where that was not done before. @param url of PostgreSQL, in the place of a file @returns the file */
export function seeded(name: string, { dir, users, signin, totp = 0 }: Seed, { url = "", more = [] as readonly string[] } = {}): string {
  mkdirSync(dir, { recursive: true });
  const file = `${dir}/${name}-${users}-${totp}.sqlite`;
  const sizes = ["--users", String(users), "--signin", String(signin), "--totp", String(totp)];
  const place = ["--file", file, "--pool", benchPool.pool, "--client", benchPool.client, ...(url ? ["--url", url] : [])];
  execFileSync(process.execPath, [quiet, "bench/seed.ts", ...sizes, ...place, ...more], { stdio: "inherit" });
  return file;
}

/** Starts the product on a seeded store. @param program where not the sources are measured */
export async function startProduct(
  name: string,
  { env = {}, program = "src/main.ts", ...how }: Start & { readonly program?: string },
): Promise<Target> {
  const port = await freePort();
  const settings = { PORT: String(port), LOG_LEVEL: "warn", POOLHOUSE_QUOTAS: "off", ...env };
  return { name, port, ...benchPool, child: await start([program], port, { ...how, env: settings }) };
}

/** Starts the yardstick. */
export async function startLimit(name: string, { dir, users, signin }: Seed): Promise<Target> {
  const port = await freePort();
  const words = ["bench/limit.mjs", "--users", String(users), "--signin", String(signin), "--port", String(port), "--dir", dir];
  return { name, port, ...limitPool, child: await start(words, port) };
}

/** One run of the load generator. @param words further options of load.mjs @throws Error where any request failed */
export const load = (target: Target, op: string, words: readonly string[]): Figures =>
  figuresOf(target, op, execFileSync(process.execPath, wordsOf(target, op, words), { encoding: "utf8", maxBuffer }));

/** The same, while others run. */
export async function loadBeside(target: Target, op: string, words: readonly string[]): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, wordsOf(target, op, words), { encoding: "utf8", maxBuffer });
  return figuresOf(target, op, stdout);
}

const maxBuffer = 1 << 26;

function wordsOf({ port, pool, client, child }: Target, op: string, words: readonly string[]): string[] {
  const place = ["--endpoint", `http://127.0.0.1:${port}`, "--client", client, "--pool", pool, "--pids", String(child.pid)];
  return [quiet, "bench/load.mjs", "--json", "--op", op, ...place, ...words];
}

function figuresOf({ name }: Target, op: string, text: string): Figures {
  const result: Figures & { errors: number; why?: unknown } = JSON.parse(text);
  if (result.errors > 0) throw new Error(`${name} ${op}: ${result.errors} errors: ${JSON.stringify(result.why)}`);
  return result;
}

const haveTokens = new Set<string>();

/** The option of load.mjs that makes it sign in once for a target and keep the tokens, for the operations that need them. */
export function tokenWords({ name }: Target, op: string, dir: string): readonly string[] {
  if (op !== "set-mfa" && op !== "get-user") return [];
  const option = haveTokens.has(name) ? "--tokens" : "--save-tokens";
  haveTokens.add(name);
  return [option, `${dir}/tokens-${name}.json`];
}

/** The one in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
