import type { Message } from "../domain/message.ts";

/** Takes messages to people. A message reaches it once the commit that caused it is durable, so it never carries a code that was not kept. */
export interface Messenger {
  /**
   * Takes one message on its way. It may come again: delivery is at least once, and `message.id` is the idempotency key where a provider has one.
   * @throws Undeliverable where trying again cannot help; anything else is tried again later
   */
  deliver(message: Message): void | Promise<void>;
  close?(): void | Promise<void>;
}

/** The provider will never take this message: the number does not exist, the address is refused, the account may not send. */
export class Undeliverable extends Error {}
