/** The mail that tells a user of a risky sign-in. @see API model, NotifyConfigurationType; developer guide, "Message templates" */
import type { NotifyConfigurationType, NotifyEmailType } from "../../api/risk.ts";
import { escaped } from "../message/fill.ts";
import type { User } from "../user/user.ts";
import type { AuthEvent } from "./event.ts";

/** What came of the sign-in, and so which of the three templates is sent. */
export type NotificationKind = "BlockEmail" | "NoActionEmail" | "MfaEmail";

/** What stands in for the placeholders, beside what the event says. */
export type NotificationLinks = { readonly feedbackToken: string; readonly valid: string; readonly invalid: string };

/** A mail about to go out. `body` is HTML; `text` the same for those who read plain text. */
export type NotificationMail = {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly text?: string;
  readonly from?: string;
  readonly replyTo?: string;
};

const what: Readonly<Record<NotificationKind, { readonly subject: string; readonly sentence: string }>> = {
  BlockEmail: { subject: "Blocked sign-in attempt", sentence: "We blocked a sign-in to your account that looked unusual." },
  NoActionEmail: { subject: "New sign-in attempt", sentence: "There was a sign-in to your account that looked unusual." },
  MfaEmail: { subject: "New sign-in attempt", sentence: "We asked for a second factor, because a sign-in to your account looked unusual." },
};

const defaultText = (kind: NotificationKind) => `${what[kind].sentence}

Time: {login-time}
Device: {device-name}
Address: {ip-address}
Location: {city}, {country}

If it was you, you can tell us here: {one-click-link-valid}
If it was not you, change your password and tell us here: {one-click-link-invalid}`;

/**
 * The mail for a user; undefined for one without an address that is known to be theirs: the links in it speak for the user.
 * @param configuration the pool's texts and sender; our own texts where it has none @param links built for this event
 */
export function notificationMail(
  kind: NotificationKind,
  configuration: NotifyConfigurationType | undefined,
  { user, event, links }: { readonly user: User; readonly event: AuthEvent; readonly links: NotificationLinks },
): NotificationMail | undefined {
  const { email, email_verified } = user.attributes;
  if (!email || email_verified !== "true") return undefined;
  const { Subject, HtmlBody, TextBody } = configuration?.[kind] ?? defaultMail(kind);
  const values = valuesOf(user, event, links);
  const text = TextBody && filled(TextBody, values, (value) => value);
  return {
    to: email,
    subject: Subject,
    body: HtmlBody ? filled(HtmlBody, values, escaped) : escaped(text ?? "").replaceAll("\n", "<br>\n"),
    ...(text && { text }),
    ...(configuration?.From && { from: configuration.From }),
    ...(configuration?.ReplyTo && { replyTo: configuration.ReplyTo }),
  };
}

const defaultMail = (kind: NotificationKind): NotifyEmailType => ({ Subject: what[kind].subject, TextBody: defaultText(kind) });

function valuesOf({ username }: User, { id, at, context }: AuthEvent, links: NotificationLinks): ReadonlyMap<string, string> {
  const time = `${new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  return new Map([
    ["username", username],
    ["ip-address", context.address ?? unknown],
    ["city", context.city ?? unknown],
    ["country", context.country ?? unknown],
    ["login-time", time],
    ["device-name", context.deviceName ?? unknown],
    ["event-id", id],
    ["feedback-token", links.feedbackToken],
    ["one-click-link-valid", links.valid],
    ["one-click-link-invalid", links.invalid],
  ]);
}

const unknown = "unknown";

// One pass, so that a value that looks like a placeholder stays a value.
const filled = (template: string, values: ReadonlyMap<string, string>, shown: (value: string) => string) =>
  template.replace(/\{([a-z-]+)\}/g, (found, name: string) => {
    const value = values.get(name);
    return value === undefined ? found : shown(value);
  });
