import assert from "node:assert/strict";
import test from "node:test";
import type { AuthFactorType } from "../../api/mfa.ts";
import type { Pool } from "../pool/pool.ts";
import { allowsPasswordless, newUser, statusOfCreated } from "./create.ts";

const pool = (description: Pool["description"]): Pool => ({ id: "us-east-1_A", version: 1, mfa: {}, description });
const email = "B@example.com";
const seed = { username: email, sub: "0192", status: "UNCONFIRMED" as const, attributes: { email }, now: 7 };

for (const [description, username, names] of [
  [{}, email, ["username:B@example.com"]],
  [{ UsernameAttributes: ["email"] }, "0192", ["username:0192", "email:B@example.com"]],
  [{ UsernameAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } }, "0192", ["username:0192", "email:b@example.com"]],
  [{ AliasAttributes: ["email"] }, email, ["username:B@example.com"]],
] satisfies [Pool["description"], string, string[]][])
  test(`a user of ${JSON.stringify(description)}`, () => {
    const user = newUser(pool(description), seed);
    assert.deepEqual([user.username, user.names], [username, names]);
    assert.deepEqual([user.createdAt, user.modifiedAt, user.enabled, user.password], [7, 7, true, undefined]);
  });

for (const [factors, expected] of [
  [["PASSWORD"], false],
  [["PASSWORD", "WEB_AUTHN"], false],
  [["PASSWORD", "EMAIL_OTP"], true],
  [["PASSWORD", "SMS_OTP"], true],
] satisfies [AuthFactorType[], boolean][])
  test(`${factors}: ${expected ? "may" : "may not"} do without a password`, () =>
    assert.equal(allowsPasswordless(pool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } } })), expected));

for (const [attributes, hasPassword, expected] of [
  [{ email_verified: "true" }, true, "FORCE_CHANGE_PASSWORD"],
  [{ email_verified: "true" }, false, "CONFIRMED"],
  [{ phone_number_verified: "true" }, false, "CONFIRMED"],
  [{ email_verified: "false" }, false, "UNCONFIRMED"],
] as const)
  test(`created with ${JSON.stringify(attributes)}, ${hasPassword ? "a" : "no"} password`, () =>
    assert.equal(statusOfCreated(attributes, hasPassword), expected));
