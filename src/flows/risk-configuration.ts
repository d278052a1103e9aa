/** Of what a risk configuration may be set or shown. @see spec/auth.md §9, Scope */
import { checkAddOn } from "../domain/risk/configuration.ts";
import type { House } from "../ports/house.ts";
import { getClient, getPool } from "./lookup.ts";

/** @throws Refusal `noSuchPool`, `noSuchClient` (one of another pool as well), UserPoolAddOnNotEnabledException */
export async function configurable(
  house: Pick<House, "store">,
  { UserPoolId, ClientId }: { readonly UserPoolId: string; readonly ClientId?: string },
): Promise<void> {
  const pool = await getPool(house, UserPoolId);
  if (ClientId !== undefined) await getClient(house, UserPoolId, ClientId);
  checkAddOn(pool);
}
