import assert from "node:assert/strict";
import test from "node:test";
import { assess, type RiskSettings } from "./assess.ts";
import { type RiskFacts, type SignalName, signalNames } from "./signals.ts";

const weightsOf = (given: Partial<Record<SignalName, number>>) =>
  Object.fromEntries(signalNames.map((name) => [name, given[name] ?? 0])) as RiskSettings["weights"];

const strange: RiskFacts = {
  circumstances: { address: "198.51.100.1", device: "other", agent: "other" },
  seen: [{ at: 0, network: "192.0.2.0/24", device: "laptop", agent: "browser" }],
  failures: {},
  accountsFailed: 0,
  isListed: true,
  now: 10,
};
const levels = { Low: 10, Medium: 30, High: 60 };

for (const [weights, score, level, signals] of [
  [{}, 0, undefined, []],
  [{ "new-device": 9 }, 9, undefined, ["new-device"]],
  [{ "new-device": 10 }, 10, "Low", ["new-device"]],
  [{ "new-device": 10, "new-network": 20 }, 30, "Medium", ["new-device", "new-network"]],
  [{ "listed-address": 60 }, 60, "High", ["listed-address"]],
  [{ "listed-address": 30, "agent-changed": 29.5 }, 59.5, "Medium", ["agent-changed", "listed-address"]],
  [{ "impossible-travel": 100, "new-device": 10 }, 10, "Low", ["new-device"]],
] as const)
  test(`weights ${JSON.stringify(weights)}: ${level ?? "no risk"}`, () =>
    assert.deepEqual(assess(strange, { weights: weightsOf(weights), levels }), { score, ...(level && { level }), signals }));

test("a threshold of 0 makes nothing risky in which no signal speaks", () => {
  const settings = { weights: weightsOf({ "impossible-travel": 50 }), levels: { Low: 0, Medium: 0, High: 0 } };
  assert.deepEqual(assess(strange, settings), { score: 0, signals: [] });
});
