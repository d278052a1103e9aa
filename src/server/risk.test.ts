import assert from "node:assert/strict";
import test from "node:test";
import { riskDefaults } from "../config/risk.ts";
import { readConfig } from "../config.ts";
import { riskSettingsOf } from "./risk.ts";

const read = (environment: Record<string, string>) => riskSettingsOf(readConfig(environment));

test("without a word the defaults count", () => assert.deepEqual(read({}), riskDefaults));

test("what is named counts, the others keep their defaults", () => {
  const { weights, levels } = read({ POOLHOUSE_RISK_WEIGHTS: "new-device=0, new-country=99.5", POOLHOUSE_RISK_LEVELS: "High=100" });
  assert.deepEqual(weights, { ...riskDefaults.weights, "new-device": 0, "new-country": 99.5 });
  assert.deepEqual(levels, { ...riskDefaults.levels, High: 100 });
});

for (const [variable, given] of [
  ["POOLHOUSE_RISK_WEIGHTS", "new-devices=1"],
  ["POOLHOUSE_RISK_WEIGHTS", "new-device"],
  ["POOLHOUSE_RISK_WEIGHTS", "new-device=-1"],
  ["POOLHOUSE_RISK_LEVELS", "low=1"],
] as const)
  test(`${variable} cannot be "${given}"`, () =>
    assert.throws(() => read({ [variable]: given }), {
      message: new RegExp(`^${variable} is "${given}": name=figure is needed, with the names `),
    }));

test("levels must rise", () => {
  const message = 'POOLHOUSE_RISK_LEVELS is "Low=50": Low must not be above Medium, nor Medium above High.';
  assert.throws(() => read({ POOLHOUSE_RISK_LEVELS: "Low=50" }), { message });
  assert.throws(() => read({ POOLHOUSE_RISK_LEVELS: "Medium=80" }), { message: /must not be above/ });
});
