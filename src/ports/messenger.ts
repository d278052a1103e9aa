import type { Message } from "../domain/message.ts";

/** Takes messages to people. A message reaches it once the commit that caused it is durable, so it never carries a code that was not kept. */
export interface Messenger {
  /** Takes one message on its way. What it throws or rejects with is logged; the change that caused the message stands. */
  deliver(message: Message): void | Promise<void>;
}
