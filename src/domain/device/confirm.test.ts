import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { aDigest } from "../../../test/support/user.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Sealed } from "../sealed.ts";
import { prime } from "../srp/group.ts";
import type { TokenFamily } from "../token/token.ts";
import { confirmable, confirmedDevice, deviceSecretOf, isUserAsked, trackingOf, withoutNewDevice } from "./confirm.ts";

const same = (expected: Refusal) => ({ name: expected.name, message: expected.message });
const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
const number = (value: bigint) => base64(value.toString(16).padStart(770, "0"));
const salt = "00ff".repeat(4);
const verifier = `00${"ab".repeat(383)}`;

for (const [what, config, expected] of [
  ["as clients write it", { Salt: base64(salt), PasswordVerifier: base64(verifier) }, { salt, verifier }],
  ["base64 without padding", { Salt: base64("aa").replaceAll("=", ""), PasswordVerifier: base64("02") }, { salt: "aa", verifier: "02" }],
  ["the largest number", { Salt: base64("aa"), PasswordVerifier: number(prime - 2n) }, "a verifier"],
] as const) {
  test(`a device's secret: ${what}`, () => {
    const secret = deviceSecretOf(config);
    if (expected === "a verifier") assert.ok(secret.verifier.length > 0);
    else assert.deepEqual(secret, expected);
  });
}

const right = { Salt: base64(salt), PasswordVerifier: base64(verifier) };
for (const [what, config] of [
  ["nothing", undefined],
  ["no salt", { PasswordVerifier: right.PasswordVerifier }],
  ["no verifier", { Salt: right.Salt }],
  ["an empty salt", { ...right, Salt: "" }],
  ["an empty verifier", { ...right, PasswordVerifier: "" }],
  ["a salt that is no base64", { ...right, Salt: "sälz" }],
  ["a verifier that is no base64", { ...right, PasswordVerifier: "§$%&" }],
  ["hex with letters that base64 has not", { ...right, PasswordVerifier: "ab cd" }],
  ["a salt without end", { ...right, Salt: base64("aa".repeat(129)) }],
  ["the verifier 0, which any secret would fit", { ...right, PasswordVerifier: number(0n) }],
  ["the verifier 1", { ...right, PasswordVerifier: number(1n) }],
  ["the verifier -1", { ...right, PasswordVerifier: number(prime - 1n) }],
  ["the prime itself", { ...right, PasswordVerifier: number(prime) }],
  ["more than the prime", { ...right, PasswordVerifier: number(prime * 2n) }],
] as const) {
  test(`no device's secret: ${what}`, () => assert.throws(() => deviceSecretOf(config), same(refuse.deviceVerifierInvalid())));
}

const family: TokenFamily = {
  poolId: "us-east-1_aPool",
  sub: "a",
  originJti: "origin",
  eventId: "event",
  clientId: "client",
  authTime: 0,
  scope: "s",
  expiresAt: 9,
  current: aDigest("now"),
  deviceKey: "us-east-1_origin",
  newDevice: { mfaPassed: true },
};
const { newDevice: _, ...confirmed } = family;
const claims = { event_id: "event" };

test("the sign-in that made a device confirms it", () => {
  assert.deepEqual(confirmable(family, "us-east-1_origin", claims), family);
  assert.deepEqual(withoutNewDevice(family), confirmed);
});

for (const [what, from, key, event_id] of [
  ["no sign-in made it", undefined, "us-east-1_origin", "event"],
  ["the key is of another region", family, "eu-west-1_origin", "event"],
  ["another sign-in of the user made it", family, "us-east-1_origin", "another"],
  ["it was confirmed before, and forgotten", confirmed, "us-east-1_origin", "event"],
  ["the sign-in was on a device that was there", { ...confirmed, deviceKey: "us-east-1_older" }, "us-east-1_older", "event"],
] as const) {
  test(`a device key is invalid where ${what}`, () =>
    assert.throws(() => confirmable(from, key, { event_id }), same(refuse.deviceKeyInvalid())));
}

const given = {
  poolId: "us-east-1_aPool",
  sub: "a",
  key: "us-east-1_origin",
  salt,
  verifier: "sealed" as Sealed,
  name: undefined,
  address: "192.0.2.1",
  now: 5.5,
};
for (const [DeviceConfiguration, asked] of [
  [{ ChallengeRequiredOnNewDevice: true }, false],
  [{ DeviceOnlyRememberedOnUserPrompt: false }, false],
  [{ DeviceOnlyRememberedOnUserPrompt: true }, true],
] as const) {
  test(`with ${JSON.stringify(DeviceConfiguration)} the user is ${asked ? "" : "not "}asked before a device is remembered`, () => {
    const pool = aPool({ DeviceConfiguration });
    assert.equal(isUserAsked(pool), asked);
    const { name: _none, address, now, ...kept } = given;
    assert.deepEqual(confirmedDevice(pool, given, { mfaPassed: true }), {
      ...kept,
      remembered: !asked,
      mfaPassed: true,
      createdAt: now,
      modifiedAt: now,
      visit: { at: now, address },
    });
    assert.equal(confirmedDevice(pool, { ...given, name: "phone" }, { mfaPassed: false }).name, "phone");
  });
}

test("a pool without the setting tracks no devices", () => {
  assert.throws(() => trackingOf(aPool()), same(refuse.devicesNotTracked()));
  assert.throws(() => isUserAsked(aPool()), same(refuse.devicesNotTracked()));
});
