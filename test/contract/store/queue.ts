/** What the queue of messages must do, on either engine: written with a change, taken by one node, never lost. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { aUser } from "../../support/user.ts";
import { aMessage } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

const lease = { until: 160, limit: 10 };

export function queueContract(engine: EngineUnderTest): void {
  describe("the queue of messages", () => {
    const { store } = shared(engine);
    let users = 0;
    /** Queues messages with the creation of a user. @param dueAt undefined: they stay in the outbox */
    const queue = async (count: number, dueAt: number | undefined, poolId = `us-east-1_Queue${users}`) => {
      const messages = Array.from({ length: count }, () => aMessage({ poolId }));
      const writes = messages.map((message) => ({ kind: "message", message, ...(dueAt !== undefined && { dueAt }) }) as const);
      await store().users.create(aUser({ poolId, sub: `queued${++users}`, names: [`username:queued${users}`] }), writes);
      return messages;
    };
    const claimed = async (now: number) =>
      (await store().messages.claim({ now, ...lease })).map(({ message, attempts }) => [message.id, attempts]);

    test("is empty where messages stay in the outbox", async () => {
      await queue(1, undefined);
      assert.deepEqual(await claimed(1e9), []);
    });

    test("gives what is due, once, and again when its lease is over", async () => {
      const [message] = await queue(1, 100);
      assert.deepEqual(await claimed(99), []);
      assert.deepEqual(await claimed(100), [[message?.id, 1]]);
      assert.deepEqual(await claimed(101), []);
      assert.deepEqual(await claimed(161), [[message?.id, 2]]);
      if (message) await store().messages.delivered(message);
      assert.deepEqual(await claimed(1e9), []);
    });

    test("gives a message to one of two that ask at the same time", async () => {
      const messages = await queue(6, 100);
      const both = await Promise.all([claimed(100), claimed(100)]);
      assert.deepEqual(
        both
          .flat()
          .map(([id]) => id)
          .toSorted(),
        messages.map(({ id }) => id).toSorted(),
      );
      for (const message of messages) await store().messages.delivered(message);
    });

    test("keeps what failed for later, and what was given up until it is retried", async () => {
      const [later, never] = await queue(2, 100);
      if (!later || !never) assert.fail();
      await claimed(100);
      await store().messages.undelivered(later, "busy", 130);
      await store().messages.undelivered(never, "no such number", undefined);
      assert.deepEqual(await claimed(130), [[later.id, 2]]);
      assert.deepEqual(
        (await store().messages.failed(10)).map(({ message, problem }) => [message, problem]),
        [[never, "no such number"]],
      );
      assert.deepEqual(await store().messages.depth(), { queued: 1, failed: 1 });
      assert.equal(await store().messages.retry(150), 1);
      assert.deepEqual(await claimed(150), [[never.id, 1]]);
      assert.deepEqual(await store().messages.failed(10), []);
    });
  });
}
