/** What the store of strangers (names that nobody holds) must do, on either engine. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FailureCounts, withFailure } from "../../../src/domain/password/failures.ts";
import { aDigest } from "../../support/user.ts";
import { aSession } from "./given.ts";
import { type EngineUnderTest, shared } from "./place.ts";

const pool = "us-east-1_Strange";

export function strangerContract(engine: EngineUnderTest): void {
  describe("strangers", () => {
    const { store } = shared(engine);
    const fail = (sub: string, now: number) =>
      store().strangers.update(pool, sub, (counts) => ({
        counts: withFailure(counts, "password", now),
        answer: counts.failures?.count ?? 0,
      }));

    test("nothing is counted of someone who was never heard of", async () =>
      assert.deepEqual(await store().strangers.find(pool, "nobody"), {}));

    test("failures at the same time are counted one by one, for their pool and name only", async () => {
      const counted = await Promise.all(Array.from({ length: 12 }, () => fail("crowd", 100)));
      assert.deepEqual(
        counted.toSorted((one, other) => one - other),
        Array.from({ length: 12 }, (_, index) => index),
      );
      assert.equal((await store().strangers.find(pool, "crowd")).failures?.count, 12);
      assert.deepEqual(await store().strangers.find("us-east-1_Other", "crowd"), {});
      assert.deepEqual(await store().strangers.find(pool, "crow"), {});
    });

    test("what is written with it is one commit, and guards hold", async () => {
      const session = aSession({ poolId: pool, sub: "guarded", id: aDigest("strange"), phantom: true });
      const change = (write: "open-session" | "use-session") => (counts: FailureCounts) => ({
        counts: withFailure(counts, "password", 100),
        writes: [write === "open-session" ? { kind: write, session } : { kind: write, session, usedAt: 7 }],
        answer: undefined,
      });
      await store().strangers.update(pool, "guarded", change("open-session"));
      assert.deepEqual(await store().sessions.find(pool, "guarded", session.id), session);
      await store().strangers.update(pool, "guarded", change("use-session"));
      await assert.rejects(store().strangers.update(pool, "guarded", change("use-session")), { guard: "use-session" });
      assert.equal((await store().strangers.find(pool, "guarded")).failures?.count, 2);
    });

    test("the same counts save nothing, what is thrown passes through", async () => {
      await store().strangers.update(pool, "quiet", (counts) => ({ counts, answer: undefined }));
      const boom = () => {
        throw new Error("no");
      };
      await assert.rejects(store().strangers.update(pool, "quiet", boom), { message: "no" });
      assert.deepEqual(await store().strangers.find(pool, "quiet"), {});
    });

    test("they are forgotten when their counts mean nothing any more", async () => {
      await fail("old", 100);
      while ((await store().sweep(100 + 899)) > 0);
      assert.equal((await store().strangers.find(pool, "old")).failures?.count, 1);
      while ((await store().sweep(100 + 901)) > 0);
      assert.deepEqual(await store().strangers.find(pool, "old"), {});
    });
  });
}
