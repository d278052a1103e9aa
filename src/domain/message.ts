import type { MessageKind } from "./message/templates.ts";

/** A message to a user as it goes out: text already filled in. */
export type Message = {
  /** UUIDv7. */
  readonly id: string;
  readonly poolId: string;
  readonly medium: "SMS" | "EMAIL";
  /** Why it is sent, where it brings a code or a temporary password. */
  readonly kind?: MessageKind;
  readonly to: string;
  readonly subject?: string;
  /** Mail is HTML. */
  readonly body: string;
  /** The same mail for those who read plain text. */
  readonly text?: string;
  /** The code or temporary password inside `body`, for the development outbox. */
  readonly code?: string;
  /** Sender and reply address of a mail, where the pool names them; the server's own else. */
  readonly from?: string;
  readonly replyTo?: string;
  /** Amazon SES's configuration set, where the pool names one. */
  readonly configurationSet?: string;
  /** Epoch seconds. */
  readonly sentAt: number;
};
