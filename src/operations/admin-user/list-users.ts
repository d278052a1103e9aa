import { ListUsers } from "../../api/user.ts";
import { present } from "../../domain/present.ts";
import { refuse } from "../../domain/refusal.ts";
import { parseFilter } from "../../domain/user/filter.ts";
import { attributesToGet, shownUser } from "../../domain/user/shown.ts";
import { getPool } from "../../flows/lookup.ts";
import { openedToken, sealedToken } from "../../flows/page.ts";
import { operation } from "../operation.ts";

const pageSize = 60;

/** The pool's users, a page at a time; a token goes on with the filter that it began with. @see spec/platform.md §2.7, §2.8 */
export const listUsers = operation(ListUsers, async (input, { store, sealer }) => {
  const pool = await getPool({ store }, input.UserPoolId);
  const shown = attributesToGet(pool, input.AttributesToGet);
  const condition = parseFilter(input.Filter);
  const list = `${ListUsers.name}/${pool.id}/${input.Filter ?? ""}`;
  const after = openedToken({ sealer }, list, input.PaginationToken, refuse.pagingMarker);
  const { items, next } = await store.users.list(pool.id, present({ condition, limit: input.Limit || pageSize, after }));
  return present({ Users: items.map((user) => shownUser(user, shown)), PaginationToken: sealedToken({ sealer }, list, next) });
});
