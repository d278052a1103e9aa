/** Where a contract suite finds an empty store on each engine, and a look behind it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe } from "node:test";
import type { Dialect } from "../../../src/adapters/store/queries/dialect.ts";
import { type Bound, compiled, ordered } from "../../../src/adapters/store/queries/query.ts";
import { type Companions, openPostgres, openSqlite } from "../../../src/adapters/store/store.ts";
import type { Store } from "../../../src/ports/store.ts";
import { openSealer } from "../../support/store.ts";
import { type PostgresServer, startPostgres, withClient } from "../postgres.ts";

/** A database of its own. Several stores may be open on it, like several nodes. */
export type Place = {
  readonly open: (companions?: Partial<Companions>) => Promise<Store>;
  /** Runs SQL past the store. @returns the rows */
  readonly run: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  /** How the engine would find the rows of a query, in its own words. */
  readonly explain: (bound: Bound) => Promise<string>;
  /** Changes rows in a transaction of another writer, which stays open while `meanwhile` runs. Only where the engine has such writers. */
  readonly interfere?: (sql: string, meanwhile: () => Promise<void>) => Promise<void>;
};

export type EngineUnderTest = { readonly dialect: Dialect; readonly place: () => Promise<Place> };

/** Runs a suite once per engine. PostgreSQL is started when the first suite asks and ends with the file. */
export function onBothEngines(suites: readonly ((engine: EngineUnderTest) => void)[]): void {
  describe("SQLite", () => {
    const directories: string[] = [];
    after(() => {
      for (const directory of directories) rmSync(directory, { recursive: true, force: true });
    });
    const place = async () => {
      const directory = mkdtempSync(join(tmpdir(), "poolhouse-store-"));
      directories.push(directory);
      return sqlitePlace(join(directory, "store.sqlite"));
    };
    for (const suite of suites) suite({ dialect: "sqlite", place });
  });
  describe("PostgreSQL", () => {
    let server: PostgresServer | undefined;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server?.stop());
    const place = async () => {
      if (!server) throw new Error("PostgreSQL did not start");
      return postgresPlace(await server.database());
    };
    for (const suite of suites) suite({ dialect: "postgres", place });
  });
}

function sqlitePlace(file: string): Place {
  const on = async <Answer>(work: (database: DatabaseSync) => Answer) => {
    const database = new DatabaseSync(file, { timeout: 5000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  return {
    open: (companions) => openSqlite({ file, sealer: openSealer, ...companions }),
    run: (sql) => on((database) => database.prepare(sql).all()),
    explain: (bound) =>
      on((database) => {
        const statement = compiled(bound.query, "sqlite");
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(...ordered(statement, bound.values));
        return plan.map((row) => String(row.detail)).join("\n");
      }),
  };
}

function postgresPlace(url: string): Place {
  return {
    open: (companions) => openPostgres({ url, connections: 4, sealer: openSealer, ...companions }),
    run: (sql) => withClient(url, async (client) => (await client.query(sql)).rows),
    explain: (bound) =>
      withClient(url, async (client) => {
        const statement = compiled(bound.query, "postgres");
        const { rows } = await client.query(`EXPLAIN ${statement.sql}`, ordered(statement, bound.values));
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      }),
    interfere: (sql, meanwhile) =>
      withClient(url, async (client) => {
        await client.query("begin");
        await client.query(sql);
        await meanwhile();
        await client.query("commit");
      }),
  };
}

/** An empty store for all tests of a describe. @returns how to get it, and its place */
export function shared({ place }: EngineUnderTest, companions?: Partial<Companions>): { store: () => Store; place: () => Place } {
  let here: Place | undefined;
  let store: Store | undefined;
  before(async () => {
    here = await place();
    store = await here.open(companions);
  });
  after(() => store?.close());
  const opened = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error("the store did not open");
    return thing;
  };
  return { store: () => opened(store), place: () => opened(here) };
}
