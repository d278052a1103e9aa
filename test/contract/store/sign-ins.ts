/** What the stores of sessions, token families and messages must do, on either engine; and the guards. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Message } from "../../../src/domain/message.ts";
import type { Session } from "../../../src/domain/sign-in/session.ts";
import type { Write } from "../../../src/ports/store.ts";
import { openSealer } from "../../support/store.ts";
import { aDigest, aUser } from "../../support/user.ts";
import { aFamily, aMessage, aSession } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

let ids = 0;
const user = aUser({ sub: "a" });
const newSession = (members: Partial<Session> = {}) => aSession({ id: aDigest(`session${++ids}`), ...members });
const newFamily = () => aFamily({ originJti: `origin${++ids}` });
const counted = (session: Session, wrongTries: number): Session => ({ ...session, pending: { name: "SOFTWARE_TOKEN_MFA", wrongTries } });

export function signInContract(engine: EngineUnderTest): void {
  describe("sign-ins", () => {
    const { store, place } = shared(engine);
    const write = (...writes: Write[]) =>
      store().users.update(user.poolId, user.sub, (same) => ({ user: same, writes, answer: undefined }));
    const session = ({ id }: Session) => store().sessions.find(user.poolId, user.sub, id);
    const succeeded = (results: readonly PromiseSettledResult<unknown>[]) => results.filter(({ status }) => status === "fulfilled").length;
    before(() => store().users.create(user));

    test("a session is found by pool, user and id, and by nothing else", async () => {
      const opened = newSession();
      await write({ kind: "open-session", session: opened });
      assert.deepEqual(await session(opened), opened);
      assert.equal(await store().sessions.find(user.poolId, "b", opened.id), undefined);
      assert.equal(await store().sessions.find("us-east-1_Other", user.sub, opened.id), undefined);
      assert.equal(await store().sessions.find(user.poolId, user.sub, aDigest("other")), undefined);
    });

    test("a session is answered once", async () => {
      const opened = newSession();
      await write({ kind: "open-session", session: opened });
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => write({ kind: "use-session", session: opened, usedAt: 7 + index })),
      );
      assert.equal(succeeded(answers), 1);
      for (const answer of answers) if (answer.status === "rejected") assert.equal(answer.reason.guard, "use-session");
      const usedAt = 7 + answers.findIndex(({ status }) => status === "fulfilled");
      assert.deepEqual(await session(opened), { ...opened, usedAt });
      await assert.rejects(write({ kind: "use-session", session: newSession(), usedAt: 7 }), { guard: "use-session" });
    });

    test("a session that the store has not heard of is answered once, right or wrong", async () => {
      const carried: Session = { ...newSession(), unkept: true };
      const { unkept: _, ...kept } = carried;
      const guesses = await Promise.allSettled(
        Array.from({ length: 8 }, () => write({ kind: "keep-session", from: carried, to: counted(carried, 1) })),
      );
      assert.equal(succeeded(guesses), 1);
      assert.deepEqual(await session(carried), counted(kept, 1));
      await assert.rejects(write({ kind: "use-session", session: carried, usedAt: 7 }), { guard: "use-session" });
      await write({ kind: "use-session", session: kept, usedAt: 7 });
      const other: Session = { ...newSession(), unkept: true };
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => write({ kind: "use-session", session: other, usedAt: 9 })));
      assert.equal(succeeded(answers), 1);
      assert.equal((await session(other))?.usedAt, 9);
      await assert.rejects(write({ kind: "keep-session", from: other, to: counted(other, 1) }), { guard: "keep-session" });
    });

    test("guesses made at the same time do not share one count", async () => {
      const opened = newSession();
      await write({ kind: "open-session", session: opened });
      const guesses = await Promise.allSettled(
        Array.from({ length: 8 }, () => write({ kind: "keep-session", from: opened, to: counted(opened, 1) })),
      );
      assert.equal(succeeded(guesses), 1);
      await write({ kind: "keep-session", from: counted(opened, 1), to: counted(opened, 2) });
      assert.deepEqual(await session(opened), counted(opened, 2));
      await write({ kind: "use-session", session: opened, usedAt: 9 });
      await assert.rejects(write({ kind: "keep-session", from: counted(opened, 2), to: opened }), { guard: "keep-session" });
    });

    test("the order of a session's members does not matter", async () => {
      const opened = newSession();
      await write({ kind: "open-session", session: opened });
      const shuffled = Object.fromEntries(Object.entries(opened).reverse()) as Session;
      await write({ kind: "keep-session", from: shuffled, to: counted(opened, 1) });
    });

    test("a proof is spent once, by its user", async () => {
      const spend: Write = { kind: "spend", what: aDigest("proof"), expiresAt: 9 };
      const spent = await Promise.allSettled(Array.from({ length: 8 }, () => write(spend)));
      assert.equal(succeeded(spent), 1);
      const other = aUser({ sub: "spender" });
      await store().users.create(other, [spend]);
      await assert.rejects(store().users.create(aUser({ sub: "third" }), [spend, spend]), { guard: "spend" });
      assert.equal(await store().users.find(user.poolId, "third"), undefined);
    });

    test("a family changes only from what it is", async () => {
      const family = newFamily();
      await write({ kind: "open-family", family });
      const find = () => store().families.find(user.poolId, user.sub, family.originJti);
      assert.deepEqual(await find(), family);
      const rotated = { ...family, current: aDigest("next"), former: [{ digest: family.current, usableUntil: 60 }] };
      const rotations = await Promise.allSettled(
        Array.from({ length: 8 }, () => write({ kind: "change-family", from: family, to: rotated })),
      );
      assert.equal(succeeded(rotations), 1);
      assert.deepEqual(await find(), rotated);
      await assert.rejects(write({ kind: "change-family", from: family, to: rotated }), { guard: "change-family" });
    });

    test("dropping families forgets all of the user and none of another", async () => {
      const [one, other] = [newFamily(), newFamily()];
      const foreign = aFamily({ sub: "z" });
      await store().users.create(aUser({ sub: "z" }), [{ kind: "open-family", family: foreign }]);
      await write({ kind: "open-family", family: one }, { kind: "open-family", family: other });
      await write({ kind: "drop-families" });
      assert.equal(await store().families.find(user.poolId, user.sub, one.originJti), undefined);
      assert.deepEqual(await store().families.find(user.poolId, "z", foreign.originJti), foreign);
    });

    test("messages are kept sealed, newest first", async () => {
      const messages: readonly Message[] = [
        aMessage({ to: "+1", sentAt: 2000.5 }),
        aMessage({ to: "+2", sentAt: 2000.5 }),
        aMessage({ to: "+1", sentAt: 2001, code: "777777" }),
      ];
      await write(...messages.map((message): Write => ({ kind: "message", message })));
      assert.deepEqual(await store().messages.list({ limit: 3 }), messages.toReversed());
      assert.deepEqual(await store().messages.list({ limit: 1 }), messages.slice(2));
      assert.deepEqual(await store().messages.list({ to: "+1", limit: 9 }), [messages[2], messages[0]]);
      assert.deepEqual(await store().messages.list({ to: "+9", limit: 9 }), []);
      const [row] = await place().run("select content from messages where id = (select max(id) from messages)");
      assert.deepEqual(JSON.parse(openSealer.open(String(row?.content) as never, "message")), messages[2]);
    });

    test("the outbox is read on beyond what one reading takes", async () => {
      const many = Array.from({ length: 450 }, (_, index) => aMessage({ to: index === 0 ? "+first" : "+many", sentAt: 5000 }));
      await write(...many.map((message): Write => ({ kind: "message", message })));
      assert.deepEqual(await store().messages.list({ to: "+first", limit: 1 }), many.slice(0, 1));
      assert.equal((await store().messages.list({ to: "+many", limit: 1000 })).length, 449);
    });

    test("the sweep takes what is over and nothing else, a batch a call", async () => {
      const here = await engine.place();
      const own = await here.open();
      const day = 24 * 60 * 60;
      const old = Array.from({ length: 1100 }, (_, index): Write => ({ kind: "spend", what: aDigest(`old${index}`), expiresAt: 99 }));
      const [gone, kept] = [newSession({ expiresAt: 99.9 }), newSession({ expiresAt: 100 })];
      const family = newFamily();
      await own.users.create(user, [
        ...old,
        { kind: "open-session", session: gone },
        { kind: "open-session", session: kept },
        { kind: "open-family", family },
        { kind: "message", message: aMessage({ sentAt: 100 - 8 * day }) },
        { kind: "message", message: aMessage({ sentAt: 100 }) },
      ]);
      const swept = [await own.sweep(100), await own.sweep(100), await own.sweep(100), await own.sweep(100)];
      assert.deepEqual(swept, [502, 500, 100, 0]);
      assert.equal(await own.sessions.find(user.poolId, user.sub, gone.id), undefined);
      assert.deepEqual(await own.sessions.find(user.poolId, user.sub, kept.id), kept);
      assert.deepEqual(await own.families.find(user.poolId, user.sub, family.originJti), family);
      assert.equal((await own.messages.list({ limit: 9 })).length, 1);
      await own.close();
    });
  });
}
