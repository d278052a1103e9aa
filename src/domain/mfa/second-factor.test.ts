/** The table of spec/auth.md §4.6: one test for every row, and the combinations that recordings and §10.1 name. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Refusal } from "../refusal.ts";
import type { Sealed } from "../sealed.ts";
import { firstFactors } from "../sign-in/session.ts";
import { type Factor, factors } from "./factor.ts";
import {
  mfaApplies,
  type PoolSecondFactor,
  type SecondFactorFacts,
  secondFactor,
  secondFactorRows,
  type UserSecondFactor,
} from "./second-factor.ts";

const S = "SMS_MFA";
const T = "SOFTWARE_TOKEN_MFA";
const E = "EMAIL_OTP";

/** What the user has: a phone, an email, a verified app; `P` marks the preferred one of the enabled. */
type Has = { has?: readonly Factor[]; on?: readonly Factor[]; prefers?: Factor };
const user = ({ has = [], on = [], prefers }: Has): UserSecondFactor => ({
  mfa: { enabled: on, ...(prefers && { preferred: prefers }) },
  attributes: { ...(has.includes(S) && { phone_number: "+12065550100" }), ...(has.includes(E) && { email: "ada@example.com" }) },
  ...(has.includes(T) && { softwareToken: { secret: "sealed" as Sealed, verifiedAt: 1 } }),
});

type Pool = Omit<PoolSecondFactor, "mode" | "factors">;
type Case = readonly [
  row: number,
  mode: PoolSecondFactor["mode"],
  F: readonly Factor[],
  has: Has,
  expected: object | string | undefined,
  extra?: Partial<SecondFactorFacts> & Pool,
];
const select = (...offered: Factor[]) => ({ name: "SELECT_MFA_TYPE", factors: offered });
const setUp = (...offered: Factor[]) => ({ name: "MFA_SETUP", factors: offered });
const noMethod = "MFAMethodNotFoundException";
const blocked = "NotAuthorizedException";
const byEmail: Pool = { recoveryChannel: "email" };
const byPhone: Pool = { recoveryChannel: "phone_number" };

const cases: readonly Case[] = [
  // row, pool, on in the pool, user, so the sign-in must answer, and what else is known
  [1, "OFF", [], {}, blocked, { demand: "BLOCK" }],
  [1, "ON", [S, T], { has: [T], on: [T] }, blocked, { demand: "BLOCK", trustedDevice: true }],
  [2, "ON", [S, T], { has: [T], on: [T] }, undefined, { firstFactor: "passkey", passkeysAreMultiFactor: true }],
  [3, "ON", [S, T], { has: [T], on: [T] }, undefined, { firstFactor: "passkey" }],
  [3, "OPTIONAL", [S, T], { has: [S] }, undefined, { firstFactor: "one-time-code" }],
  [3, "ON", [T], { has: [S] }, undefined, { firstFactor: "sign-up" }],
  [4, "OFF", [], { has: [S, T, E], on: [S, T, E], prefers: S }, undefined],
  [4, "OFF", [], { has: [S, T], on: [S, T] }, undefined, { demand: "MFA_REQUIRED" }],
  [5, "OPTIONAL", [S, T], {}, undefined],
  [5, "OPTIONAL", [S, T], { has: [S, T] }, undefined],
  [5, "OPTIONAL", [T], { has: [S], on: [S], prefers: S }, undefined],
  [5, "OPTIONAL", [S, T], { on: [S, T], prefers: T }, undefined],
  [6, "ON", [S, T], { has: [S, T], on: [S, T], prefers: T }, { name: "DEVICE_SRP_AUTH" }, { trustedDevice: true }],
  [6, "OPTIONAL", [S], { has: [S] }, { name: "DEVICE_SRP_AUTH" }, { trustedDevice: true, demand: "MFA_REQUIRED" }],
  [7, "ON", [S, T], { has: [S, T], on: [S, T], prefers: T }, { name: T }],
  [7, "OPTIONAL", [S, T], { has: [S, T], on: [S, T], prefers: S }, { name: S }],
  [7, "OPTIONAL", [S, T, E], { has: [S, T, E], on: [S, T, E], prefers: E }, { name: E }],
  [7, "ON", [E], { has: [E], on: [E], prefers: E }, { name: E }, byEmail],
  [8, "OPTIONAL", [S, T], { has: [T], on: [T] }, { name: T }],
  [8, "ON", [S, T], { has: [S, T], on: [S] }, { name: S }, byPhone],
  [8, "OPTIONAL", [T], { has: [S, T], on: [S, T], prefers: S }, { name: T }],
  [8, "OPTIONAL", [S, T], { has: [T], on: [S, T], prefers: S }, { name: T }],
  [9, "OPTIONAL", [S, T], { has: [S, T], on: [S, T] }, select(S, T)],
  [9, "ON", [S, T, E], { has: [S, T, E], on: [E, T, S] }, select(S, T, E)],
  [9, "ON", [S, T], { has: [S, T], on: [S, T] }, select(S, T), byPhone],
  [10, "ON", [S, T], { has: [T] }, { name: T }],
  [10, "ON", [S, T], { has: [S, T] }, { name: T }, byPhone],
  [10, "OPTIONAL", [T], { has: [T] }, { name: T }, { demand: "MFA_IF_CONFIGURED" }],
  [11, "ON", [S, T], { has: [S, T] }, select(S, T), byEmail],
  [11, "ON", [S, T, E], { has: [S, T, E] }, select(S, T, E)],
  [11, "ON", [T, E], { has: [T, E] }, select(T, E), byPhone],
  [12, "ON", [S, T], { has: [S] }, { name: S }, byEmail],
  [12, "ON", [S], { has: [S] }, { name: S }, byPhone],
  [12, "ON", [E], { has: [E, S] }, { name: E }, byEmail],
  [12, "ON", [S, E], { has: [S, E] }, { name: S }, byEmail],
  [12, "OPTIONAL", [S, T], { has: [S] }, { name: S }, { demand: "MFA_REQUIRED" }],
  [13, "ON", [S, E], { has: [S, E] }, select(S, E)],
  [13, "ON", [S, T, E], { has: [S, E] }, select(S, E)],
  [14, "OPTIONAL", [S, T], {}, undefined, { demand: "MFA_IF_CONFIGURED" }],
  [14, "OPTIONAL", [S, T], {}, blocked, { demand: "MFA_REQUIRED" }],
  [15, "ON", [S], {}, noMethod],
  [15, "ON", [S], { has: [E] }, noMethod],
  [16, "ON", [S, T], {}, setUp(S, T), byEmail],
  [16, "ON", [S, T, E], {}, setUp(S, T), byEmail],
  [16, "ON", [T, E], {}, setUp(T, E)],
  [16, "ON", [E], {}, setUp(E), byEmail],
  [16, "ON", [S, E], {}, setUp(S, E), byEmail],
  [17, "ON", [S, T], { has: [E] }, setUp(T), byEmail],
  [17, "ON", [T], { has: [S, E] }, setUp(T)],
  [17, "ON", [T, E], { has: [E] }, setUp(T), byEmail],
  [18, "ON", [E], { has: [S] }, noMethod],
];

