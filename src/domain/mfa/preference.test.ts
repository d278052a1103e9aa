import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Pool } from "../pool/pool.ts";
import { Refusal } from "../refusal.ts";
import type { Sealed } from "../sealed.ts";
import type { User } from "../user/user.ts";
import { factors, type UserMfa } from "./factor.ts";
import { type AskedPreference, askedPreference, withMfaPreference } from "./preference.ts";
import { withSmsSettings } from "./sms-settings.ts";

const [S, T, E] = factors;
const secret = "sealed" as Sealed;
const phone = { phone_number: "+12065550100" };
const email = { email: "ada@example.com" };
const verified = { secret, verifiedAt: 1 };
type Has = Pick<User, "attributes" | "softwareToken" | "pendingSoftwareToken">;
const everything: Has = { attributes: { ...phone, ...email }, softwareToken: verified };
const nothing: Has = { attributes: {} };

const userWith = (has: Has, mfa: UserMfa): User => ({
  poolId: "us-east-1_Example00",
  sub: "0190f5b2-0000-7000-8000-000000000000",
  username: "ada",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  mfa,
  ...has,
});
const poolWith = (FactorConfiguration?: "SINGLE_FACTOR" | "MULTI_FACTOR_WITH_USER_VERIFICATION", mode: "OFF" | "ON" = "OFF"): Pool => ({
  id: "us-east-1_Example00",
  version: 1,
  description: { MfaConfiguration: mode },
  mfa: { MfaConfiguration: mode, ...(FactorConfiguration && { WebAuthnConfiguration: { FactorConfiguration } }) },
});
const pool = poolWith();
const multi = poolWith("MULTI_FACTOR_WITH_USER_VERIFICATION");

const on = { Enabled: true };
const off = { Enabled: false };
const preferred = { Enabled: true, PreferredMfa: true };
const notPreferred = { Enabled: true, PreferredMfa: false };
const none: UserMfa = { enabled: [] };
const refused = {
  [S]: "InvalidParameterException: User does not have delivery config set to turn on SMS_MFA",
  [T]: "InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
  [E]: "InvalidParameterException: User does not have delivery config set to turn on EMAIL_OTP",
  two: "InvalidParameterException: Only one MFA method can be set as preferred.",
  smsOff: "InvalidParameterException: SMS_MFA cannot be the preferred MFA method while it is disabled.",
  totpOff: "InvalidParameterException: SOFTWARE_TOKEN_MFA cannot be the preferred MFA method while it is disabled.",
  noPasskeys: "InvalidParameterException: WebAuthn MFA is not enabled for the user pool.",
  passkeyAlone: "InvalidParameterException: WebAuthn MFA requires another MFA method on the user.",
  onlySms: "InvalidParameterException: MFAOptions can only set SMS delivery to phone_number.",
};

