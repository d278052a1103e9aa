/** Where allowances are counted: a pool's where all nodes see it, a user's in each node, as a shared count would cost a write for every request of every user. */
import type { ConnectionSettings } from "../../config/connection.ts";
import type { QuotaRate, QuotaRates } from "../../domain/quota/charges.ts";
import type { Quotas } from "../../ports/quotas.ts";
import type { Secret } from "../../secret.ts";
import { memoryQuotas } from "./memory.ts";

export type QuotaPlace = ConnectionSettings & { readonly quotaRedis: Secret | undefined; readonly databaseUrl: Secret | undefined };

/** Opens them: Redis where it is configured, else the PostgreSQL of the store, else this node alone. @throws Error where it cannot be reached */
export async function openQuotas(rates: QuotaRates, place: QuotaPlace): Promise<Quotas> {
  const shared = await sharedQuotas(rates, place);
  const own = memoryQuotas(rates);
  return { take: (charge) => (isOfUser(charge.rate) ? own : shared).take(charge), close: () => shared.close() };
}

const isOfUser = (rate: QuotaRate) => rate === "OneUserRead" || rate === "OneUserWrite";

// Neither client is loaded where it is not needed: that would cost every start.
async function sharedQuotas(rates: QuotaRates, place: QuotaPlace): Promise<Quotas> {
  const { quotaRedis, databaseUrl } = place;
  if (quotaRedis) return explained((await import("./redis.ts")).redisQuotas(rates, quotaRedis.reveal()), "Redis", "POOLHOUSE_QUOTA_REDIS");
  if (databaseUrl)
    return explained((await import("./postgres.ts")).postgresQuotas(rates, databaseUrl.reveal(), place), "PostgreSQL", "DATABASE_URL");
  return memoryQuotas(rates);
}

async function explained(opening: Promise<Quotas>, what: string, variable: string): Promise<Quotas> {
  try {
    return await opening;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : "no reason was given";
    throw new Error(`Cannot count quotas in ${what} (${why}): check ${variable}.`, { cause: problem });
  }
}
