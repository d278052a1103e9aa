import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { aChain, testKeyed } from "../../../test/support/audit.ts";
import { type AuditLine, anchorOf, beginning, headOf } from "./chain.ts";
import { anchorFault, endFault, follow, headFault, notedFault } from "./verify.ts";

const chain = "chain-1";
const { lines, head } = aChain([{}, { sub: undefined }, { result: "NotAuthorizedException" }, { at: 5 }, { operation: "Stop" }]);
const judged = (stored: readonly AuditLine[]) => {
  const { link, fault } = follow(chain, beginning, stored, testKeyed);
  return fault ?? endFault(head, link, stored.find(({ number }) => number > head.number)?.number);
};
const at = (number: number): AuditLine => lines[number - 1] ?? assert.fail();
/** The lines with some replaced, each in its own place; undefined removes one. */
const withLines = (replaced: Readonly<Record<number, AuditLine | undefined>>): readonly AuditLine[] =>
  lines.flatMap((line) => {
    const kept = line.number in replaced ? replaced[line.number] : line;
    return kept ? [kept] : [];
  });
const renumbered = (number: number, as: number): AuditLine => ({ ...at(number), number: as });

for (const [stored, number, what] of [
  // what the store holds                                                          first fault
  [lines, undefined, undefined],
  [withLines({ 2: undefined }), 2, "it was removed"],
  [withLines({ 1: undefined }), 1, "it was removed"],
  [withLines({ 2: undefined, 3: undefined }), 2, "lines 2 to 3 were removed"],
  [withLines({ 5: undefined }), 5, "it was removed"],
  [withLines({ 4: undefined, 5: undefined }), 4, "lines 4 to 5 were removed"],
  [[], 1, "lines 1 to 5 were removed"],
  [withLines({ 3: { ...at(3), result: "ok" } }), 3, "it was changed"],
  [withLines({ 3: { ...at(3), mac: at(2).mac } }), 3, "it was changed"],
  [withLines({ 2: { ...at(2), details: '{ "requestId":"r-1"}' } }), 2, "it was changed"],
  [withLines({ 2: renumbered(3, 2), 3: renumbered(2, 3) }), 2, "another line stands in its place; it stands at line 3 itself"],
  [withLines({ 1: renumbered(4, 1), 4: renumbered(1, 4) }), 1, "another line stands in its place; it stands at line 4 itself"],
  [withLines({ 2: renumbered(3, 2), 3: renumbered(4, 3), 4: renumbered(5, 4), 5: undefined }), 2, "it was changed"],
  [[...lines, { ...at(5), number: 6 }], 6, "it was changed"],
] as const)
  test(`lines ${stored.map(({ number: each }) => each).join()}: ${what ?? "whole"} ${number ?? ""}`, () =>
    assert.deepEqual(judged(stored), number === undefined ? undefined : { chain, number, what }));

test("any single change of any member of any line shows at that line", () => {
  const members = ["at", "operation", "result", "poolId", "sub", "accessKeyId", "address", "details", "mac"] as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...members), fc.string(), fc.double(), (number, member, text, moment) => {
      const line = at(number);
      const changed = { ...line, [member]: member === "at" ? moment : text };
      fc.pre(changed[member] !== line[member]);
      assert.equal(judged(withLines({ [number]: changed }))?.number, number);
    }),
  );
});

test("any removal, swap or doubling in a longer chain shows at the first line concerned", () => {
  const long = aChain(Array.from({ length: 40 }, (_, index) => ({ sub: `sub-${index}` })));
  const place = fc.integer({ min: 0, max: 39 });
  const first = (stored: readonly AuditLine[]) => {
    const { link, fault } = follow(chain, beginning, stored, testKeyed);
    return (fault ?? endFault(long.head, link, undefined))?.number;
  };
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 10 }), (from, count) => assert.equal(first(long.lines.toSpliced(from, count)), from + 1)),
  );
  fc.assert(
    fc.property(place, place, (one, other) => {
      fc.pre(one !== other);
      const swapped = long.lines.map((line, index) => {
        const from = long.lines[index === one ? other : index === other ? one : index] ?? line;
        return { ...from, number: line.number };
      });
      assert.equal(first(swapped), Math.min(one, other) + 1);
    }),
  );
  fc.assert(
    fc.property(place, (from) => {
      const doubled = long.lines
        .toSpliced(from, 0, ...long.lines.slice(from, from + 1))
        .map((line, index) => ({ ...line, number: index + 1 }));
      assert.equal(first(doubled), from + 2);
    }),
  );
});

test("lines that were written without the key do not verify, however well they are chained", () => {
  const forged = lines.map((line) => ({ ...line, mac: `${line.mac}x` }));
  assert.deepEqual(judged(forged), { chain, number: 1, what: "it was changed" });
  const elsewhere = lines.map((line) => ({ ...line, chain: "chain-2" }));
  assert.equal(follow("chain-2", beginning, elsewhere, testKeyed).fault?.number, 1);
});

test("pages are followed one behind the other", () => {
  const { link, fault } = follow(chain, beginning, lines.slice(0, 2), testKeyed);
  assert.deepEqual([link, fault], [{ number: 2, mac: at(2).mac }, undefined]);
  assert.deepEqual(follow(chain, link, lines.slice(2), testKeyed), { link: { number: 5, mac: at(5).mac } });
  assert.deepEqual(follow(chain, link, [], testKeyed), { link });
});

test("the head must be ours, of the last line, and not an earlier one", () => {
  assert.equal(headFault(chain, head, testKeyed), undefined);
  assert.match(headFault(chain, undefined, testKeyed)?.what ?? "", /was removed$/);
  assert.match(headFault(chain, { ...head, number: 4, mac: at(4).mac }, testKeyed)?.what ?? "", /was changed$/);
  assert.match(headFault(chain, { ...head, node: "other" }, testKeyed)?.what ?? "", /was changed$/);
  const end = { number: 5, mac: at(5).mac };
  assert.equal(endFault(head, end, undefined), undefined);
  assert.match(endFault(headOf(chain, "node-1", { number: 5, mac: "other" }, testKeyed), end, undefined)?.what ?? "", /another line$/);
  const earlier = headOf(chain, "node-1", at(3), testKeyed);
  assert.deepEqual(endFault(earlier, at(3), 4)?.number, 4);
});

test("the anchor must be ours; a line that was noted elsewhere must be there, unless age took it", () => {
  const anchor = anchorOf(chain, at(2), testKeyed);
  assert.equal(anchorFault(anchor, testKeyed), undefined);
  assert.equal(anchorFault({ ...anchor, number: 3 }, testKeyed)?.number, 3);
  const noted = { chain, number: 3, mac: at(3).mac };
  assert.equal(notedFault(noted, at(3).mac), undefined);
  assert.equal(notedFault(noted, undefined), undefined);
  assert.match(notedFault(noted, "other")?.what ?? "", /another digest/);
  assert.match(notedFault(noted, "gone")?.what ?? "", /not there any more/);
});
