import type { GetUserPoolMfaConfigResponse, UserPoolType } from "../../api/pool.ts";

/** A user pool as it is kept: what DescribeUserPool and GetUserPoolMfaConfig show, as they show it. */
export type Pool = {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  /** As DescribeUserPool answers it, without what is computed (EstimatedNumberOfUsers). */
  readonly description: UserPoolType;
  /** As GetUserPoolMfaConfig answers it. */
  readonly mfa: GetUserPoolMfaConfigResponse;
};

/** The part of a pool's id after `_`: the pool's name in SRP. @see spec/auth.md §3.4 */
export const srpNameOf = (poolId: string): string => poolId.slice(poolId.indexOf("_") + 1);
