/** Delivery after the commit: a store that hands the messages of each durable commit to a messenger. */
import type { Message } from "../../domain/message.ts";
import type { User } from "../../domain/user/user.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { Changed, Store, UserStore, Write } from "../../ports/store.ts";

/** The log as this adapter uses it; pino fits. */
export type DeliveryLog = { error(fields: object, sentence: string): void };

/**
 * The same store; what its commits queue is delivered after them, and nothing where a commit fails. A delivery that fails is logged, without
 * destination and text, and fails no request: the change that caused it is kept already.
 */
export function delivering(store: Store, messenger: Messenger, log: DeliveryLog): Store {
  const users = deliveringUsers(store.users, (queued) => {
    for (const message of queued) deliver(messenger, message, log);
  });
  return { ...store, users };
}

const deliveringUsers = (users: UserStore, send: (messages: readonly Message[]) => void): UserStore => ({
  find: (poolId, sub) => users.find(poolId, sub),
  findByName: (poolId, name) => users.findByName(poolId, name),
  remove: (poolId, sub) => users.remove(poolId, sub),
  list: (poolId, query) => users.list(poolId, query),
  estimate: (poolId) => users.estimate(poolId),
  async create(user, writes) {
    await users.create(user, writes);
    send(messagesIn(writes));
  },
  async update<Answer>(poolId: string, sub: string, change: (user: User) => Changed<Answer>): Promise<Answer> {
    let queued: readonly Message[] = [];
    const answer = await users.update(poolId, sub, (user) => {
      const changed = change(user);
      queued = messagesIn(changed.writes); // of the last run: only that one is committed
      return changed;
    });
    send(queued);
    return answer;
  },
});

const messagesIn = (writes: readonly Write[] = []): readonly Message[] =>
  writes.flatMap((write) => (write.kind === "message" ? [write.message] : []));

async function deliver(messenger: Messenger, message: Message, log: DeliveryLog): Promise<void> {
  try {
    await messenger.deliver(message);
  } catch (failure) {
    log.error(
      { messageId: message.id, failure: failure instanceof Error ? failure.message : typeof failure },
      "A message was not delivered.",
    );
  }
}
