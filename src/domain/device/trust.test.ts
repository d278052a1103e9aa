import assert from "node:assert/strict";
import test from "node:test";
import { aDevice } from "../../../test/support/device.ts";
import { aPool } from "../../../test/support/pool.ts";
import type { Pool } from "../pool/pool.ts";
import { refuse } from "../refusal.ts";
import type { Proof } from "../sign-in/session.ts";
import { checkKnown, type DeviceStanding, type DeviceTie, deviceStanding, deviceTie, type Presented } from "./trust.ts";

const instead = aPool({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } });
const beside = aPool({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: false } });
const unsaid = aPool({ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } });
const asking = aPool({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true } });
const none: Presented = { kind: "none", earlier: false };
const earlier: Presented = { kind: "none", earlier: true };
const unknown: Presented = { kind: "unknown" };
const kept = (remembered: boolean, mfaPassed: boolean): Presented => ({ kind: "kept", device: aDevice({ remembered, mfaPassed }) });

for (const [what, pool, presented, expected] of [
  // the pool says            the request names          so the device is worth
  ["no device is named", instead, none, undefined],
  ["devices are not tracked", aPool(), undefined, undefined],
  ["an unknown device", instead, unknown, undefined],
  ["a remembered device that passed MFA", instead, kept(true, true), "trusted"],
  ["the same where the user is asked", asking, kept(true, true), "trusted"],
  ["the same where it does not stand in for MFA", beside, kept(true, true), "remembered"],
  ["the same where nothing is said", unsaid, kept(true, true), "remembered"],
  ["a device remembered without MFA", instead, kept(true, false), "remembered"],
  ["a device not remembered", instead, kept(false, true), undefined],
  ["a device not remembered, without MFA", beside, kept(false, false), undefined],
] as const satisfies readonly (readonly [string, Pool, Presented | undefined, DeviceStanding | undefined])[]) {
  test(`${what}: ${expected ?? "nothing"}`, () => assert.equal(deviceStanding(pool, presented), expected));
}

const region = "us-east-1";
const originJti = "0192-4711";
const fresh = (mfaPassed: boolean): DeviceTie => ({ deviceKey: "us-east-1_0192-4711", newDevice: { mfaPassed } });
const device: DeviceTie = { deviceKey: "us-east-1_device" };

for (const [what, presented, proofs, expected] of [
  ["devices are not tracked", undefined, ["password", "second-factor"], {}],
  ["a first sign-in without MFA", none, ["password"], fresh(false)],
  ["a first sign-in with MFA", none, ["password", "second-factor"], fresh(true)],
  ["a first sign-in by a code, which is no second factor", none, ["one-time-code"], fresh(false)],
  ["a sign-in that named a device before its last answer", earlier, ["password", "new-password"], {}],
  ["a sign-in from a device", kept(true, true), ["password", "device"], device],
  ["a sign-in from a device that is not remembered", kept(false, true), ["password", "second-factor"], device],
] as const satisfies readonly (readonly [string, Presented | undefined, readonly Proof[], DeviceTie])[]) {
  test(`tokens of ${what} are tied to ${JSON.stringify(expected)}`, () =>
    assert.deepEqual(deviceTie(presented, { proofs, region, originJti }), expected));
}

test("only an unknown device is refused", () => {
  assert.throws(() => checkKnown(unknown), refuse.noSuchDevice());
  for (const presented of [undefined, none, earlier, kept(false, false)]) checkKnown(presented);
});
