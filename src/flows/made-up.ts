/** Answers about users who do not exist. @see spec/auth.md §3.3, PreventUserExistenceErrors */
import type { CodeDeliveryDetailsType } from "../api/delivery.ts";
import { madeUpDelivery } from "../domain/code/made-up.ts";
import type { DeliveryAttribute } from "../domain/code/masking.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { nameOf } from "../domain/user/names.ts";
import type { House } from "../ports/house.ts";
import { context } from "../ports/sealer.ts";

/** A delivery that never happens, the same each time for the same name in a pool. @param name as typed @param attribute where the pool would send */
export const madeUpFor = (
  { sealer }: Pick<House, "sealer">,
  pool: Pool,
  name: string,
  attribute: DeliveryAttribute,
): CodeDeliveryDetailsType =>
  madeUpDelivery(name, sealer.digest(nameOf(pool, "username", name), context.madeUpUser(pool.id), pool.id), attribute);
