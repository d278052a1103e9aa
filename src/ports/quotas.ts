/** Request quotas: how many requests a pool may make in each category. */
import type { QuotaCategory } from "../domain/quota/categories.ts";

export interface Quotas {
  /** Takes one request from a pool's allowance. @param poolId of a pool that exists; undefined for all that names none @returns whether it may run */
  take(poolId: string | undefined, category: QuotaCategory): boolean;
  /** How many buckets are held. */
  size(): number;
}
