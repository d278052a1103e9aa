/** What a request is charged to: its pool, one operation on the pool, its user. @see spec/auth.md §8 */
import { categoryOf, documentedRates as categoryRates, type QuotaCategory } from "./categories.ts";

/** Requests a second, as documented: by category for a pool, for one operation on what a pool consists of, and for one user. */
export const documentedRates = { ...categoryRates, PoolOperation: 5, OneUserRead: 10, OneUserWrite: 10 } as const;

export type QuotaRate = keyof typeof documentedRates;
export type QuotaRates = Readonly<Record<QuotaRate, number>>;
export const quotaRates = Object.keys(documentedRates).filter(isQuotaRate);

/** One request off an allowance; `key` says whose. */
export type Charge = { readonly rate: QuotaRate; readonly key: string };

/** Who is charged: a pool that exists, and the user in it who proved to be, or is named by an administrator. */
export type Charged = { readonly poolId?: string | undefined; readonly user?: string | undefined };

const perOperation: ReadonlySet<QuotaCategory> = new Set([
  "UserPoolResourceRead",
  "UserPoolResourceUpdate",
  "UserPoolClientRead",
  "UserPoolClientUpdate",
]);

/**
 * The narrowest first: who asks too much for one user spends nothing of the pool. Whatever names no pool that exists shares one allowance.
 * @param input decoded, not yet checked    @throws Error like `categoryOf`
 */
export function chargesOf(operation: string, input: unknown, { poolId, user }: Charged): readonly Charge[] {
  const category = categoryOf(operation, input);
  const charges: Charge[] = [];
  if (poolId !== undefined && user !== undefined)
    charges.push({ rate: isRead.test(operation) ? "OneUserRead" : "OneUserWrite", key: `${poolId} ${user}` });
  if (poolId !== undefined && perOperation.has(category)) charges.push({ rate: "PoolOperation", key: `${poolId} ${operation}` });
  return [...charges, { rate: category, key: poolId ?? "" }];
}

const isRead = /^(Admin)?(Get|List|Describe)/;

function isQuotaRate(name: string): name is QuotaRate {
  return Object.hasOwn(documentedRates, name);
}
