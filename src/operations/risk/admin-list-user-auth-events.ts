import { AdminListUserAuthEvents } from "../../api/auth-event.ts";
import { shownEvents } from "../../flows/auth-events.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { operation } from "../operation.ts";

/** A user's history, newest first. @see spec/auth.md §9, Auth events */
export const adminListUserAuthEvents = operation(AdminListUserAuthEvents, async (input, { caller: _administrator, ...house }) => {
  const pool = await getPool(house, input.UserPoolId);
  const user = await getUser(house, pool, input.Username);
  return shownEvents(house, pool, user, { limit: input.MaxResults, token: input.NextToken });
});