for (const [row, mode, F, has, expected, extra = {}] of cases) {
  const { firstFactor = "password", demand, trustedDevice, ...pool } = extra;
  const facts = { firstFactor, ...(demand && { demand }), ...(trustedDevice && { trustedDevice }) };
  const decide = () => secondFactor({ mode, factors: F, ...pool }, user(has), facts);
  test(`row ${row}: pool ${mode} with ${F}, user ${JSON.stringify(has)}, ${JSON.stringify(extra)}`, () => {
    if (typeof expected === "string") assert.throws(decide, (thrown) => thrown instanceof Refusal && thrown.name === expected);
    else assert.deepEqual(decide(), expected);
  });
}

test("every row has a test", () => {
  assert.deepEqual(
    Object.keys(secondFactorRows).map(Number),
    [...new Set(cases.map(([row]) => row))].toSorted((one, other) => one - other),
  );
});

const subset = fc.subarray([...factors]);
test("what is asked is on in the pool, and a factor that was turned on is never skipped", () => {
  fc.assert(
    fc.property(subset, subset, subset, fc.constantFrom("ON", "OPTIONAL"), (F, has, on, mode) => {
      const pool: PoolSecondFactor = { mode, factors: F };
      const asked = outcome(() => secondFactor(pool, user({ has, on }), { firstFactor: "password" }));
      if (asked === "refused") return assert.equal(mode, "ON");
      if (asked === undefined) return assert.equal(mfaApplies(pool, user({ has, on })), false);
      const names = asked.name === "SELECT_MFA_TYPE" || asked.name === "MFA_SETUP" ? asked.factors : [asked.name];
      assert.ok(names.every((name) => factors.some((factor) => factor === name && F.includes(factor))));
      if (F.some((factor) => on.includes(factor) && has.includes(factor))) assert.notEqual(asked.name, "MFA_SETUP");
    }),
  );
});

test("only a password is followed by a second factor", () => {
  for (const firstFactor of firstFactors) {
    const asked = secondFactor({ mode: "ON", factors: [T] }, user({ has: [T], on: [T] }), { firstFactor });
    assert.deepEqual(asked, firstFactor === "password" ? { name: T } : undefined);
  }
});

function outcome<Answer>(decide: () => Answer): Answer | "refused" {
  try {
    return decide();
  } catch (thrown) {
    assert.ok(thrown instanceof Refusal);
    return "refused";
  }
}
