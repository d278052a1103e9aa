import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { aMessage } from "../../../test/contract/store/given.ts";
import { openTestStore } from "../../../test/support/store.ts";
import { aUser } from "../../../test/support/user.ts";
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";
import { createRandom } from "../random/random.ts";
import { startDelivery } from "./worker.ts";

/** A queue with one message, a clock that stands at 1000 until it is moved, and a worker over a messenger. */
async function delivering(deliver: Messenger["deliver"]) {
  const store = await openTestStore();
  const clock = { at: 1000, now: () => clock.at };
  const message = aMessage({ poolId: "us-east-1_aPool", sentAt: 1000 });
  await store.users.create(aUser(), [{ kind: "message", message, dueAt: 1000 }]);
  const logged: object[] = [];
  const log = { error: (fields: object) => void logged.push(fields) };
  const start = () => startDelivery({ messages: store.messages, messenger: { deliver }, clock, random: createRandom({}), log, pollMs: 5 });
  return { store, clock, message, logged, start };
}

/** Waits until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return;
    await sleep(5);
  }
  assert.fail("it never came to hold");
}

test("a message goes out once and is forgotten", async () => {
  const sent: string[] = [];
  const { store, message, start } = await delivering(({ id }) => void sent.push(id));
  const worker = start();
  await until(async () => (await store.messages.depth()).queued === 0);
  await worker.close();
  assert.deepEqual(sent, [message.id]);
  await store.close();
});

test("a provider that is away gets it later, also after a restart; the log tells neither destination nor code", async () => {
  let isAway = true;
  const { store, clock, message, logged, start } = await delivering(() => {
    if (isAway) throw new Error("The provider is away.");
  });
  const first = start();
  await until(() => logged.length === 1);
  await first.close();
  isAway = false;
  const second = start();
  await sleep(30);
  assert.equal((await store.messages.depth()).queued, 1, "the pause is not over");
  clock.at = 1002;
  await until(async () => (await store.messages.depth()).queued === 0);
  await second.close();
  assert.deepEqual(logged, [{ messageId: message.id, attempts: 1, failure: "The provider is away.", givenUp: false }]);
  await store.close();
});

test("what no provider will take is given up at once, and sent when an operator retries it", async () => {
  let refuses = true;
  const { store, logged, start } = await delivering(() => {
    if (refuses) throw new Undeliverable("No such number.");
  });
  const worker = start();
  await until(() => logged.length === 1);
  assert.deepEqual(await store.messages.depth(), { queued: 0, failed: 1 });
  refuses = false;
  assert.equal(await store.messages.retry(1000), 1);
  await until(async () => (await store.messages.depth()).failed + (await store.messages.depth()).queued === 0);
  await worker.close();
  await store.close();
});
