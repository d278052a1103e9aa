import { RateLimiterMemory } from "rate-limiter-flexible";
import type { QuotaRates } from "../../domain/quota/charges.ts";
import type { Quotas } from "../../ports/quotas.ts";
import { quotasOn } from "./limiters.ts";

/** Quotas of one node. An allowance is forgotten a second after its first request, so what is held is bounded by what was asked in one. */
export const memoryQuotas = (rates: QuotaRates): Quotas =>
  quotasOn(
    (options) => new RateLimiterMemory(options),
    rates,
    async () => {},
  );
