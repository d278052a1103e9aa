/** What the database holds that an operator must look after. Only read, never changed: it may be a running server's. */
import { existsSync } from "node:fs";
import { type ConnectionSettings, connectionOf } from "../../config/connection.ts";
import type { Config } from "../../config.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";

/** Answers a query with its rows. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

type Place = Pick<Config, "databaseUrl" | "dataFile"> & ConnectionSettings;

const waitMs = 5000;

/** Access keys, and messages that were given up. */
export async function examineRows(place: Place): Promise<readonly Finding[]> {
  try {
    return await asking(place, async (ask) => [await examineAccessKeys(ask), await examineFailed(ask)]);
  } catch (problem) {
    const why = `could not be looked for (${wordsOf(problem)}); after the first start of the server they can be.`;
    return [note("access keys", `Access keys ${why}`), note("messages", `Messages that were given up ${why}`)];
  }
}

async function examineAccessKeys(ask: Ask): Promise<Finding> {
  const count = await countOf(ask, "select count(*) as n from access_keys");
  return count > 0
    ? good("access keys", `There ${count === 1 ? "is 1 access key" : `are ${count} access keys`} for administrators' requests.`)
    : bad("access keys", "There is no access key, so no administrator's request can be signed: `poolhouse keys create` makes one.");
}

async function examineFailed(ask: Ask): Promise<Finding> {
  const count = await countOf(ask, "select count(*) as n from messages where due_at is null and problem is not null");
  return count === 0
    ? good("messages", "No message was given up.")
    : bad(
        "messages",
        `${count} ${count === 1 ? "message was" : "messages were"} given up: \`poolhouse messages --failed\` tells why, \`--retry\` queues them again.`,
      );
}

const countOf = async (ask: Ask, sql: string) => Number((await ask(sql))[0]?.n ?? 0);

/** Does something with a way to ask the database. @throws Error of the database; where there is none yet */
async function asking<Answer>(place: Place, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  if (place.databaseUrl) return askingPostgres(place.databaseUrl.reveal(), place, work);
  if (!existsSync(place.dataFile)) throw new Error("there is no database yet");
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(place.dataFile, { readOnly: true });
  try {
    return await work(async (sql) => database.prepare(sql).all());
  } finally {
    database.close();
  }
}

/** The same on PostgreSQL. @throws Error of the server */
export async function askingPostgres<Answer>(
  url: string,
  settings: ConnectionSettings,
  work: (ask: Ask) => Promise<Answer>,
): Promise<Answer> {
  const { Client } = await import("pg");
  const client = new Client({ ...connectionOf(url, settings), connectionTimeoutMillis: waitMs, query_timeout: waitMs });
  await client.connect();
  try {
    return await work(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}
