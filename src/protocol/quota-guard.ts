/** Request quotas at the door of the wire, where the caller is known: nobody drains a pool's allowance with a token that the pool did not sign. @see spec/auth.md §8 */
import type { CallerKind, OperationContract } from "../api/contract.ts";
import { poolIdIn } from "../domain/iam/request.ts";
import { type Charged, chargesOf, type QuotaRate } from "../domain/quota/charges.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import type { Caller } from "../flows/caller.ts";
import { claimedPlace } from "../flows/claimed.ts";
import type { House } from "../ports/house.ts";
import type { Quotas } from "../ports/quotas.ts";

/** An allowance is spent; `rate` says which, for the log and the figures. */
export class QuotaSpent extends Refusal {
  readonly rate: QuotaRate;
  constructor(rate: QuotaRate) {
    const { name, message } = refuse.tooManyRequests();
    super(name, message);
    this.rate = rate;
  }
}

/** Charges a request. @param caller undefined where the client it names is unknown @throws QuotaSpent */
export type QuotaGuard = (operation: OperationContract, input: unknown, caller: Caller<CallerKind> | undefined) => Promise<void>;

/** A guard that charges the pool of the caller, and the user. Pools that do not exist share one allowance, so made-up names hold no memory. */
export const quotaGuard =
  (quotas: Quotas, house: House): QuotaGuard =>
  async ({ name }, input, caller) => {
    const charged = caller ? await chargedBy(caller, input, house) : {};
    for (const charge of chargesOf(name, input, charged)) if (!(await quotas.take(charge))) throw new QuotaSpent(charge.rate);
  };

async function chargedBy(caller: Caller<CallerKind>, input: unknown, house: House): Promise<Charged> {
  if (caller.kind === "access-token") return { poolId: caller.pool.id, user: caller.claims.sub };
  // Signing in names a user and proves nothing: who charged them could shut them out.
  if (caller.kind === "client") return { poolId: caller.pool.id };
  const isSigned = caller.kind === "signed";
  const named = isSigned ? poolIdIn(input) : (await claimedPlace(house, input, false)).poolId;
  const poolId = named === undefined ? undefined : (await house.store.pools.find(named))?.id;
  const { Username }: { readonly Username?: unknown } = Object(input);
  return { poolId, user: isSigned && typeof Username === "string" ? Username.slice(0, longestName) : undefined };
}
const longestName = 128;
