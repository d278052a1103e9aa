import { adminListUserAuthEvents } from "./admin-list-user-auth-events.ts";
import { adminUpdateAuthEventFeedback } from "./admin-update-auth-event-feedback.ts";
import { describeRiskConfiguration } from "./describe-risk-configuration.ts";
import { setRiskConfiguration } from "./set-risk-configuration.ts";
import { updateAuthEventFeedback } from "./update-auth-event-feedback.ts";

/** The operations of threat protection: what a pool does about risk, and what was seen of it. */
export const riskOperations = [
  setRiskConfiguration,
  describeRiskConfiguration,
  adminListUserAuthEvents,
  adminUpdateAuthEventFeedback,
  updateAuthEventFeedback,
];
