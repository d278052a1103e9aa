/** Quotas of one node, in memory. */
import { type Bucket, take } from "../../domain/quota/bucket.ts";
import { type QuotaRates, quotaCategories } from "../../domain/quota/categories.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Quotas } from "../../ports/quotas.ts";

// Twice the most pools of an account. A bucket that is dropped comes back full, so the oldest goes.
const mostBuckets = 20_000 * quotaCategories.length;

/** Full buckets for everyone. @param most how many are held at once */
export function memoryQuotas(rates: QuotaRates, clock: Clock, most = mostBuckets): Quotas {
  const buckets = new Map<string, Bucket>();
  return {
    take(poolId, category) {
      const key = `${category} ${poolId ?? ""}`;
      const after = take(buckets.get(key), rates[category], clock.now());
      if (!after) return false;
      buckets.delete(key);
      buckets.set(key, after);
      if (buckets.size > most) for (const oldest of buckets.keys()) return buckets.delete(oldest);
      return true;
    },
    size: () => buckets.size,
  };
}
