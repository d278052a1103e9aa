import assert from "node:assert/strict";
import test from "node:test";
import type { Sealed } from "../sealed.ts";
import type { User } from "../user/user.ts";
import type { UserMfa } from "./factor.ts";
import { authFactorsReport, mfaOptions, mfaReport } from "./report.ts";

const sealed = "sealed" as Sealed;
const user = (rest: Partial<User> = {}): User => ({
  poolId: "us-east-1_Example00",
  sub: "0190f5b2-0000-7000-8000-000000000000",
  username: "ada",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  attributes: {},
  mfa: { enabled: [] },
  ...rest,
});

const sms = [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }];
for (const [mfa, expected] of [
  [{ enabled: [] }, {}],
  [{ enabled: ["SMS_MFA"] }, { MFAOptions: sms, UserMFASettingList: ["SMS_MFA"] }],
  [{ enabled: ["SOFTWARE_TOKEN_MFA"] }, { UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] }],
  [
    { enabled: ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], preferred: "EMAIL_OTP" },
    { MFAOptions: sms, PreferredMfaSetting: "EMAIL_OTP", UserMFASettingList: ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] },
  ],
  [{ enabled: ["EMAIL_OTP"], webAuthn: true }, { UserMFASettingList: ["EMAIL_OTP"] }],
] as const satisfies readonly (readonly [UserMfa, object])[]) {
  test(`${JSON.stringify(mfa)} shows as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(mfaReport(user({ mfa })), expected);
    assert.deepEqual(mfaOptions(user({ mfa })), "MFAOptions" in expected ? { MFAOptions: expected.MFAOptions } : {});
  });
}

for (const [name, rest, factors] of [
  ["nothing", {}, undefined],
  ["a password", { password: { salt: "00", verifier: sealed, setAt: 1 } }, ["PASSWORD"]],
  ["an e-mail address", { attributes: { email: "ada@example.com" } }, ["EMAIL_OTP"]],
  ["a phone", { attributes: { phone_number: "+12065550100" } }, ["SMS_OTP"]],
  ["an authenticator that was not verified", { pendingSoftwareToken: { secret: sealed } }, undefined],
  ["a verified authenticator", { softwareToken: { secret: sealed, verifiedAt: 1 } }, ["SOFTWARE_TOKEN"]],
  [
    "everything",
    {
      password: { salt: "00", verifier: sealed, setAt: 1 },
      attributes: { phone_number: "+12065550100", email: "ada@example.com" },
      softwareToken: { secret: sealed, verifiedAt: 1 },
    },
    ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "SOFTWARE_TOKEN"],
  ],
] as const satisfies readonly (readonly [string, Partial<User>, readonly string[] | undefined])[]) {
  test(`a user with ${name} is configured for ${factors}`, () =>
    assert.deepEqual(authFactorsReport(user(rest)), { Username: "ada", ...(factors && { ConfiguredUserAuthFactors: factors }) }));
}

test("GetUserAuthFactors shows the preference as GetUser does, without MFAOptions", () => {
  const mfa = { enabled: ["SMS_MFA"], preferred: "SMS_MFA" } as const;
  assert.deepEqual(authFactorsReport(user({ mfa })), {
    Username: "ada",
    PreferredMfaSetting: "SMS_MFA",
    UserMFASettingList: ["SMS_MFA"],
  });
});
