import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Pool } from "../pool/pool.ts";
import { filled } from "./fill.ts";
import { templateOf } from "./templates.ts";

const pool = (description: Pool["description"] = {}, mfa: Pool["mfa"] = {}): Pool => ({
  id: "us-east-1_Example00",
  version: 1,
  description,
  mfa,
});
const bare = pool();
const own = pool(
  {
    SmsVerificationMessage: "old sms {####}",
    EmailVerificationMessage: "old mail {####}",
    EmailVerificationSubject: "old subject",
    SmsAuthenticationMessage: "old mfa {####}",
    VerificationMessageTemplate: { SmsMessage: "sms {####}", EmailMessage: "mail {####}", EmailSubject: "subject" },
    AdminCreateUserConfig: {
      InviteMessageTemplate: { SMSMessage: "sms {username} {####}", EmailMessage: "mail {username} {####}", EmailSubject: "welcome" },
    },
  },
  {
    SmsMfaConfiguration: { SmsAuthenticationMessage: "mfa sms {####}" },
    EmailMfaConfiguration: { Message: "mfa mail {####}", Subject: "mfa subject" },
  },
);
const former = pool({
  SmsVerificationMessage: "old sms {####}",
  EmailVerificationMessage: "old mail {####}",
  EmailVerificationSubject: "old subject",
  SmsAuthenticationMessage: "old mfa {####}",
});
const byLink = pool({ VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK" } });
const byOwnLink = pool({
  VerificationMessageTemplate: {
    DefaultEmailOption: "CONFIRM_WITH_LINK",
    EmailMessage: "mail {####}",
    EmailMessageByLink: "<p>{##Click here##}</p>",
    EmailSubjectByLink: "link subject",
  },
});

const verification = { body: "Your verification code is {####}. ", subject: "Your verification code" };
for (const [name, given, kind, medium, expected] of [
  ["no texts", bare, "verification", "SMS", { body: verification.body }],
  ["no texts", bare, "verification", "EMAIL", verification],
  ["no texts", bare, "recovery", "EMAIL", verification],
  ["no texts", bare, "recovery", "SMS", { body: verification.body }],
  ["no texts", bare, "mfa", "SMS", { body: "Your authentication code is {####}. " }],
  ["no texts", bare, "mfa", "EMAIL", { body: "Your authentication code is {####}. ", subject: "Your authentication code" }],
  ["no texts", bare, "invitation", "SMS", { body: "Your username is {username} and temporary password is {####}. " }],
  [
    "no texts",
    bare,
    "invitation",
    "EMAIL",
    { body: "Your username is {username} and temporary password is {####}. ", subject: "Your temporary password" },
  ],
  ["own texts", own, "verification", "SMS", { body: "sms {####}" }],
  ["own texts", own, "verification", "EMAIL", { body: "mail {####}", subject: "subject" }],
  ["own texts", own, "mfa", "SMS", { body: "mfa sms {####}" }],
  ["own texts", own, "mfa", "EMAIL", { body: "mfa mail {####}", subject: "mfa subject" }],
  ["own texts", own, "invitation", "SMS", { body: "sms {username} {####}" }],
  ["own texts", own, "invitation", "EMAIL", { body: "mail {username} {####}", subject: "welcome" }],
  ["former members", former, "verification", "SMS", { body: "old sms {####}" }],
  ["former members", former, "verification", "EMAIL", { body: "old mail {####}", subject: "old subject" }],
  ["former members", former, "mfa", "SMS", { body: "old mfa {####}" }],
  [
    "links",
    byLink,
    "verification",
    "EMAIL",
    { body: "Please click the link below to verify your email address. {##Verify Email##} ", subject: "Your verification link" },
  ],
  ["links", byLink, "recovery", "EMAIL", verification],
  ["links", byLink, "verification", "SMS", { body: verification.body }],
  ["own links", byOwnLink, "verification", "EMAIL", { body: "<p>{##Click here##}</p>", subject: "link subject" }],
  ["own links", byOwnLink, "recovery", "EMAIL", { body: "mail {####}", subject: verification.subject }],
] as const) {
  test(`a pool with ${name} sends ${kind} by ${medium}`, () => assert.deepEqual(templateOf(given, kind, medium), expected));
}

for (const [body, medium, code, username, expected] of [
  ["Your code is {####}. ", "SMS", "123456", "ada", "Your code is 123456. "],
  ["{####} again {####}", "EMAIL", "123456", "ada", "123456 again 123456"],
  ["{username}: {####}", "SMS", "P<a&s>s1", "a<b>", "a<b>: P<a&s>s1"],
  ["{username}: {####}", "EMAIL", "P<a&s>s1", `"a'<b>`, "&quot;a&#39;&lt;b&gt;: P&lt;a&amp;s&gt;s1"],
  ["{##Verify Email##} ", "EMAIL", "123456", "ada", "Verify Email (123456) "],
  ["{##two\nlines##}", "EMAIL", "123456", "ada", "two\nlines (123456)"],
  ["{username} {####}", "SMS", "123456", "{####}", "{####} 123456"],
  ["{username}", "SMS", "123456", "$&$1", "$&$1"],
] as const) {
  test(`${JSON.stringify(body)} by ${medium} for ${username}`, () =>
    assert.deepEqual(filled({ body }, medium, { code, username }), { body: expected }));
}

test("a user name never brings markup into a mail", () => {
  fc.assert(
    fc.property(fc.string(), (username) => {
      const { body } = filled({ body: "{username}" }, "EMAIL", { code: "123456", username });
      assert.doesNotMatch(body, /[<>"']/);
    }),
  );
});

test("a long text of half placeholders is filled in quickly", () => {
  const before = performance.now();
  filled({ body: "{##".repeat(6000) }, "EMAIL", { code: "123456", username: "ada" });
  assert.ok(performance.now() - before < 50);
});
