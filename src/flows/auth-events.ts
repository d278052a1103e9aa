/** A user's history as it is shown. @see spec/auth.md §9, Auth events */
import type { AuthEventType } from "../api/auth-event.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { present } from "../domain/present.ts";
import { refuse } from "../domain/refusal.ts";
import { checkAddOn } from "../domain/risk/configuration.ts";
import { shownEvent } from "../domain/risk/event.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import { openedToken, sealedToken } from "./page.ts";

const pageSize = 60;

/** A page of the history, newest first. @param limit 0 or none: 60 @param token of the page before @throws Refusal UserPoolAddOnNotEnabledException, `pagingMarker` */
export async function shownEvents(
  house: House,
  pool: Pool,
  { sub }: Pick<User, "sub">,
  { limit, token }: { readonly limit: number | undefined; readonly token: string | undefined },
): Promise<{ AuthEvents: AuthEventType[]; NextToken?: string }> {
  checkAddOn(pool);
  const list = `auth-events/${pool.id}/${sub}`;
  const after = openedToken(house, list, token, refuse.pagingMarker);
  const { items, next } = await house.store.events.list(pool.id, sub, { limit: limit || pageSize, after });
  return present({ AuthEvents: items.map(shownEvent), NextToken: sealedToken(house, list, next) });
}
