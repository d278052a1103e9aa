import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { clientAddress } from "./client-address.ts";
import { rangesOf } from "./ranges.ts";

const isTrusted = rangesOf(["10.0.0.0/8", "fd00::/8"], (text) => new Error(text));

for (const [what, peer, forwardedFor, expected] of [
  ["no proxy, no header", "203.0.113.7", undefined, "203.0.113.7"],
  ["a client that writes the header itself", "203.0.113.7", "192.0.2.1", "203.0.113.7"],
  ["a client that claims to be a proxy", "203.0.113.7", "10.0.0.1", "203.0.113.7"],
  ["one proxy", "10.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["one proxy, and what the client wrote before it", "10.0.0.1", "192.0.2.1, 203.0.113.7", "203.0.113.7"],
  ["two proxies", "10.0.0.1", "203.0.113.7, 10.9.9.9", "203.0.113.7"],
  ["two proxies, and a proxy's address that the client wrote", "10.0.0.1", "10.1.1.1, 203.0.113.7, 10.9.9.9", "203.0.113.7"],
  ["a proxy that forgot to write", "10.0.0.1", undefined, "10.0.0.1"],
  ["an inner client", "10.0.0.1", "10.0.0.7", "10.0.0.7"],
  ["a hop that cannot be read", "10.0.0.1", "192.0.2.1, unknown", "10.0.0.1"],
  ["a hop that cannot be read, further left", "10.0.0.1", "unknown, 10.9.9.9", "10.9.9.9"],
  ["empty hops", "10.0.0.1", ", 203.0.113.7, ,", "203.0.113.7"],
  ["hops with ports", "10.0.0.1", "203.0.113.7:4711, [fd00::1]:443", "203.0.113.7"],
  ["IPv6 hops", "fd00::2", "2001:DB8::0:1, [fd00::1]", "2001:db8::1"],
  ["IPv4 in IPv6 dress", "::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"],
  ["no address at all", "", "203.0.113.7", ""],
] as const)
  test(`${what}: ${expected}`, () => assert.equal(clientAddress(peer, forwardedFor, isTrusted), expected));

const outside = fc.ipV4().filter((address) => !address.startsWith("10."));
const proxy = fc.tuple(fc.nat(255), fc.nat(255)).map(([third, fourth]) => `10.0.${third}.${fourth}`);

test("nothing that a client writes changes whose address it is", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), outside, proxy)), outside, fc.array(proxy), proxy, (written, client, proxies, peer) => {
      const header = [...written, client, ...proxies].join(", ");
      assert.equal(clientAddress(peer, header, isTrusted), client);
      assert.equal(clientAddress(client, written.join(", "), isTrusted), client);
    }),
  );
});
