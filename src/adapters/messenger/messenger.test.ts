import assert from "node:assert/strict";
import test from "node:test";
import type { Message } from "../../domain/message.ts";
import type { User } from "../../domain/user/user.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { Changed, Store, UserStore } from "../../ports/store.ts";
import { delivering } from "./delivering.ts";
import { createOutbox } from "./outbox.ts";

const user: User = {
  poolId: "us-east-1_Example00",
  sub: "0190f5b2-0000-7000-8000-000000000000",
  username: "ada",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  attributes: {},
  mfa: { enabled: [] },
};
const message = (id: string): Message => ({
  id,
  poolId: user.poolId,
  medium: "SMS",
  to: "+12065550100",
  body: "Your code is 123456",
  code: "123456",
  sentAt: 1,
});
const queued = (...ids: string[]) => ids.map((id) => ({ kind: "message", message: message(id) }) as const);

/** A store whose users behave as given; what it does not name is not there. */
function storeWith(users: Partial<UserStore>, messenger: Messenger, logged: object[] = []): Store {
  const store = { users } as Store;
  return delivering(store, messenger, { error: (fields) => logged.push(fields) });
}
/** A messenger that notes what it was given. */
const noting = (delivered: string[]): Messenger => ({ deliver: ({ id }) => void delivered.push(id) });

test("messages are delivered after the commit, in their order", async () => {
  const delivered: string[] = [];
  const store = storeWith({ create: async () => assert.deepEqual(delivered, [], "not before the commit") }, noting(delivered));
  await store.users.create(user, [...queued("a"), { kind: "drop-families" }, ...queued("b")]);
  assert.deepEqual(delivered, ["a", "b"]);
});

test("a change that ran twice delivers what its last run queued", async () => {
  const delivered: string[] = [];
  const update = async <Answer>(_pool: string, _sub: string, change: (found: User) => Changed<Answer>) => {
    change(user);
    return change(user).answer;
  };
  let run = 0;
  const answer = await storeWith({ update }, noting(delivered)).users.update("p", "s", (found) => {
    run += 1;
    return { user: found, writes: queued(`run ${run}`), answer: run };
  });
  assert.deepEqual([answer, delivered], [2, ["run 2"]]);
});

test("a commit that fails delivers nothing", async () => {
  const delivered: string[] = [];
  const update = async <Answer>(_pool: string, _sub: string, change: (found: User) => Changed<Answer>): Promise<Answer> => {
    change(user);
    throw new Error("disk full");
  };
  const create = async () => {
    throw new Error("disk full");
  };
  const store = storeWith({ update, create }, noting(delivered));
  await assert.rejects(
    store.users.update("p", "s", (found) => ({ user: found, writes: queued("a"), answer: undefined })),
    /disk full/,
  );
  await assert.rejects(store.users.create(user, queued("b")), /disk full/);
  assert.deepEqual(delivered, []);
});

for (const [how, deliver] of [
  ["throws", () => assert.fail("no route")],
  ["rejects", () => Promise.reject(new Error("no route"))],
] as const) {
  test(`a messenger that ${how} fails no request, and its log line holds neither destination nor code`, async () => {
    const logged: object[] = [];
    await storeWith({ create: async () => undefined }, { deliver }, logged).users.create(user, queued("a", "b"));
    await new Promise(setImmediate);
    assert.deepEqual(logged, [
      { messageId: "a", failure: "no route" },
      { messageId: "b", failure: "no route" },
    ]);
  });
}

test("the outbox writes one line with destination and code", () => {
  const lines: unknown[] = [];
  createOutbox({ info: (...line) => lines.push(line) }).deliver(message("a"));
  assert.deepEqual(lines, [[{ to: "+12065550100", medium: "SMS", code: "123456" }, "Message to +12065550100: 123456"]]);
});
