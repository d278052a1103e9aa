/** 200 means durable: who is killed in the middle of 1,000 writes, process or server, reopens with every write that was acknowledged. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStore } from "../../src/adapters/store/store.ts";
import type { Store } from "../../src/ports/store.ts";
import { Secret } from "../../src/secret.ts";
import { openSealer } from "../support/store.ts";
import { aUser } from "../support/user.ts";
import { type PostgresServer, startPostgres } from "./postgres.ts";
import { subOf, writtenUsers } from "./store/written.ts";

const poolId = "us-east-1_Crash";
const changes = 1000;
/** Killed somewhere in the middle, at another place each time. */
const acknowledgedBeforeKill = 300;

const directory = mkdtempSync(join(tmpdir(), "poolhouse-crash-"));
let server: PostgresServer | undefined;
before(async () => {
  server = await startPostgres({ durable: true });
});
after(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
});
const postgres = (): PostgresServer => {
  if (!server) throw new Error("PostgreSQL did not start");
  return server;
};

const open = (place: string): Promise<Store> =>
  openStore({ databaseUrl: place.startsWith("postgres") ? new Secret(place) : undefined, dataFile: place }, { sealer: openSealer });

/** Starts the writing process on an empty store. @returns it, and the changes it said are durable */
async function startWriter(place: string): Promise<{ writer: ChildProcess; acknowledged: () => readonly number[] }> {
  const store = await open(place);
  await Promise.all(Array.from({ length: writtenUsers }, (_, index) => store.users.create(aUser({ poolId, sub: subOf(index) }))));
  await store.close();
  const program = join(import.meta.dirname, "store/writer.ts");
  const options = ["--disable-warning=ExperimentalWarning", program, place, poolId, String(changes)];
  const writer = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  writer.stdout.on("data", (data) => {
    output += data;
  });
  // The last line may have been cut off; the others are whole.
  return { writer, acknowledged: () => output.split("\n").slice(0, -1).map(Number) };
}

/** Lets the process write until it is in the middle, then does `harm`. @returns what was acknowledged before it ended */
async function interrupted(place: string, harm: (writer: ChildProcess) => Promise<void>): Promise<readonly number[]> {
  const { writer, acknowledged } = await startWriter(place);
  const ended = new Promise((resolve) => writer.once("close", resolve));
  await new Promise<void>((resolve, reject) => {
    writer.stdout?.on("data", () => acknowledged().length >= acknowledgedBeforeKill && resolve());
    writer.once("close", () => reject(new Error(`the writer ended by itself after ${acknowledged().length} changes`)));
  });
  await harm(writer);
  await ended;
  return acknowledged();
}

async function assertKept(place: string, acknowledged: readonly number[]): Promise<void> {
  assert.ok(acknowledged.length >= acknowledgedBeforeKill && acknowledged.length < changes, `${acknowledged.length} acknowledged`);
  const store = await open(place);
  const users = await Promise.all(Array.from({ length: writtenUsers }, (_, index) => store.users.find(poolId, subOf(index))));
  const lost = acknowledged.filter((number) => users[number % writtenUsers]?.attributes[`custom:${number}`] !== "written");
  assert.deepEqual(lost, []);
  // It goes on working.
  await store.users.update(poolId, subOf(0), (user) => ({ user: { ...user, username: "after" }, answer: undefined }));
  await store.close();
}

const kill = async (writer: ChildProcess) => {
  writer.kill("SIGKILL");
};

test("SQLite: the process is killed", async () => {
  const file = join(directory, "store.sqlite");
  await assertKept(file, await interrupted(file, kill));
});

test("PostgreSQL: the process is killed", async () => {
  const url = await postgres().database();
  await assertKept(url, await interrupted(url, kill));
});

test("PostgreSQL: the server loses its power", async () => {
  const url = await postgres().database();
  const acknowledged = await interrupted(url, () => postgres().crash());
  await postgres().start();
  await assertKept(url, acknowledged);
});
