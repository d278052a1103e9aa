import assert from "node:assert/strict";
import test from "node:test";
import { aPool, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { aUser } from "../../../test/support/user.ts";
import type { DeviceStanding } from "../device/trust.ts";
import type { Pool } from "../pool/pool.ts";
import type { Sealed } from "../sealed.ts";
import type { User } from "../user/user.ts";
import { firstFactors, type Proof } from "./session.ts";
import { type FirstStep, nextChallenge } from "./steps.ts";

const off = aPool();
const on = aPool({
  EmailConfiguration: emailConfiguration,
  mfa: {
    MfaConfiguration: "ON",
    SoftwareTokenMfaConfiguration: { Enabled: true },
    SmsMfaConfiguration: { SmsConfiguration: smsConfiguration },
  },
});
const totp = { softwareToken: { secret: "sealed" as Sealed, verifiedAt: 1 }, mfa: { enabled: ["SOFTWARE_TOKEN_MFA"] } } as const;
const temporary = { status: "FORCE_CHANGE_PASSWORD" } as const;

for (const [name, pool, user, proofs, expected, first] of [
  ["nothing is proved", off, {}, [], { name: "SELECT_CHALLENGE" }],
  ["nothing is proved, SRP was asked for", off, {}, [], { name: "PASSWORD_VERIFIER" }, { name: "PASSWORD_VERIFIER" }],
  ["a password, no MFA", off, {}, ["password"], undefined],
  ["a temporary password", off, temporary, ["password"], { name: "NEW_PASSWORD_REQUIRED" }],
  ["a temporary password comes before MFA", on, { ...temporary, ...totp }, ["password"], { name: "NEW_PASSWORD_REQUIRED" }],
  ["after the new password MFA", on, totp, ["password", "new-password"], { name: "SOFTWARE_TOKEN_MFA" }],
  [
    "after the new password MFA to set up",
    on,
    {},
    ["password", "new-password"],
    { name: "MFA_SETUP", factors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"] },
  ],
  ["a password, then MFA", on, totp, ["password"], { name: "SOFTWARE_TOKEN_MFA" }],
  ["everything", on, totp, ["password", "second-factor"], undefined],
  ["a code is enough", off, {}, ["one-time-code"], undefined],
  ["just signed up", off, {}, ["sign-up"], undefined],
] as const satisfies readonly (readonly [string, Pool, Partial<User>, readonly Proof[], object | undefined, FirstStep?])[]) {
  test(`${name}: ${expected?.name ?? "tokens"}`, () =>
    assert.deepEqual(nextChallenge(proofs, { pool, user: aUser(user), ...(first && { first }) }), expected));
}

test("no order of proofs but a first factor leads to tokens", () => {
  for (const proofs of [["second-factor"], ["new-password", "second-factor"]] as const)
    assert.equal(nextChallenge(proofs, { pool: on, user: aUser(totp) })?.name, "SELECT_CHALLENGE");
  for (const factor of firstFactors) assert.equal(nextChallenge([factor, "second-factor"], { pool: on, user: aUser(totp) }), undefined);
});

const S = { name: "SOFTWARE_TOKEN_MFA" } as const;
const D = { name: "DEVICE_SRP_AUTH" } as const;
for (const [pool, user, proofs, device, expected] of [
  // the pool, the user's factors, what was proved, what the request's device is worth, what is asked
  [on, totp, ["password"], "trusted", D],
  [on, totp, ["password", "device"], "trusted", undefined],
  [on, totp, ["password"], "remembered", S],
  [on, totp, ["password", "second-factor"], "remembered", D],
  [on, totp, ["password", "second-factor"], "trusted", D],
  [on, totp, ["password", "second-factor", "device"], "remembered", undefined],
  [on, totp, ["password", "device"], "remembered", S],
  [on, totp, ["password", "device"], undefined, S],
  [on, totp, ["password", "second-factor"], undefined, undefined],
  [off, {}, ["password"], "trusted", D],
  [off, {}, ["password"], "remembered", D],
  [off, {}, ["password", "device"], "remembered", undefined],
  [off, {}, ["one-time-code"], "remembered", D],
  [on, temporary, ["password"], "trusted", { name: "NEW_PASSWORD_REQUIRED" }],
  [on, totp, [], "trusted", { name: "SELECT_CHALLENGE" }],
  [on, totp, ["device"], "trusted", { name: "SELECT_CHALLENGE" }],
] as const satisfies readonly (readonly [Pool, Partial<User>, readonly Proof[], DeviceStanding | undefined, object | undefined])[]) {
  const mode = pool === on ? "ON" : "OFF";
  test(`MFA ${mode}, ${proofs.join(", ") || "nothing"} proved, ${device ?? "no"} device: ${expected?.name ?? "tokens"}`, () =>
    assert.deepEqual(nextChallenge(proofs, { pool, user: aUser(user), ...(device && { device }) }), expected));
}
