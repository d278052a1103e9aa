import assert from "node:assert/strict";
import test from "node:test";
import { Refusal } from "../refusal.ts";
import { checkPassword, policyBreach } from "./policy.ts";

const all = { MinimumLength: 8, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true };

for (const [policy, password, expected] of [
  // pool asks         password      is told
  [all, "Abcdef1!", undefined],
  [all, "Ab1 cdef", undefined],
  [all, "Abcde1!", "Password not long enough"],
  [all, "", "Password not long enough"],
  [all, "abc", "Password not long enough"],
  [all, "abcdefgh", "Password must have uppercase characters"],
  [all, "ÄÖÜabcdef1!", "Password must have uppercase characters"],
  [all, "ABCDEFGH", "Password must have lowercase characters"],
  [all, "ABCDefgh", "Password must have numeric characters"],
  [all, "ABCDefg1", "Password must have symbol characters"],
  [all, "ABCDefg1€", "Password must have symbol characters"],
  [{ MinimumLength: 6 }, "abcdef", undefined],
  [{ MinimumLength: 99 }, "a".repeat(98), "Password not long enough"],
  [{}, "abcdefg", "Password not long enough"],
  [{ ...all, RequireSymbols: false }, "ABCDefg1", undefined],
] as const)
  test(`policy ${JSON.stringify(policy)} says ${expected ?? "yes"} to ${password}`, () =>
    assert.equal(policyBreach(policy, password), expected));

for (const symbol of "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-")
  test(`${symbol} is a symbol`, () => assert.equal(policyBreach(all, `Abcdef1${symbol}`), undefined));

for (const [at, password, name, message] of [
  ["sign-up", "abcdefgh", "InvalidPasswordException", "Password did not conform with policy: Password must have uppercase characters"],
  ["elsewhere", "abcdefgh", "InvalidPasswordException", "Password does not conform to policy: Password must have uppercase characters"],
  [
    "elsewhere",
    "Abcdef1! ",
    "InvalidParameterException",
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
  ],
  [
    "sign-up",
    `Abcdef1!${"a".repeat(249)}`,
    "InvalidParameterException",
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
] as const)
  test(`${at}: ${message}`, () =>
    assert.throws(
      () => checkPassword(all, password, at),
      (thrown) => thrown instanceof Refusal && thrown.name === name && thrown.message === message,
    ));

test("a password that conforms passes", () => checkPassword(all, `Abcdef1!${"a".repeat(248)}`));
