/** Messages to users, queued in the commit that causes them: nobody gets a code that was not kept, and no kept code goes unsent. */
import { filled } from "../domain/message/fill.ts";
import { type Medium, type MessageKind, templateOf } from "../domain/message/templates.ts";
import type { Message } from "../domain/message.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { refuse } from "../domain/refusal.ts";
import type { House } from "../ports/house.ts";
import type { Write } from "../ports/store.ts";

/** What to tell whom: `code` is the code, or with an invitation the temporary password; `to` an e-mail address or an E.164 number. */
export type Notice = {
  readonly kind: MessageKind;
  readonly medium: Medium;
  readonly to: string;
  readonly code: string;
  readonly username: string;
};

/**
 * The message with the pool's texts filled in, as a write for the commit that causes it.
 * @returns a write of kind `message`, sent at the clock's now
 * @throws Refusal `codeNotDeliverable` where nothing carries messages of this medium
 * @see spec/auth.md §5
 */
export function messageOf({ random, clock, settings }: Tools, pool: Pool, notice: Notice): Write & { kind: "message" } {
  const { kind, medium, to, code, username } = notice;
  if (settings.delivery !== "outbox" && !settings.delivery.includes(medium)) throw refuse.codeNotDeliverable(medium);
  const sentAt = clock.now();
  const text = filled(templateOf(pool, kind, medium), medium, { code, username });
  const sender = medium === "EMAIL" ? mailSenderOf(pool) : {};
  const message = { id: random.uuid(sentAt), poolId: pool.id, medium, kind, to, ...sender, ...text, code, sentAt };
  return { kind: "message", message, ...(settings.delivery !== "outbox" && { dueAt: sentAt }) };
}

/** A mail that is not asked for by anyone. */
export type Mail = Pick<Message, "to" | "body"> & { readonly subject: string } & Partial<Pick<Message, "text" | "from" | "replyTo">>;

/** The write by which a mail goes out; none where nothing carries mail: whatever caused it goes on without. Throws nothing. */
export function mailOf({ random, clock, settings }: Tools, pool: Pool, mail: Mail): readonly Write[] {
  if (settings.delivery !== "outbox" && !settings.delivery.includes("EMAIL")) return [];
  const sentAt = clock.now();
  const message: Message = { id: random.uuid(sentAt), poolId: pool.id, medium: "EMAIL", ...mailSenderOf(pool), ...mail, sentAt };
  return [{ kind: "message", message, ...(settings.delivery !== "outbox" && { dueAt: sentAt }) }];
}

type Tools = Pick<House, "random" | "clock"> & { readonly settings: Pick<House["settings"], "delivery"> };

/** @see API model, EmailConfigurationType */
function mailSenderOf({ description: { EmailConfiguration: given = {} } }: Pool): Pick<Message, "from" | "replyTo" | "configurationSet"> {
  const { From: from, ReplyToEmailAddress: replyTo, ConfigurationSet: configurationSet } = given;
  return { ...(from && { from }), ...(replyTo && { replyTo }), ...(configurationSet && { configurationSet }) };
}
