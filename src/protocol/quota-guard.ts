/** Request quotas at the door of the wire, where the caller is known: nobody drains a pool's allowance with a token that the pool did not sign. @see spec/auth.md §8 */
import type { CallerKind, OperationContract } from "../api/contract.ts";
import { poolIdIn } from "../domain/iam/request.ts";
import { categoryOf } from "../domain/quota/categories.ts";
import { refuse } from "../domain/refusal.ts";
import type { Caller } from "../flows/caller.ts";
import { claimedPlace } from "../flows/claimed.ts";
import type { House } from "../ports/house.ts";
import type { Quotas } from "../ports/quotas.ts";

/** Charges a request. @param caller undefined where the client it names is unknown @throws Refusal `tooManyRequests` */
export type QuotaGuard = (operation: OperationContract, input: unknown, caller: Caller<CallerKind> | undefined) => Promise<void>;

/** A guard that charges the pool of the caller. Pools that do not exist share one allowance, so made-up names hold no memory. */
export const quotaGuard =
  (quotas: Quotas, house: House): QuotaGuard =>
  async ({ name }, input, caller) => {
    const poolId = caller && (await poolIdOf(caller, input, house));
    if (!quotas.take(poolId, categoryOf(name, input))) throw refuse.tooManyRequests();
  };

async function poolIdOf(caller: Caller<CallerKind>, input: unknown, house: House): Promise<string | undefined> {
  if (caller.kind === "client" || caller.kind === "access-token") return caller.pool.id;
  const named = caller.kind === "signed" ? poolIdIn(input) : (await claimedPlace(house, input, false)).poolId;
  return named === undefined ? undefined : (await house.store.pools.find(named))?.id;
}
