import { UpdateAuthEventFeedback } from "../../api/auth-event.ts";
import { feedbackByToken } from "../../flows/risk-feedback.ts";
import { operation } from "../operation.ts";

/** The user says, with the token from the mail, whether an event was theirs. @see spec/auth.md §9, Feedback */
export const updateAuthEventFeedback = operation(UpdateAuthEventFeedback, async (input, { caller: _anyone, ...house }) => {
  await feedbackByToken(house, input.FeedbackToken, input.FeedbackValue, input);
  return {};
});
