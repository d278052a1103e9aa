import assert from "node:assert/strict";
import { BlockList } from "node:net";
import test from "node:test";
import fc from "fast-check";
import { canonicalAddress, numberOf, placeOf } from "./address.ts";
import { rangesOf } from "./ranges.ts";

for (const [text, canonical] of [
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:c000:201", "192.0.2.1"],
  ["2001:DB8:0:0::1", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["::", "::"],
  ["1.2.3", undefined],
  ["01.2.3.4", undefined],
  ["1.2.3.4 ", undefined],
  ["", undefined],
] as const)
  test(`"${text}" is spelt ${canonical}`, () => assert.equal(canonicalAddress(text), canonical));

for (const [text, value] of [
  ["0.0.0.0", 0n],
  ["1.2.3.4", 0x01020304n],
  ["::1", 1n],
  ["1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008n],
  ["1::8", (1n << 112n) | 8n],
  ["64:ff9b::192.0.2.1", (0x64n << 112n) | (0xff9bn << 96n) | 0xc0000201n],
] as const)
  test(`${text} is the number ${value}`, () => assert.equal(numberOf(text)?.value, value));

for (const [one, other, isSame] of [
  ["2001:db8:0:1::1", "2001:db8:0:1:ffff::9", true],
  ["2001:db8:0:1::1", "2001:db8:0:2::1", false],
  ["192.0.2.1", "::ffff:192.0.2.1", true],
  ["192.0.2.1", "192.0.2.2", false],
] as const)
  test(`${one} and ${other} are ${isSame ? "one place" : "two places"}`, () => assert.equal(placeOf(one) === placeOf(other), isSame));

const problem = (text: string) => new Error(`no range: ${text}`);

for (const [range, address, isInside] of [
  ["192.0.2.0/24", "192.0.2.255", true],
  ["192.0.2.0/24", "192.0.3.0", false],
  ["192.0.2.77/24", "192.0.2.1", true],
  ["192.0.2.0/24", "::ffff:192.0.2.9", true],
  ["::ffff:192.0.2.0/120", "192.0.2.9", true],
  ["192.0.2.7", "192.0.2.7", true],
  ["192.0.2.7", "192.0.2.8", false],
  ["0.0.0.0/0", "203.0.113.1", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["2001:db8::/32", "2001:db8:ffff::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["::/0", "2001:db8::1", true],
  ["192.0.2.0/24", "unknown", false],
] as const)
  test(`${address} is ${isInside ? "in" : "not in"} ${range}`, () => assert.equal(rangesOf([range], problem)(address), isInside));

for (const text of [
  "",
  "192.0.2.0/33",
  "192.0.2.0/-1",
  "192.0.2.0/",
  "192.0.2.0/8/8",
  "2001:db8::/129",
  "example.com",
  "::ffff:1.2.3.4/95",
])
  test(`"${text}" is no range`, () => assert.throws(() => rangesOf([text], problem), { message: `no range: ${text}` }));

test("ranges agree with Node's own list on addresses of one family", () => {
  const plain = fc.ipV6().filter((text) => numberOf(text)?.family === 6);
  for (const [family, width, address] of [
    ["ipv4", 32, fc.ipV4()],
    ["ipv6", 128, plain],
  ] as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(address, fc.integer({ min: 0, max: width })), { maxLength: 8 }), address, (ranges, asked) => {
        const theirs = new BlockList();
        for (const [network, bits] of ranges) theirs.addSubnet(network, bits, family);
        const texts = ranges.map((range) => range.join("/"));
        assert.equal(rangesOf(texts, problem)(asked), theirs.check(asked, family));
      }),
    );
});
