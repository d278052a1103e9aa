import { AdminUpdateAuthEventFeedback } from "../../api/auth-event.ts";
import { getPool, getUser } from "../../flows/lookup.ts";
import { giveFeedback } from "../../flows/risk-feedback.ts";
import { operation } from "../operation.ts";

/** An administrator says whether an event was the user's own doing. @see spec/auth.md §9, Feedback */
export const adminUpdateAuthEventFeedback = operation(AdminUpdateAuthEventFeedback, async (input, { caller: _administrator, ...house }) => {
  const pool = await getPool(house, input.UserPoolId);
  const { sub } = await getUser(house, pool, input.Username);
  await giveFeedback(house, pool, sub, { eventId: input.EventId, value: input.FeedbackValue, provider: "Admin" });
  return {};
});
