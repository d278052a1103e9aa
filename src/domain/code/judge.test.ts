import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import type { Digest } from "../sealed.ts";
import type { User } from "../user/user.ts";
import type { CodePurpose } from "./code.ts";
import { codeSeconds, issueCode } from "./issue.ts";
import { judgeCode, wrongTriesAllowed } from "./judge.ts";

const user = aUser();
const digest = (text: string) => text as Digest;
const issued = (purpose: CodePurpose, text = "right", now = 1000) =>
  issueCode(user, purpose, { digest: digest(text), attribute: "email", destination: "b@example.com", now });
const tried = (from: User, purpose: CodePurpose, text: string, now: number) => judgeCode(from, purpose, digest(text), now);
const said = (verdict: ReturnType<typeof judgeCode>) => ("refusal" in verdict ? verdict.refusal.message : "right");

const expired = "Invalid code provided, please request a code again.";
const wrong = "Invalid verification code provided, please try again.";
const day = 86400;

for (const [what, from, purpose, text, now, expected] of [
  ["the right code", issued("confirm-sign-up"), "confirm-sign-up", "right", 1000, "right"],
  ["the last moment of sign-up", issued("confirm-sign-up"), "confirm-sign-up", "right", 999 + day, "right"],
  ["a day later", issued("confirm-sign-up"), "confirm-sign-up", "right", 1000 + day, expired],
  ["a reset within the hour", issued("reset-password"), "reset-password", "right", 4599, "right"],
  ["a reset an hour later", issued("reset-password"), "reset-password", "right", 4600, expired],
  ["a wrong code", issued("verify-email"), "verify-email", "wrong", 1000, wrong],
  ["a wrong code that is too late", issued("verify-email"), "verify-email", "wrong", 1000 + day, expired],
  ["never requested", user, "verify-email", "right", 1000, expired],
  ["for another purpose", issued("verify-email"), "verify-phone_number", "right", 1000, expired],
  [
    "voided by a newer one",
    issueCode(issued("verify-email", "old"), "verify-email", { ...newer(), now: 1001 }),
    "verify-email",
    "old",
    1002,
    wrong,
  ],
] as const)
  test(`${what}: ${expected}`, () => assert.equal(said(tried(from, purpose, text, now)), expected));

function newer() {
  return { digest: digest("new"), attribute: "email" as const, destination: "b@example.com" };
}

test("a code counts once", () => {
  const first = tried(issued("verify-email"), "verify-email", "right", 1000);
  assert.equal(said(first), "right");
  assert.equal(said(tried(first.user, "verify-email", "right", 1000)), expired);
});

test("a code dies after bounded wrong tries", () => {
  let from = issued("verify-email");
  for (let count = 0; count < wrongTriesAllowed; count++) {
    const verdict = tried(from, "verify-email", "wrong", 1000);
    assert.equal(said(verdict), wrong);
    from = verdict.user;
  }
  assert.equal(said(tried(from, "verify-email", "right", 1000)), expired);
});

test("lifetimes", () => assert.deepEqual(Object.values(codeSeconds), [day, day, day, 3600]));
