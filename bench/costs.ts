/**
 * What each operation costs, alone on the server: processor time, statements, and bytes written, on SQLite and on PostgreSQL. The requests are the
 * samples of the reference, each in a world of its own.
 *
 *     npm run bench:costs -- --write        (--write puts the table into docs/performance.md)
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import type { Config } from "../src/config.ts";
import type { AnyOperation } from "../src/operations/registry.ts";
import { served } from "../src/operations/served.ts";
import { sampleInput } from "../src/reference/samples/inputs.ts";
import { filled } from "../src/reference/samples/value.ts";
import { Secret } from "../src/secret.ts";
import { startPostgres } from "../test/contract/postgres.ts";
import { sampleWorld } from "../test/support/sample-world.ts";
import { signed, startTestServer, type TestServer } from "../test/support/server.ts";
import { counts } from "./costs/counters.ts";
import type { Errand, Errands, Outcome } from "./costs/sender.ts";
import { circumstances, table, writeSection } from "./report.ts";

const { values: asked } = parseArgs({
  options: {
    repeats: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
const warmUp = 10;
const worldsAtOnce = 10;
/** Worlds that are made at the same time write to the same addresses: with one code for all nobody gets a neighbour's. */
const code = "123456";

/** Of one request, on average. */
type Cost = { readonly cpuMs: number; readonly statements: number; readonly bytes: number };
type Engine = { readonly settings: Partial<Config>; readonly written: () => Promise<number> };

const folder = mkdtempSync(join(resolve("."), ".bench-costs-"));
const sender = fork("bench/costs/sender.ts", { execArgv: ["--disable-warning=ExperimentalWarning"] });
const postgres = await startPostgres({ durable: true });
const url = await postgres.database();
const observer = new Client({ connectionString: url });
await observer.connect();

const sqlite: Engine = { settings: { dataFile: join(folder, "costs.sqlite") }, written: async () => counts().diskBytes };
const shared: Engine = { settings: { databaseUrl: new Secret(url) }, written: walBytes };
const operations = served.filter(({ contract }) => new RegExp(asked.only).test(contract.name));
const [onSqlite, onPostgres] = [await costsOn(sqlite), await costsOn(shared)];

const head = ["operation", "CPU ms", "KiB written", "statements", "PostgreSQL: CPU ms", "KiB of WAL", "statements"];
const rows = operations.map(({ contract: { name } }) => [name, ...cells(onSqlite.get(name)), ...cells(onPostgres.get(name))]);
const lines = [...table(head, rows), "", circumstances("npm run bench:costs")];
console.log(lines.join("\n"));
if (asked.write) writeSection("costs", lines);

sender.disconnect();
await observer.end();
await postgres.stop();
rmSync(folder, { recursive: true });

async function costsOn({ settings, written }: Engine): Promise<ReadonlyMap<string, Cost>> {
  const server = await startTestServer({ ...settings, code, maxConnectionsPerAddress: 5000 });
  const costs = new Map<string, Cost>();
  for (const repeats of [warmUp, Number(asked.repeats)])
    for (const operation of operations) costs.set(operation.contract.name, await costOf(operation, server, repeats, written));
  await server.close();
  return costs;
}

async function costOf(operation: AnyOperation, server: TestServer, repeats: number, written: Engine["written"]): Promise<Cost> {
  const errands = await errandsOf(operation, server, repeats);
  const [before, bytesBefore] = [counts(), await written()];
  await run(server, errands);
  const [after, bytesAfter] = [counts(), await written()];
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / repeats,
    statements: Math.round((after.statements - before.statements) / repeats),
    bytes: (bytesAfter - bytesBefore) / repeats,
  };
}

async function errandsOf({ contract }: AnyOperation, server: TestServer, count: number): Promise<readonly Errand[]> {
  const errands: Errand[] = [];
  const one = async () => {
    const world = await sampleWorld(server, contract.name);
    errands.push({ target: contract.name, body: JSON.stringify(filled(sampleInput(contract), world)) });
  };
  while (errands.length < count) await Promise.all(Array.from({ length: Math.min(worldsAtOnce, count - errands.length) }, one));
  return errands;
}

/** @throws Error where a request was refused */
async function run({ url }: TestServer, errands: readonly Errand[]): Promise<void> {
  const done = once(sender, "message");
  sender.send({ url, headers: signed, errands } satisfies Errands);
  const [refused]: Outcome[] = await done;
  if (refused?.length) throw new Error(refused[0]);
}

async function walBytes(): Promise<number> {
  const { rows } = await observer.query("SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint AS bytes");
  return Number(rows[0].bytes);
}

function cells(cost: Cost | undefined): readonly string[] {
  if (!cost) return ["", "", ""];
  return [cost.cpuMs.toFixed(2), (cost.bytes / 1024).toFixed(cost.bytes < 100 ? 0 : 1), String(cost.statements)];
}
