/** What the store of the audit trail must do, on either engine; and that whoever changes it past the server is found out. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type AuditLine, headOf } from "../../../src/domain/audit/chain.ts";
import { type ChainReport, sweepTrail, verifyTrail } from "../../../src/flows/audit.ts";
import type { AuditQuery } from "../../../src/ports/audit.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aChain, testKeyed } from "../../support/audit.ts";
import { type EngineUnderTest, shared } from "./place.ts";

const keyed = testKeyed;
const day = 86_400;
const found = async ({ audit }: Store, query: AuditQuery) => (await audit.find(query, { limit: 100 })).items.map(({ number }) => number);

/** The first fault of a chain, as `number: what`. */
async function faultOf({ audit }: Store, chain: string): Promise<string | undefined> {
  for await (const { fault } of verifyTrail({ audit, keyed })) if (fault?.chain === chain) return `${fault.number}: ${fault.what}`;
  return undefined;
}

export function auditContract(engine: EngineUnderTest): void {
  describe("audit trail", () => {
    const { store, place } = shared(engine);

    test("lines come back as they were added, in their order; adding them again changes nothing", async () => {
      const { audit } = store();
      const { lines, head } = aChain([{}, { accessKeyId: "AKIA1" }, { at: 0.1 + 0.2, details: {} }], "back");
      const changed = lines.map((line) => ({ ...line, result: "other" }));
      await audit.append(lines, head);
      await audit.append(changed, head);
      assert.deepEqual(await audit.lines("back", 0, 9), lines);
      assert.deepEqual(await audit.lines("back", 1, 1), [lines[1]]);
      assert.deepEqual(await audit.findHead("back"), head);
      assert.equal(await audit.findHead("other"), undefined);
      assert.equal(await audit.findAnchor("back"), undefined);
    });

    test("events are found by what they are about, newest first, in pages", async () => {
      const own = await (await engine.place()).open();
      const { lines, head } = aChain([
        { at: 1, sub: "ann" },
        { at: 2, sub: "bob", result: "NotAuthorizedException", address: "2001:db8::1" },
        { at: 2, sub: "ann", operation: "SignUp", poolId: "us-east-1_Other" },
        { at: 4, sub: undefined, accessKeyId: "AKIA1", operation: "ListUsers" },
      ]);
      await own.audit.append(lines, head);
      for (const [query, numbers] of [
        [{}, [4, 3, 2, 1]],
        [{ sub: "ann" }, [3, 1]],
        [{ sub: "ann", poolId: "us-east-1_Audit" }, [1]],
        [{ operation: "SignUp" }, [3]],
        [{ result: "ok" }, [4, 3, 1]],
        [{ result: "refused" }, [2]],
        [{ result: "NotAuthorizedException" }, [2]],
        [{ accessKeyId: "AKIA1" }, [4]],
        [{ address: "2001:db8::1" }, [2]],
        [{ since: 2 }, [4, 3, 2]],
        [{ until: 2 }, [3, 2, 1]],
        [{ since: 1.5, until: 2, sub: "bob" }, [2]],
      ] as const)
        assert.deepEqual(await found(own, query), numbers, JSON.stringify(query));
      const first = await own.audit.find({}, { limit: 2 });
      const second = await own.audit.find({}, { limit: 2, after: first.next });
      assert.deepEqual(
        [first, second].map(({ items }) => items.map(({ number }) => number)),
        [
          [4, 3],
          [2, 1],
        ],
      );
      assert.equal(second.next, undefined);
      await own.close();
    });

    test("chains are walked in the order of their ids, whether head or lines are left", async () => {
      const here = await engine.place();
      const own = await here.open();
      for (const chain of ["b", "a", "c"]) {
        const { lines, head } = aChain([{}], chain);
        await own.audit.append(lines, head);
      }
      await here.run("delete from audit_chains where chain = 'a'");
      await here.run("delete from audit_lines where chain = 'b'");
      assert.deepEqual([await own.audit.nextChain(""), await own.audit.nextChain("a"), await own.audit.nextChain("b")], ["a", "b", "c"]);
      assert.equal(await own.audit.nextChain("c"), undefined);
      assert.deepEqual(
        (await own.audit.latestHeads(1)).map(({ chain }) => chain),
        ["c"],
      );
      await own.close();
    });

    const was = "the row that says how far the chain goes was";
    for (const [attack, statements, expected] of [
      ["nothing", [], undefined],
      ["a line is changed", ["update audit_lines set result = 'ok' where number = 6"], "6: it was changed"],
      ["its details are", ["update audit_lines set details = '{}' where number = 6"], "6: it was changed"],
      ["a line is removed", ["delete from audit_lines where number = 6"], "6: it was removed"],
      ["the first is removed", ["delete from audit_lines where number = 1"], "1: it was removed"],
      ["the end is cut", ["delete from audit_lines where number > 7"], "8: lines 8 to 9 were removed"],
      [
        "two lines change places",
        [
          "update audit_lines set number = number + 90 where number in (4, 5)",
          "update audit_lines set number = 99 - number where number > 90",
        ],
        "4: another line stands in its place; it stands at line 5 itself",
      ],
      ["the head is removed", ["delete from audit_chains where number > 0"], `0: ${was} removed`],
      ["the head is moved", ["update audit_chains set number = 7 where number > 0"], `7: ${was} changed`],
      [
        "an anchor is invented",
        ["update audit_chains set anchor_number = 5, anchor_mac = 'x', anchor_seal = 'y' where number > 0"],
        "5: the row that says from where the chain is kept was changed",
      ],
    ] as const)
      test(`verification after ${attack}`, async () => {
        await add(store(), attack, 9);
        for (const sql of statements) await place().run(`${sql} and chain = '${attack}'`);
        assert.equal(await faultOf(store(), attack), expected);
      });

    test("a head of before is noticed as long as later lines are there, a chain that is gone as a whole by the next one", async () => {
      const lines = await add(store(), "whole", 9);
      const [early, late] = [lines[5], lines[8]];
      assert.ok(early && late);
      await store().audit.append([], headOf("whole", "node-1", early, keyed));
      assert.equal(await faultOf(store(), "whole"), `7: ${was} put back to an earlier one`);
      await store().audit.append([], headOf("whole", "node-1", late, keyed));
      const start = { operation: "Start", details: { seen: [{ chain: "whole", number: late.number, mac: late.mac }] } };
      const next = aChain([start, {}], "whole-next");
      await store().audit.append(next.lines, next.head);
      assert.equal(await faultOf(store(), "whole"), undefined);
      for (const table of ["audit_lines", "audit_chains"]) await place().run(`delete from ${table} where chain = 'whole'`);
      assert.equal(await faultOf(store(), "whole"), "9: it was noted elsewhere and is not there any more");
    });

    test("age takes whole days and leaves a chain that verifies; what was noted of it may be gone", async () => {
      const own = await (await engine.place()).open();
      const lines = await add(own, "long", 702);
      const sweep = (days: number, today: number) => sweepTrail({ audit: own.audit, keyed }, days, today * day + 5);
      const numbers = async () => (await own.audit.lines("long", 0, 1000)).map(({ number }) => number);
      assert.deepEqual(await sweep(0, 99), []);
      assert.equal((await numbers()).length, 702);
      assert.deepEqual(await sweep(4, 10), []); // all but the last are of day 5 or earlier
      assert.deepEqual(await numbers(), [702]);
      const [noted] = lines;
      const reports: ChainReport[] = [];
      for await (const report of verifyTrail({ audit: own.audit, keyed }, [noted ?? assert.fail()])) reports.push(report);
      assert.deepEqual(
        reports.map(({ fault, keptFrom, lines: count, isNote }) => [fault, keptFrom, count, isNote]),
        [
          [undefined, 701, 1, undefined],
          [undefined, 0, 0, true],
        ],
      );
      await sweep(4, 20);
      assert.deepEqual(await numbers(), []);
      assert.equal(await faultOf(own, "long"), undefined);
      await own.close();
    });

    test("a changed line does not go by being made old, and an older anchor does not come back", async () => {
      const here = await engine.place();
      const own = await here.open();
      const lines = await add(own, "old", 9);
      await here.run("update audit_lines set at = 1 where number = 9");
      assert.deepEqual(
        (await sweepTrail({ audit: own.audit, keyed }, 4, 10 * day)).map(({ number }) => number),
        [9],
      );
      assert.deepEqual(
        (await own.audit.lines("old", 0, 1000)).map(({ number }) => number),
        [9],
      );
      assert.equal(await faultOf(own, "old"), "9: it was changed");
      const before = await own.audit.findAnchor("old");
      await own.audit.moveAnchor({ chain: "old", number: 5, mac: lines[4]?.mac ?? "", seal: "old" });
      assert.deepEqual(await own.audit.findAnchor("old"), before);
      await own.close();
    });

    test("the trail stays when pools and users go", async () => {
      const own = await (await engine.place()).open();
      const { lines, head } = aChain([{}]);
      await own.audit.append(lines, head);
      await own.reset();
      await own.users.remove("us-east-1_Audit", "sub-1");
      while ((await own.sweep(Number.MAX_SAFE_INTEGER)) > 0);
      assert.deepEqual(await own.audit.lines("chain-1", 0, 9), lines);
      await own.close();
    });
  });
}

/** Adds a chain: all lines of day 1, but one of day 5 and the last of day 9. @returns its lines */
async function add({ audit }: Store, chain: string, count: number): Promise<readonly AuditLine[]> {
  const dayOf = (index: number) => (index < count - 2 ? 1 : index === count - 2 ? 5 : 9);
  const events = Array.from({ length: count }, (_, index) => ({ at: dayOf(index) * day, result: "NotAuthorizedException" }));
  const { lines, head } = aChain(events, chain);
  await audit.append(lines, head);
  return lines;
}
