import assert from "node:assert/strict";
import test from "node:test";
import type { Failures } from "../user/user.ts";
import type { Sighting } from "./sighting.ts";
import { type RiskFacts, type SignalName, signalNames, signals } from "./signals.ts";

const now = 1_000_000;
const hours = (count: number) => now - count * 3600;
const berlin = [52.52, 13.405] as const;
const home: Sighting = { at: hours(24), network: "192.0.2.0/24", device: "laptop", agent: "browser", country: "DE", point: berlin };
const seen = [home, { ...home, at: hours(48), network: "203.0.113.0/24" }];
const known = { address: "192.0.2.9", device: "laptop", agent: "browser" };
const inBerlin = { country: "DE", latitude: 52.5, longitude: 13.4 };
const inSydney = { country: "AU", latitude: -33.87, longitude: 151.21 };
const inPotsdam = { country: "DE", latitude: 52.39, longitude: 13.06 };
const failed = (count: number, lastAt: number): Failures => ({ count, lastAt, lockedUntil: 0 });

const calm: RiskFacts = { circumstances: known, place: inBerlin, seen, failures: {}, accountsFailed: 0, isListed: false, now };

const rows: readonly (readonly [string, Partial<RiskFacts>, readonly SignalName[]])[] = [
  ["a known device at a known place", {}, []],
  ["somebody who was never seen", { seen: [], circumstances: { address: "198.51.100.1", device: "x", agent: "x" }, place: inSydney }, []],
  ["nothing known of the request, for a user whose devices were told", { circumstances: {}, place: undefined }, ["new-device"]],
  ["nothing known of the request, for a user without devices", { circumstances: {}, place: undefined, seen: [{ at: 1 }] }, []],
  ["another device", { circumstances: { ...known, device: "other" } }, ["new-device"]],
  ["a device where none was ever told", { seen: [{ ...home, device: undefined }] }, []],
  [
    "no device where it was told sometimes",
    { circumstances: { ...known, device: undefined }, seen: [home, { ...home, device: undefined }] },
    [],
  ],
  ["the second known network", { circumstances: { ...known, address: "203.0.113.200" } }, []],
  ["another network", { circumstances: { ...known, address: "198.51.100.1" } }, ["new-network"]],
  ["the same network in IPv6 dress", { circumstances: { ...known, address: "::ffff:192.0.2.200" } }, []],
  ["another browser", { circumstances: { ...known, agent: "other" } }, ["agent-changed"]],
  ["another country, a day later", { place: inSydney }, ["new-country"]],
  [
    "another country, nobody knows which was the first",
    { place: { country: "AU" }, seen: [{ ...home, country: undefined, point: undefined }] },
    [],
  ],
  ["another continent an hour later", { place: inSydney, seen: [{ ...home, at: hours(1) }] }, ["new-country", "impossible-travel"]],
  [
    "another continent an hour after the newest of them",
    { place: inSydney, seen: [home, { ...home, at: hours(1) }] },
    ["new-country", "impossible-travel"],
  ],
  ["the next town at once", { place: inPotsdam, seen: [{ ...home, at: now }] }, []],
  ["another continent, roughly", { place: { ...inSydney, accuracyKm: 1000 }, seen: [{ ...home, at: hours(1) }] }, ["new-country"]],
  ["three wrong passwords just now", { failures: { failures: failed(3, now - 10) } }, ["account-failures"]],
  ["three wrong codes just now", { failures: { mfaFailures: failed(3, now - 10) } }, ["account-failures"]],
  ["two wrong passwords", { failures: { failures: failed(2, now) } }, []],
  ["wrong passwords of yesterday", { failures: { failures: failed(9, hours(1)) } }, []],
  ["four accounts of this network", { accountsFailed: 4 }, []],
  ["five accounts of this network", { accountsFailed: 5 }, ["network-failures"]],
  ["a listed address", { isListed: true }, ["listed-address"]],
];

for (const [name, facts, expected] of rows)
  test(`${name}: ${expected.join(", ") || "silence"}`, () =>
    assert.deepEqual(
      signalNames.filter((signal) => signals[signal]({ ...calm, ...facts })),
      expected,
    ));

test("every signal has a row in which it speaks", () => {
  const spoken = new Set(rows.flatMap(([, , names]) => names));
  assert.deepEqual(
    signalNames.filter((name) => !spoken.has(name)),
    [],
  );
});
