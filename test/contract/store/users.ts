/** What a user store must do, on either engine: adding, finding, changing and removing users. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Message } from "../../../src/domain/message.ts";
import type { Session } from "../../../src/domain/sign-in/session.ts";
import type { User } from "../../../src/domain/user/user.ts";
import { NameTaken } from "../../../src/ports/store.ts";
import { aDigest, aUser } from "../../support/user.ts";
import { aFamily, aMessage, aSession } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

let pools = 0;
/** A pool id that no other test uses. */
const newPool = () => `us-east-1_Users${++pools}`;
const named = (poolId: string, sub: string, ...names: string[]): User => aUser({ poolId, sub, username: sub, names });
const unchanged = (user: User) => ({ user, answer: undefined });

export function userStoreContract(engine: EngineUnderTest): void {
  describe("users", () => {
    const queued: Message[] = [];
    const { store, place } = shared(engine, { committed: (messages) => queued.push(...messages) });
    const rowsOf = async (poolId: string) => {
      const tables = ["users", "user_names", "user_search", "sessions", "token_families", "spent"];
      const rows = await Promise.all(tables.map((table) => place().run(`select sub from ${table} where pool_id = '${poolId}'`)));
      return Object.fromEntries(tables.map((table, index) => [table, rows[index]?.length]));
    };

    test("a user comes back as it went in, whatever its attributes are called", async () => {
      const attributes = JSON.parse(
        '{"__proto__": "p", "constructor": "c", "email": "a@b.c", "custom:x": "\\u0000 \\ud800 \\ud83d\\ude00"}',
      );
      const user = aUser({ poolId: newPool(), attributes, names: ["username:bob"], createdAt: 1_767_225_600.123 });
      await store().users.create(user);
      const found = await store().users.find(user.poolId, user.sub);
      assert.deepEqual(found, user);
      assert.equal(Object.hasOwn(found?.attributes ?? {}, "__proto__"), true);
      assert.equal(({} as Record<string, unknown>).p, undefined);
      assert.deepEqual(await store().users.findByName(user.poolId, "username:bob"), user);
    });

    test("absence is an answer", async () => {
      const poolId = newPool();
      assert.equal(await store().users.find(poolId, "nobody"), undefined);
      assert.equal(await store().users.findByName(poolId, "username:nobody"), undefined);
      assert.equal(await store().users.findByName(poolId, "username:\0"), undefined);
      assert.equal(await store().users.remove(poolId, "nobody"), false);
      await assert.rejects(
        store().users.update(poolId, "nobody", () => assert.fail("there is nothing to change")),
        { name: "UserNotFoundException" },
      );
    });

    test("a name that is held stops the whole creation", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a", "username:a", "email:shared"));
      const rival = { ...named(poolId, "b", "username:b", "email:shared"), attributes: { email: "shared" } };
      const writes = [
        { kind: "open-session", session: aSession({ poolId, sub: "b" }) },
        { kind: "message", message: aMessage() },
      ] as const;
      const before = queued.length;
      await assert.rejects(
        store().users.create(rival, writes),
        (problem) => problem instanceof NameTaken && problem.taken === "email:shared",
      );
      assert.deepEqual(await rowsOf(poolId), { users: 1, user_names: 2, user_search: 0, sessions: 0, token_families: 0, spent: 0 });
      assert.equal(await store().users.estimate(poolId), 1);
      assert.equal(queued.length, before);
    });

    test("the same name is free in another pool", async () => {
      const [one, other] = [newPool(), newPool()];
      await store().users.create(named(one, "a", "username:bob"));
      await store().users.create(named(other, "a", "username:bob"));
      assert.equal((await store().users.findByName(other, "username:bob"))?.poolId, other);
    });

    test("of two sign-ups with one username one succeeds", async () => {
      const poolId = newPool();
      const subs = Array.from({ length: 10 }, (_, index) => `sub${index}`);
      const results = await Promise.allSettled(subs.map((sub) => store().users.create(named(poolId, sub, `email:${sub}`, "username:bob"))));
      assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
      for (const result of results) assert.ok(result.status === "fulfilled" || result.reason instanceof NameTaken);
      assert.equal((await rowsOf(poolId)).users, 1);
      assert.equal((await rowsOf(poolId)).user_names, 2);
    });

    test("names of any length and script are unique", async () => {
      const poolId = newPool();
      const long = `email:${"語".repeat(2000)}`;
      await store().users.create(named(poolId, "a", long));
      await assert.rejects(store().users.create(named(poolId, "b", long)), NameTaken);
      await store().users.create(named(poolId, "c", `${long}x`));
      assert.equal((await store().users.findByName(poolId, long))?.sub, "a");
    });

    test("of 50 concurrent changes of one user none is lost", async () => {
      const poolId = newPool();
      const user = aUser({ poolId });
      await store().users.create(user);
      const other = await place().open();
      const add = (index: number) => (before: User) => ({
        user: { ...before, attributes: { ...before.attributes, [`custom:${index}`]: "there" } },
        answer: index,
      });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? other : store()).users.update(poolId, user.sub, add(index))),
      );
      await other.close();
      assert.deepEqual(answers, Array.from(answers.keys()));
      const found = await store().users.find(poolId, user.sub);
      assert.equal(Object.keys(found?.attributes ?? {}).length, 50);
    });

    if (engine.dialect === "postgres")
      for (const [what, changed] of [
        ["changes the user", (user: User) => ({ ...user, username: "changed" })],
        ["only writes beside it", (user: User) => user],
      ] as const)
        test(`a change that another node overtook is decided again: one that ${what}`, async () => {
          const poolId = newPool();
          await store().users.create(named(poolId, "a"));
          const seen: string[] = [];
          const waits = async () => (await place().run("select 1 from pg_locks where not granted")).length > 0;
          let update: Promise<void> | undefined;
          const theirs = JSON.stringify({ ...named(poolId, "a"), username: "theirs" });
          await place().interfere?.(`update users set version = version + 1, state = '${theirs}' where pool_id = '${poolId}'`, async () => {
            update = store().users.update(poolId, "a", (user) => {
              seen.push(user.username);
              return { user: changed(user), writes: [{ kind: "open-family", family: aFamily({ poolId, sub: "a" }) }], answer: undefined };
            });
            while (!(await waits())) await delay(5);
          });
          await update;
          assert.deepEqual(seen, ["a", "theirs"]);
          assert.equal((await rowsOf(poolId)).token_families, 1);
        });

    test("a change that throws writes nothing and harms no neighbour", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a"));
      await store().users.create(named(poolId, "b"));
      const change = store().users.update(poolId, "a", () => {
        throw new RangeError("no");
      });
      const neighbour = store().users.update(poolId, "b", (user) => ({ user: { ...user, username: "changed" }, answer: "done" }));
      await assert.rejects(change, RangeError);
      assert.equal(await neighbour, "done");
      assert.equal((await store().users.find(poolId, "a"))?.username, "a");
      assert.equal((await store().users.find(poolId, "b"))?.username, "changed");
    });

    test("the same user and no writes: nothing is written", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a"));
      const version = async () => (await place().run(`select version from users where pool_id = '${poolId}'`))[0]?.version;
      const before = await version();
      assert.equal(await store().users.update(poolId, "a", (user) => ({ user, answer: 7 })), 7);
      assert.equal(await version(), before);
      await store().users.update(poolId, "a", (user) => ({ user: { ...user }, answer: 7 }));
      assert.notEqual(await version(), before);
    });

    test("a change moves names: new ones are taken, old ones are free", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a", "username:a", "email:old"));
      await store().users.update(poolId, "a", (user) => ({ user: { ...user, names: ["username:a", "email:new"] }, answer: undefined }));
      assert.equal(await store().users.findByName(poolId, "email:old"), undefined);
      assert.equal((await store().users.findByName(poolId, "email:new"))?.sub, "a");
      await store().users.create(named(poolId, "b", "email:old"));
      const steal = (user: User) => ({ user: { ...user, names: ["email:new"], username: "thief" }, answer: undefined });
      await assert.rejects(
        store().users.update(poolId, "b", steal),
        (problem) => problem instanceof NameTaken && problem.taken === "email:new",
      );
      assert.equal((await store().users.find(poolId, "b"))?.username, "b");
      assert.equal((await store().users.findByName(poolId, "email:old"))?.sub, "b");
    });

    test("a name leads only to a user who holds it", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a", "username:a"));
      await store().users.create(named(poolId, "b"));
      // As a reader sees it who read the name before and the user after a change of both.
      await place().run(`update user_names set sub = 'b' where pool_id = '${poolId}'`);
      assert.equal(await store().users.findByName(poolId, "username:a"), undefined);
    });

    test("what is written beside a user goes with it or not at all", async () => {
      const poolId = newPool();
      await store().users.create(named(poolId, "a"));
      const session: Session = aSession({ poolId, sub: "a" });
      const message = aMessage({ poolId });
      const before = queued.length;
      await store().users.update(poolId, "a", (user) => ({
        user,
        writes: [
          { kind: "open-session", session },
          { kind: "message", message },
          { kind: "open-family", family: aFamily({ poolId, sub: "a" }) },
        ],
        answer: undefined,
      }));
      assert.deepEqual(queued.slice(before), [message]);
      assert.deepEqual(await rowsOf(poolId), { users: 1, user_names: 0, user_search: 0, sessions: 1, token_families: 1, spent: 0 });
      const spend = { kind: "spend", what: aDigest("once"), expiresAt: 9 } as const;
      const again = (user: User) => ({
        user: { ...user, username: "changed" },
        writes: [spend, { kind: "message", message: aMessage() } as const, spend],
        answer: undefined,
      });
      await assert.rejects(store().users.update(poolId, "a", again), { guard: "spend" });
      assert.equal((await store().users.find(poolId, "a"))?.username, "a");
      assert.equal((await rowsOf(poolId)).spent, 0);
      assert.equal(queued.length, before + 1);
    });

    test("a removed user leaves nothing", async () => {
      const poolId = newPool();
      const user = { ...named(poolId, "a", "username:a"), attributes: { email: "a@b.c", name: "A" } };
      const writes = [
        { kind: "open-session", session: aSession({ poolId, sub: "a" }) },
        { kind: "open-family", family: aFamily({ poolId, sub: "a" }) },
        { kind: "spend", what: aDigest("x"), expiresAt: 9 },
      ] as const;
      await store().users.create(user, writes);
      await store().users.create(named(poolId, "b"));
      assert.deepEqual(await rowsOf(poolId), { users: 2, user_names: 1, user_search: 2, sessions: 1, token_families: 1, spent: 1 });
      assert.equal(await store().users.remove(poolId, "a"), true);
      assert.equal(await store().users.remove(poolId, "a"), false);
      assert.deepEqual(await rowsOf(poolId), { users: 1, user_names: 0, user_search: 0, sessions: 0, token_families: 0, spent: 0 });
      await assert.rejects(store().users.update(poolId, "a", unchanged), { name: "UserNotFoundException" });
    });

    test("the estimate follows creations and removals", async () => {
      const poolId = newPool();
      assert.equal(await store().users.estimate(poolId), 0);
      await Promise.all(Array.from({ length: 30 }, (_, index) => store().users.create(named(poolId, `sub${index}`))));
      await store().users.remove(poolId, "sub3");
      assert.equal(await store().users.estimate(poolId), 29);
    });
  });
}
