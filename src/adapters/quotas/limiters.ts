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
      try {
        await limiters.get(rate)?.consume(key);
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    close,
  };
}
