/** Telling a user of a risky sign-in, with links by which the user says whether it was them. @see spec/auth.md §9, Feedback */
import type { AuthEvent } from "../domain/risk/event.ts";
import { type NotificationKind, notificationMail } from "../domain/risk/notification.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { Write } from "../ports/store.ts";
import { mailOf } from "./messages.ts";
import type { WatchedApp } from "./risk.ts";
import { feedbackToken } from "./risk-feedback.ts";

/** Of what to tell whom. */
export type Telling = { readonly user: User; readonly event: AuthEvent; readonly kind: NotificationKind };

/** The mail as a write for the commit of the step; none for a user without a verified address, or where nothing carries mail. Throws nothing. */
export function notification(house: House, { pool, risk }: WatchedApp, { user, event, kind }: Telling): readonly Write[] {
  const configuration = risk?.sections.AccountTakeoverRiskConfiguration?.NotifyConfiguration;
  const token = feedbackToken(house, user, event.id);
  const link = (value: "Valid" | "Invalid") => `${house.settings.publicUrl()}/${pool.id}/auth-event-feedback?value=${value}&token=${token}`;
  const links = { feedbackToken: token, valid: link("Valid"), invalid: link("Invalid") };
  const mail = notificationMail(kind, configuration, { user, event, links });
  return mail ? mailOf(house, pool, mail) : [];
}
