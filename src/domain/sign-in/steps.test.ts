import assert from "node:assert/strict";
import test from "node:test";
import { aPool, emailConfiguration, smsConfiguration } from "../../../test/support/pool.ts";
import { aUser } from "../../../test/support/user.ts";
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
