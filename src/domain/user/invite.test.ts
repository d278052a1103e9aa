import assert from "node:assert/strict";
import test from "node:test";
import { aPool } from "../../../test/support/pool.ts";
import { aUser } from "../../../test/support/user.ts";
import type { DeliveryMediumType } from "../../api/delivery.ts";
import { withDisabled, withEnabled } from "./enabled.ts";
import { checkInvitable, checkReachable, invitationChannels, signInName } from "./invite.ts";
import { attributesToGet, shownUser } from "./shown.ts";

const email = { email: "b@example.com" };
const phone = { phone_number: "+12065550100" };

for (const [attributes, desired, expected] of [
  // user has             asked        invitation goes to
  [{ ...email, ...phone }, undefined, ["phone_number"]],
  [email, undefined, ["email"]],
  [{}, undefined, []],
  [{ ...email, ...phone }, ["EMAIL"], ["email"]],
  [{ ...email, ...phone }, ["EMAIL", "SMS", "EMAIL"], ["email", "phone_number"]],
  [email, [], ["email"]],
  [email, ["SMS"], "User does not have a value for phone_number."],
  [phone, ["SMS", "EMAIL"], "User does not have a value for email."],
] satisfies [Record<string, string>, DeliveryMediumType[] | undefined, string[] | string][])
  test(`an invitation by ${desired} to ${Object.keys(attributes)}`, () => {
    if (typeof expected === "string") assert.throws(() => invitationChannels(attributes, desired), { message: expected });
    else assert.deepEqual(invitationChannels(attributes, desired), expected);
  });

test("only who has not signed in yet is invited again", () => {
  checkInvitable(aUser({ status: "FORCE_CHANGE_PASSWORD" }));
  assert.throws(() => checkInvitable(aUser()), {
    name: "UnsupportedUserStateException",
    message: "Resend not possible. Current status is CONFIRMED",
  });
});

for (const [names, attributes, expected] of [
  [undefined, email, "bob"],
  [["email"], email, "b@example.com"],
  [["email", "phone_number"], phone, "+12065550100"],
] satisfies [("email" | "phone_number")[] | undefined, Record<string, string>, string][])
  test(`the name that an invitation tells where ${names} is the name`, () =>
    assert.equal(signInName(aPool({ UsernameAttributes: names }), aUser({ attributes })), expected));

test("a user without a password needs an address", () => {
  checkReachable(email);
  checkReachable(phone);
  assert.throws(() => checkReachable({}), { name: "InvalidParameterException" });
});

test("a disabled user's tokens stay dead when enabled again", () => {
  const disabled = withDisabled(aUser(), 7.1234);
  assert.deepEqual([disabled.enabled, disabled.signedOutAtMs, disabled.modifiedAt], [false, 7123, 7.1234]);
  const enabled = withEnabled(disabled, 8);
  assert.deepEqual([enabled.enabled, enabled.signedOutAtMs, enabled.modifiedAt], [true, 7123, 8]);
});

test("a user in a list", () => {
  const user = aUser({ attributes: { ...email, ...phone }, mfa: { enabled: ["SMS_MFA"] } });
  const shown = shownUser(user, attributesToGet(aPool(), ["email"]));
  assert.deepEqual(shown, {
    Username: "bob",
    Attributes: [{ Name: "email", Value: "b@example.com" }],
    UserCreateDate: 0,
    UserLastModifiedDate: 0,
    Enabled: true,
    UserStatus: "CONFIRMED",
    MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }],
  });
  assert.deepEqual(shownUser(user).Attributes?.[0], { Name: "sub", Value: user.sub });
});

for (const [names, message] of [
  [["sub"], "Input fails to satisfy the constraints."],
  [["email", "custom:x"], "One or more requested attributes do not exist in user pool."],
] as const)
  test(`attributes to get: ${names}`, () =>
    assert.throws(() => attributesToGet(aPool(), names), { name: "InvalidParameterException", message }));

test("attributes to get: none named means all", () => {
  assert.equal(attributesToGet(aPool(), undefined), undefined);
  assert.equal(attributesToGet(aPool(), []), undefined);
});
