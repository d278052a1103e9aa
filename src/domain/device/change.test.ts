import assert from "node:assert/strict";
import test from "node:test";
import { aDevice } from "../../../test/support/device.ts";
import { afterProof, afterWrongProof, withStatus } from "./change.ts";

for (const [was, status, is] of [
  [true, "remembered", true],
  [true, "not_remembered", false],
  [true, undefined, true],
  [false, "remembered", true],
  [false, "not_remembered", false],
  [false, undefined, false],
] as const) {
  test(`${was ? "a remembered device" : "a device"}, set to ${status ?? "nothing"}, is ${is ? "" : "not "}remembered`, () => {
    const device = aDevice({ remembered: was });
    const after = withStatus(device, status, 2000);
    assert.deepEqual(after, { ...device, remembered: is, modifiedAt: was === is ? device.modifiedAt : 2000 });
    if (was === is) assert.equal(after, device);
  });
}

for (const [was, proofs, is] of [
  [false, ["password", "device"], false],
  [false, ["password", "second-factor", "device"], true],
  [false, ["one-time-code", "device"], false],
  [true, ["password", "device"], true],
  [true, ["password", "second-factor", "device"], true],
] as const) {
  test(`${was ? "a device with MFA behind it" : "a device"} that proved itself after ${proofs.join(", ")} has ${is ? "" : "no "}MFA behind it`, () => {
    const device = aDevice({ mfaPassed: was });
    assert.deepEqual(afterProof(device, proofs), { ...device, mfaPassed: is });
    if (was === is) assert.equal(afterProof(device, proofs), device);
  });
}

test("a wrong proof takes away what MFA gave, and leaves it remembered", () => {
  const device = aDevice();
  assert.deepEqual(afterWrongProof(device), { ...device, mfaPassed: false });
  const without = aDevice({ mfaPassed: false });
  assert.equal(afterWrongProof(without), without);
});
