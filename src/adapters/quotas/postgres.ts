/** Quotas that nodes share through their database. */
import { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { type ConnectionSettings, connectionOf } from "../../config/connection.ts";
import type { QuotaRates } from "../../domain/quota/charges.ts";
import type { Quotas } from "../../ports/quotas.ts";
import { quotasOn } from "./limiters.ts";

const connections = 4;
/** Longer waits nobody for a count: the node counts by itself until the database answers again. */
const timeoutMs = 1000;
const tableName = "request_quotas";
/** As the limiter expects it. Two nodes that create it at once are told apart by an error that says it is there. */
const createTable = `create table if not exists ${tableName} (key varchar(255) primary key, points integer not null default 0, expire bigint)`;
const isThere = new Set(["23505", "42P07"]);

/**
 * Connections of their own, which promise nothing to the disk: a count that is lost in a crash is worth a second.
 * @param url of the database    @param settings of TLS    @throws Error where it cannot be reached
 */
export async function postgresQuotas(rates: QuotaRates, url: string, settings: ConnectionSettings = {}): Promise<Quotas> {
  const pool = new Pool({
    ...connectionOf(url, settings),
    max: connections,
    application_name: "poolhouse quotas",
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    options: "-c synchronous_commit=off",
    keepAlive: true,
  });
  // A connection that breaks fails its queries and is dropped by the pool.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await pool.query(createTable).catch((problem: { code?: string }) => {
    if (!isThere.has(problem.code ?? "")) throw problem;
  });
  let sweeps = true;
  return quotasOn(
    (options) => {
      const limiter = new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        storeType: "pool",
        tableName,
        tableCreated: true,
        // One of them sweeps for all.
        clearExpiredByTimeout: sweeps,
        inMemoryBlockOnConsumed: options.points,
        insuranceLimiter: new RateLimiterMemory(options),
      });
      sweeps = false;
      return limiter;
    },
    rates,
    () => pool.end(),
  );
}
