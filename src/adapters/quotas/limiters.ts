/** Allowances by `rate-limiter-flexible`: buckets that hold a second's requests and are filled whole a second after the first was taken. docs/decisions/0013 */
import { type IRateLimiterOptions, type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { type QuotaRate, type QuotaRates, quotaRates } from "../../domain/quota/charges.ts";
import type { Quotas } from "../../ports/quotas.ts";

/** Makes the limiter of one rate. */
export type LimiterOf = (options: Required<Pick<IRateLimiterOptions, "keyPrefix" | "points" | "duration">>) => RateLimiterAbstract;

/** Quotas on limiters of any kind. @param close lets go of what they stand on */
export function quotasOn(limiterOf: LimiterOf, rates: QuotaRates, close: () => Promise<void>): Quotas {
  const limiters = new Map<QuotaRate, RateLimiterAbstract>(
    quotaRates.map((rate) => [rate, limiterOf({ keyPrefix: rate, points: rates[rate], duration: 1 })]),
  );
  return {
    async take({ rate, key }) {
      const limiter = limiters.get(rate);
      if (!limiter) return true;
      const taken = await takenFrom(limiter, key);
      if (!isOfTheFuture(taken)) return taken.isAllowed;
      await limiter.delete(key);
      return (await takenFrom(limiter, key)).isAllowed;
    },
    close,
  };
}

type Taken = { readonly isAllowed: boolean; readonly fullInMs: number };

const secondMs = 1000;
/** Nodes' clocks may differ by so much. */
const mostSkewMs = 5000;

/** A bucket is full after a second. One that would take longer was counted before the clock was set back, and would stay spent until the clock is there again. */
const isOfTheFuture = ({ fullInMs }: Taken): boolean => fullInMs > secondMs + mostSkewMs;

async function takenFrom(limiter: RateLimiterAbstract, key: string): Promise<Taken> {
  try {
    const { msBeforeNext } = await limiter.consume(key);
    return { isAllowed: true, fullInMs: msBeforeNext };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { isAllowed: false, fullInMs: refused.msBeforeNext };
    throw refused;
  }
}
