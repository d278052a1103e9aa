/** Quotas that nodes share through Redis. */
import { createClient } from "@redis/client";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { QuotaRates } from "../../domain/quota/charges.ts";
import type { Quotas } from "../../ports/quotas.ts";
import { quotasOn } from "./limiters.ts";

const timeoutMs = 1000;

/**
 * While Redis is away a node counts by itself, and asks it again when it is back.
 * @param url `redis://user:password@host:port/database`, or `rediss://` for TLS    @throws Error where it cannot be reached at the start
 */
export async function redisQuotas(rates: QuotaRates, url: string): Promise<Quotas> {
  let isOpen = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: (tries) => isOpen && Math.min(50 * 2 ** tries, timeoutMs) },
  });
  // It speaks of each connection that breaks; without a listener the process would end.
  client.on("error", () => {});
  await client.connect();
  isOpen = true;
  return quotasOn(
    (options) =>
      new RateLimiterRedis({
        ...options,
        keyPrefix: `poolhouse:${options.keyPrefix}`,
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        inMemoryBlockOnConsumed: options.points,
        insuranceLimiter: new RateLimiterMemory(options),
      }),
    rates,
    async () => client.destroy(),
  );
}