// Every row of §4.1, in its order: what the user has set, what is asked, what is set then.
for (const [row, has, before, asked, after] of [
  ["nothing asked: nothing changes", everything, { enabled: [S, T], preferred: T }, {}, { enabled: [S, T], preferred: T }],
  [
    "a member given as undefined is left out",
    everything,
    { enabled: [S], preferred: S },
    { SMS_MFA: undefined },
    { enabled: [S], preferred: S },
  ],
  ["turned on: SMS", everything, none, { [S]: on }, { enabled: [S] }],
  ["turned on: authenticator", everything, none, { [T]: on }, { enabled: [T] }],
  ["turned on: e-mail", everything, none, { [E]: on }, { enabled: [E] }],
  ["several may be on, in the service's order", everything, { enabled: [E] }, { [T]: on, [S]: on }, { enabled: [S, T, E] }],
  ["another factor and its preference stay", everything, { enabled: [T], preferred: T }, { [S]: on }, { enabled: [S, T], preferred: T }],
  ["preferred: SMS", everything, none, { [S]: preferred }, { enabled: [S], preferred: S }],
  ["preferred: authenticator", everything, none, { [T]: preferred }, { enabled: [T], preferred: T }],
  ["preferred: e-mail", everything, none, { [E]: preferred }, { enabled: [E], preferred: E }],
  ["the former preferred stays on", everything, { enabled: [S], preferred: S }, { [T]: preferred }, { enabled: [S, T], preferred: T }],
  ["on, preferring left out: the preference is cleared", everything, { enabled: [S], preferred: S }, { [S]: on }, { enabled: [S] }],
  ["on, not preferred: the preference is cleared", everything, { enabled: [S], preferred: S }, { [S]: notPreferred }, { enabled: [S] }],
  [
    "the preference moves in one call",
    everything,
    { enabled: [S], preferred: S },
    { [S]: notPreferred, [E]: preferred },
    { enabled: [S, E], preferred: E },
  ],
  ["off: leaves the list, the preference goes with it", everything, { enabled: [S, T], preferred: T }, { [T]: off }, { enabled: [S] }],
  ["off: another preference stays", everything, { enabled: [S, T], preferred: S }, { [T]: off }, { enabled: [S], preferred: S }],
  ["off for what was never set up", nothing, none, { [S]: off, [T]: off, [E]: off }, none],
  ["off and not preferred, never set up", nothing, none, { [T]: { Enabled: false, PreferredMfa: false } }, none],
  ["off and preferred", everything, none, { [S]: { Enabled: false, PreferredMfa: true } }, refused.smsOff],
  ["Enabled left out counts as off", everything, { enabled: [S], preferred: S }, { [S]: {} }, none],
  ["Enabled left out, preferred", everything, none, { [T]: { PreferredMfa: true } }, refused.totpOff],
  ["two preferred", everything, none, { [S]: preferred, [T]: preferred }, refused.two],
  ["three preferred", everything, none, { [S]: preferred, [T]: preferred, [E]: preferred }, refused.two],
  ["authenticator without one", { attributes: {} }, none, { [T]: on }, refused[T]],
  ["authenticator associated and not verified", { attributes: {}, pendingSoftwareToken: { secret } }, none, { [T]: preferred }, refused[T]],
  ["authenticator kept but not verified", { attributes: {}, softwareToken: { secret } }, none, { [T]: on }, refused[T]],
  ["SMS without phone_number", { attributes: email }, none, { [S]: on }, refused[S]],
  ["SMS with an empty phone_number", { attributes: { phone_number: "" } }, none, { [S]: on }, refused[S]],
  ["SMS off without phone_number", { attributes: {} }, { enabled: [S], preferred: S }, { [S]: off }, none],
  ["e-mail without email", { attributes: phone }, none, { [E]: on }, refused[E]],
  ["phone not verified", { attributes: { ...phone, phone_number_verified: "false" } }, none, { [S]: on }, { enabled: [S] }],
  ["email not verified", { attributes: { ...email, email_verified: "false" } }, none, { [E]: preferred }, { enabled: [E], preferred: E }],
  ["one member invalid: nothing changes", { attributes: phone }, none, { [S]: preferred, [T]: on }, refused[T]],
  [
    "a new authenticator begun, the verified one asked for",
    { ...everything, pendingSoftwareToken: { secret } },
    none,
    { [T]: preferred },
    { enabled: [T], preferred: T },
  ],
  [
    "a new authenticator begun, turned off",
    { ...everything, pendingSoftwareToken: { secret } },
    { enabled: [T], preferred: T },
    { [T]: off },
    none,
  ],
] satisfies readonly (readonly [string, Has, UserMfa, AskedPreference, UserMfa | string])[]) {
  test(row, () => assert.deepEqual(outcome(pool, userWith(has, before), asked), after));
}

// Neither the pool's mode nor its factors matter (recorded for SMS in a pool that is OFF and in one with authenticators only).
for (const mode of ["OFF", "ON"] as const) {
  test(`pool ${mode}: every factor may be turned on, and all of them off`, () => {
    const all = outcome(poolWith(undefined, mode), userWith(everything, none), { [S]: preferred, [T]: on, [E]: on });
    assert.deepEqual(all, { enabled: [S, T, E], preferred: S });
    const user = userWith(everything, { enabled: [S, T, E], preferred: S });
    assert.deepEqual(outcome(poolWith(undefined, mode), user, { [S]: off, [T]: off, [E]: off }), none);
  });
}

for (const [row, given, before, asked, after] of [
  ["passkey where the pool has no passkeys", pool, { enabled: [S] }, { webAuthn: on }, refused.noPasskeys],
  ["passkey where passkeys are one factor", poolWith("SINGLE_FACTOR"), { enabled: [S] }, { webAuthn: on }, refused.noPasskeys],
  [
    "passkey beside another factor",
    multi,
    { enabled: [S], preferred: S },
    { webAuthn: on },
    { enabled: [S], preferred: S, webAuthn: true },
  ],
  ["passkey with another factor in one call", multi, none, { webAuthn: on, [T]: on }, { enabled: [T], webAuthn: true }],
  ["passkey alone", multi, none, { webAuthn: on }, refused.passkeyAlone],
  ["passkey while the other factor goes off", multi, { enabled: [S] }, { webAuthn: on, [S]: off }, refused.passkeyAlone],
  ["passkey off in any pool", pool, { enabled: [S], webAuthn: true }, { webAuthn: off }, { enabled: [S] }],
  ["passkey off, never on", pool, none, { webAuthn: off }, none],
  ["passkey, Enabled left out", multi, { enabled: [S], webAuthn: true }, { webAuthn: {} }, { enabled: [S] }],
  ["passkey left out", pool, { enabled: [S], webAuthn: true }, { [S]: preferred }, { enabled: [S], preferred: S, webAuthn: true }],
] satisfies readonly (readonly [string, Pool, UserMfa, AskedPreference, UserMfa | string])[]) {
  test(row, () => assert.deepEqual(outcome(given, userWith(everything, before), asked), after));
}

