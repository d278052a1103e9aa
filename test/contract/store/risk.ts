/** What the stores of threat protection must do, on either engine: configurations, the history of users, failures by network. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { RiskConfiguration } from "../../../src/domain/risk/configuration.ts";
import { keptUntil, type RecordedEvent } from "../../../src/domain/risk/event.ts";
import type { Write } from "../../../src/ports/store.ts";
import { aClient } from "../../support/pool.ts";
import { aUser } from "../../support/user.ts";
import { anEvent } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

const user = aUser({ sub: "a" });
const { poolId } = user;
const configuration = (LastModifiedDate: number): RiskConfiguration => ({
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: "BLOCK" } },
  LastModifiedDate,
});

export function riskContract(engine: EngineUnderTest): void {
  describe("risk", () => {
    const nowMs = { value: 0 };
    const { store, place } = shared(engine, { nowMs: () => nowMs.value });
    const writeFor = (sub: string, ...writes: Write[]) =>
      store().users.update(poolId, sub, (same) => ({ user: same, writes, answer: undefined }));
    const write = (...writes: Write[]) => writeFor(user.sub, ...writes);
    before(() => store().users.create(user));

    test("a pool and its clients each have a configuration, replaced and taken back", async () => {
      const found = (pool = "us-east-1_Risky") => store().risk.configurations(pool);
      const set = (clientId: string | undefined, given: RiskConfiguration | undefined) =>
        store().risk.configure("us-east-1_Risky", clientId, given);
      assert.deepEqual(await found(), { clients: {} });
      await set(undefined, configuration(1));
      await set("one", configuration(2));
      await set("other", configuration(3));
      assert.deepEqual(await found(), { pool: configuration(1), clients: { one: configuration(2), other: configuration(3) } });
      assert.deepEqual(await found("us-east-1_Calm"), { clients: {} });
      await set(undefined, configuration(4));
      await set("one", undefined);
      assert.deepEqual(await found(), { pool: configuration(4), clients: { other: configuration(3) } });
      await set(undefined, undefined);
      await set(undefined, undefined);
      assert.deepEqual(await found(), { clients: { other: configuration(3) } });
    });

    test("what another node sets is seen within a second, what this one sets at once", async () => {
      const node = await place().open();
      const found = () => store().risk.configurations("us-east-1_Nodes");
      assert.deepEqual(await found(), { clients: {} });
      await node.risk.configure("us-east-1_Nodes", undefined, configuration(1));
      assert.deepEqual(await found(), { clients: {} });
      nowMs.value += 1000;
      assert.deepEqual(await found(), { pool: configuration(1), clients: {} });
      await node.close();
    });

    test("a configuration goes with its client", async () => {
      const client = aClient({ id: "going" });
      await store().clients.create(client);
      await store().risk.configure(client.poolId, client.id, configuration(1));
      assert.equal(await store().clients.remove("us-east-1_Other", client.id), false);
      assert.equal(await store().clients.remove(client.poolId, client.id), true);
      assert.equal(await store().clients.remove(client.poolId, client.id), false);
      assert.deepEqual(await place().run("select 1 from risk_configurations where client_id = 'going'"), []);
    });

    test("an event is found by pool, user and id; feedback survives what is learned later", async () => {
      const event = anEvent({ id: "found", response: "InProgress" });
      const find = (id = event.id, sub = user.sub) => store().events.find(poolId, sub, id);
      await write({ kind: "put-event", event });
      assert.deepEqual(await find(), { event });
      assert.equal(await find("lost"), undefined);
      assert.equal(await find(event.id, "b"), undefined);
      assert.equal(await store().events.find("us-east-1_Other", user.sub, event.id), undefined);
      const feedback = { value: "Invalid", provider: "User", at: 2000.5 } as const;
      await write({ kind: "give-feedback", eventId: event.id, feedback });
      await write({ kind: "put-event", event: { ...event, response: "Pass" } });
      assert.deepEqual(await find(), { event: { ...event, response: "Pass" }, feedback });
      await write({ kind: "give-feedback", eventId: event.id, feedback: { ...feedback, value: "Valid" } });
      assert.equal((await find())?.feedback?.value, "Valid");
      await write({ kind: "give-feedback", eventId: "lost", feedback });
      assert.equal(await find("lost"), undefined);
    });

    test("a history has all of the user's events, newest first, page by page", async () => {
      await store().users.create(aUser({ sub: "lister" }));
      const events = Array.from({ length: 7 }, (_, index) => anEvent({ id: `0190-${index}`, at: index }));
      for (const event of [events[3], events[0], ...events]) if (event) await writeFor("lister", { kind: "put-event", event });
      const newestFirst = events.toReversed().map((event) => ({ event }));
      for (const limit of [1, 3, 7, 60]) {
        const found: RecordedEvent[] = [];
        let after: string | undefined;
        do {
          const page = await store().events.list(poolId, "lister", { limit, after });
          assert.ok(page.items.length <= limit);
          found.push(...page.items);
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(found, newestFirst, `${limit} a page`);
      }
      assert.deepEqual(await store().events.list(poolId, "nobody", { limit: 9 }), { items: [] });
    });

    test("a commit that fails leaves no event", async () => {
      const failing: Write = { kind: "use-session", session: { poolId, sub: user.sub, id: "none" } as never, usedAt: 1 };
      await assert.rejects(write({ kind: "put-event", event: anEvent({ id: "undone" }) }, failing), { guard: "use-session" });
      assert.equal(await store().events.find(poolId, user.sub, "undone"), undefined);
    });

    test("accounts that failed from a network are counted once each, and forgotten in time", async () => {
      const network = "192.0.2.0/24";
      const fail = (sub: string, expiresAt: number, from = network) =>
        store().strangers.update(poolId, sub, (counts) => ({
          counts,
          writes: [{ kind: "count-failure", network: from, expiresAt }],
          answer: undefined,
        }));
      const failed = (now: number, pool = poolId) => store().risk.accountsFailed(pool, network, now);
      assert.equal(await failed(0), 0);
      await Promise.all(["a", "b", "a", "a", "c", "b"].map((sub) => fail(sub, 100)));
      await fail("d", 100, "203.0.113.0/24");
      assert.equal(await failed(99), 3);
      assert.equal(await failed(99, "us-east-1_Other"), 0);
      await fail("b", 200);
      assert.equal(await failed(100), 1);
      assert.equal(await failed(200), 0);
    });

    test("a thousand accounts of one network take 64 rows", async () => {
      const network = "198.51.100.0/24";
      const writes = Array.from({ length: 1000 }, (_, index) => index).map((index) =>
        store().strangers.update(poolId, `many${index}`, (counts) => ({
          counts,
          writes: [{ kind: "count-failure", network, expiresAt: 100 }],
          answer: undefined,
        })),
      );
      await Promise.all(writes);
      assert.equal(await store().risk.accountsFailed(poolId, network, 1), 64);
    });

    test("the sweep takes events after two years and failures when they are over", async () => {
      const here = await engine.place();
      const own = await here.open();
      const [old, young] = [anEvent({ id: "old", at: 0 }), anEvent({ id: "young", at: 10 })];
      await own.users.create(user, [
        { kind: "put-event", event: old },
        { kind: "put-event", event: young },
        { kind: "count-failure", network: "n", expiresAt: 99 },
      ]);
      while ((await own.sweep(keptUntil(old) + 1)) > 0);
      const ids = (await own.events.list(poolId, user.sub, { limit: 9 })).items.map(({ event }) => event.id);
      assert.deepEqual(ids, ["young"]);
      assert.deepEqual(await here.run("select 1 from network_failures"), []);
      await own.close();
    });

    test("a history goes with its user", async () => {
      const gone = aUser({ sub: "gone" });
      await store().users.create(gone, [{ kind: "put-event", event: anEvent({ id: "gone" }) }]);
      await store().users.remove(poolId, gone.sub);
      assert.equal(await store().events.find(poolId, gone.sub, "gone"), undefined);
    });
  });
}
