import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import { noRisk } from "./assess.ts";
import { newEvent } from "./event.ts";
import { notificationMail } from "./notification.ts";

const SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
const attributes = { email: "ann@example.com", email_verified: "true" };
const user = aUser({ username: "<ann>", attributes });
const event = newEvent({
  id: "event",
  clientId: "c",
  type: "SignIn",
  at: 1_767_225_600.5,
  response: "InProgress",
  circumstances: { address: "192.0.2.9", deviceName: "Chrome 135, Windows" },
  place: { country: "DE", city: "Berlin" },
  assessment: noRisk,
});
const links = { feedbackToken: "token", valid: "https://id.example/?a=1&b=2", invalid: "https://id.example/?a=1&b=3" };
const told = { user, event, links };
const mail = (HtmlBody?: string, TextBody?: string) => ({
  SourceArn,
  MfaEmail: { Subject: "Hello", ...(HtmlBody && { HtmlBody }), ...(TextBody && { TextBody }) },
});
const all =
  "{username}|{ip-address}|{city}|{country}|{login-time}|{device-name}|{event-id}|{feedback-token}|{one-click-link-valid}|{one-click-link-invalid}|{other}";

for (const [name, configuration, expected] of [
  [
    "HTML",
    mail(all),
    {
      body: "&lt;ann&gt;|192.0.2.9|Berlin|Germany|2026-01-01 00:00:00 UTC|Chrome 135, Windows|event|token|https://id.example/?a=1&amp;b=2|https://id.example/?a=1&amp;b=3|{other}",
    },
  ],
  [
    "text",
    mail(undefined, "{username}\n{one-click-link-valid}"),
    { body: `&lt;ann&gt;<br>\n${"https://id.example/?a=1&amp;b=2"}`, text: `<ann>\n${links.valid}` },
  ],
  ["both", mail("<b>{city}</b>", "{city}"), { body: "<b>Berlin</b>", text: "Berlin" }],
  ["neither", mail(), { body: "" }],
  [
    "a sender",
    { ...mail("{city}"), From: "id@example.com", ReplyTo: "help@example.com" },
    { body: "Berlin", from: "id@example.com", replyTo: "help@example.com" },
  ],
] as const)
  test(`a template with ${name}`, () =>
    assert.deepEqual(notificationMail("MfaEmail", configuration, told), { to: "ann@example.com", subject: "Hello", ...expected }));

for (const [kind, subject] of [
  ["BlockEmail", "Blocked sign-in attempt"],
  ["NoActionEmail", "New sign-in attempt"],
] as const)
  test(`${kind} without a template of the pool's`, () => {
    const sent = notificationMail(kind, mail("x"), told);
    assert.equal(sent?.subject, subject);
    for (const part of ["192.0.2.9", "Berlin, Germany", links.valid, links.invalid]) assert.ok(sent?.text?.includes(part), part);
    assert.ok(sent.body.includes("b=2<br>"));
  });

test("what is not known is called unknown", () => {
  const nowhere = newEvent({ id: "e", clientId: "c", type: "SignIn", at: 0, response: "Pass", circumstances: {}, assessment: noRisk });
  const sent = notificationMail("MfaEmail", mail("{ip-address} {city} {country} {device-name}"), { ...told, event: nowhere });
  assert.equal(sent?.body, "unknown unknown unknown unknown");
});

for (const [name, given] of [
  ["no address", {}],
  ["an address that may be a stranger's", { email: "ann@example.com", email_verified: "false" }],
  ["an address of which nothing is said", { email: "ann@example.com" }],
] as const)
  test(`a user with ${name} is not told`, () =>
    assert.equal(notificationMail("MfaEmail", mail("x"), { ...told, user: aUser({ attributes: given }) }), undefined));

test("a user name that looks like a placeholder stays a name", () => {
  const sent = notificationMail("MfaEmail", mail("{username}"), { ...told, user: aUser({ username: "{feedback-token}", attributes }) });
  assert.equal(sent?.body, "{feedback-token}");
});
