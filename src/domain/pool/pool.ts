import type { OutputOf } from "../../api/contract.ts";
import type { UserPoolType } from "../../api/pool.ts";
import type { GetUserPoolMfaConfig } from "../../api/pool-mfa.ts";

/** How MFA is set up in a pool: what GetUserPoolMfaConfig answers. */
export type PoolMfaConfig = OutputOf<typeof GetUserPoolMfaConfig>;

/** A user pool as it is kept: what DescribeUserPool and GetUserPoolMfaConfig show, as they show it. */
export type Pool = {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  /** As DescribeUserPool answers it, without what is computed (EstimatedNumberOfUsers). */
  readonly description: UserPoolType;
  /** As GetUserPoolMfaConfig answers it. */
  readonly mfa: PoolMfaConfig;
};

/** The part of a pool's id after `_`: the pool's name in SRP. @see spec/auth.md §3.4 */
export const srpNameOf = (poolId: string): string => poolId.slice(poolId.indexOf("_") + 1);
