import assert from "node:assert/strict";
import test from "node:test";
import { type HostNames, misdirected } from "./host.ts";

const names = ["auth.example.com", "*.pools.example.com", "10.0.0.7"];
const asked = (hostNames: HostNames, ...hosts: string[]) =>
  misdirected(hostNames, { headers: { host: hosts[0] }, rawHeaders: hosts.flatMap((host) => ["hOsT", host]) })?.status;

for (const [host, status] of [
  ["auth.example.com", undefined],
  ["AUTH.Example.com:8443", undefined],
  ["auth.example.com.", undefined],
  ["10.0.0.7:9229", undefined],
  ["one.pools.example.com", undefined],
  ["pools.example.com", 421],
  [".pools.example.com", 421],
  ["a.b.pools.example.com", 421],
  ["evil/.pools.example.com", 421],
  ["evilauth.example.com", 421],
  ["auth.example.com.evil.org", 421],
  ["auth.example.com@evil.org", 421],
  ["evil.org", 421],
  ["10.0.0.70", 421],
  ["[::1]", 421],
  ["", 421],
] as const) {
  test(`Host "${host}" is ${status ?? "welcome"}`, () => assert.equal(asked(names, host), status));
}

test("a request names one host", () => {
  assert.equal(asked(names, "auth.example.com", "auth.example.com"), 400);
  assert.equal(asked(names), 400);
});

test("any name, where none is configured", () => {
  assert.equal(asked("*", "evil.org"), undefined);
  assert.equal(asked("*", "one", "two"), undefined);
  assert.equal(asked("*"), 400);
});
