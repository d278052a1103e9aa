/** What feedback on an event makes of its user. @see spec/auth.md §9, Feedback */
import type { FeedbackValueType } from "../../api/auth-event.ts";
import type { User } from "../user/user.ts";
import type { AuthEvent } from "./event.ts";
import { withoutSighting, withSighting } from "./sighting.ts";

/**
 * The user after feedback: from where a valid event came is known from now on, from where an invalid one came is strange again, so that the next
 * sign-in from there is judged as new. Throws nothing.
 */
export const withFeedback = (user: User, { sighting }: AuthEvent, value: FeedbackValueType): User =>
  value === "Valid" ? withSighting(user, sighting) : withoutSighting(user, sighting);