const sms = { DeliveryMedium: "SMS", AttributeName: "phone_number" } as const;
for (const [row, has, before, options, after] of [
  ["settings: SMS on", everything, none, [sms], { enabled: [S] }],
  ["settings: SMS off", everything, { enabled: [S], preferred: S }, [], none],
  ["settings: SMS on keeps what else is set", everything, { enabled: [T], preferred: T }, [sms], { enabled: [S, T], preferred: T }],
  ["settings: SMS on again keeps its preference", everything, { enabled: [S], preferred: S }, [sms], { enabled: [S], preferred: S }],
  ["settings: SMS off keeps what else is set", everything, { enabled: [S, T], preferred: T }, [], { enabled: [T], preferred: T }],
  ["settings: no phone", { attributes: {} }, none, [sms], refused[S]],
  ["settings: no phone, off", { attributes: {} }, none, [], none],
  ["settings: by e-mail", everything, none, [{ ...sms, DeliveryMedium: "EMAIL" }], refused.onlySms],
  ["settings: to another attribute", everything, none, [sms, { ...sms, AttributeName: "email" }], refused.onlySms],
  ["settings: an empty option", everything, none, [{}], refused.onlySms],
] satisfies readonly (readonly [string, Has, UserMfa, Parameters<typeof withSmsSettings>[2], UserMfa | string])[]) {
  test(row, () =>
    assert.deepEqual(
      result(() => withSmsSettings(pool, userWith(has, before), options, 2)),
      after,
    ),
  );
}

test("what changes nothing is the same user, what changes something was modified now and keeps the rest", () => {
  const user = userWith(everything, { enabled: [S], preferred: S });
  assert.equal(withMfaPreference(pool, user, { [S]: preferred, [T]: off }, 2), user);
  assert.deepEqual(withMfaPreference(pool, user, { [T]: on }, 2), { ...user, mfa: { enabled: [S, T], preferred: S }, modifiedAt: 2 });
});

test("the request's members are asked under their factors", () => {
  assert.deepEqual(
    askedPreference({ SMSMfaSettings: on, SoftwareTokenMfaSettings: off, EmailMfaSettings: preferred, WebAuthnMfaSettings: on }),
    { SMS_MFA: on, SOFTWARE_TOKEN_MFA: off, EMAIL_OTP: preferred, webAuthn: on },
  );
});

const settings = fc.option(fc.record({ Enabled: fc.boolean(), PreferredMfa: fc.boolean() }, { requiredKeys: [] }), { nil: undefined });
const anyAsked = fc.record({ SMS_MFA: settings, SOFTWARE_TOKEN_MFA: settings, EMAIL_OTP: settings });

test("after any calls the preferred factor is on, what was left out is as before, and asking again changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anyAsked, { maxLength: 6 }), (calls) => {
      let user = userWith({ attributes: phone, softwareToken: verified }, none);
      for (const asked of calls) {
        const mfa = outcome(pool, user, asked);
        if (typeof mfa === "string") continue;
        const before = user.mfa;
        user = { ...user, mfa };
        assert.ok(mfa.preferred === undefined || mfa.enabled.includes(mfa.preferred));
        assert.ok(!mfa.enabled.includes(E), "a factor without a destination never comes on");
        assert.ok(factors.every((each) => asked[each] !== undefined || mfa.enabled.includes(each) === before.enabled.includes(each)));
        assert.equal(withMfaPreference(pool, user, asked, 3), user);
      }
    }),
  );
});

/** The MFA of the user afterwards, or the refusal as text. */
const outcome = (given: Pool, user: User, asked: AskedPreference) => result(() => withMfaPreference(given, user, asked, 2));

function result(change: () => User): UserMfa | string {
  try {
    return change().mfa;
  } catch (thrown) {
    if (thrown instanceof Refusal) return `${thrown.name}: ${thrown.message}`;
    throw thrown;
  }
}
