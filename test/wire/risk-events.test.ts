/** A user's history, feedback on it, and leaked passwords. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AdminListUserAuthEventsCommand,
  AdminUpdateAuthEventFeedbackCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  UpdateAuthEventFeedbackCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { secretHash } from "../../src/domain/client/secret-hash.ts";
import { abroad, always, aWatchedPlace, enterFrom, historyOf, home, type Spokesman } from "../support/risk.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aMember, codeTo, password, refused, signedIn } from "../support/sign-in.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const leakedPassword = "P@ssw0rd";
const wrongToken = ["NotAuthorizedException", "Invalid feedback token"] as const;
const hashFor = ({ secret, ClientId }: Spokesman, Username: string) => ({
  ClientId,
  Username,
  SecretHash: secretHash(secret, Username, ClientId),
});
const types = async (place: Spokesman, name: string) =>
  (await historyOf(place, name)).map(({ EventType, EventResponse }) => `${EventType} ${EventResponse}`);

test("every kind of event is kept, newest first, a page at a time", async () => {
  const place = await aWatchedPlace(server, "AUDIT");
  const { sdk, UserPoolId } = place;
  const named = hashFor(place, "ann");
  await sdk.send(new SignUpCommand({ ...named, Password: password, UserAttributes: [{ Name: "email", Value: "ann@example.com" }] }));
  assert.deepEqual(await types(place, "ann"), ["SignUp Pass"]);
  await aMember(place, "bea", { attributes: { email: "bea@example.com", email_verified: "true" } });
  const { AccessToken } = signedIn(await enterFrom(place, "bea", home));
  await assert.rejects(enterFrom(place, "bea", home, "Wrong-horse-1"));
  await sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword: password, ProposedPassword: "Another-horse-2" }));
  await sdk.send(new ForgotPasswordCommand(hashFor(place, "bea")));
  const ConfirmationCode = await codeTo(place, "bea@example.com");
  await sdk.send(new ConfirmForgotPasswordCommand({ ...hashFor(place, "bea"), ConfirmationCode, Password: "Third-horse-3" }));
  const all = ["PasswordChange Pass", "ForgotPassword Pass", "PasswordChange Pass", "SignIn Fail", "SignIn Pass"];
  assert.deepEqual(await types(place, "bea"), all);
  const pages: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sdk.send(new AdminListUserAuthEventsCommand({ UserPoolId, Username: "bea", MaxResults: 2, NextToken }));
    assert.ok((page.AuthEvents?.length ?? 0) <= 2);
    pages.push(...(page.AuthEvents ?? []).map(({ EventType, EventResponse }) => `${EventType} ${EventResponse}`));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  assert.deepEqual(pages, all);
  const foreign = sdk.send(new AdminListUserAuthEventsCommand({ UserPoolId, Username: "bea", NextToken: "forged" }));
  await refused(foreign, "InvalidParameterException", "Paging Marker is Invalid for Request");
});

test("a code that is sent again is an event", async () => {
  const place = await aWatchedPlace(server, "AUDIT");
  const { sdk, UserPoolId } = place;
  const { UpdateUserPoolCommand } = await import("@aws-sdk/client-cognito-identity-provider");
  const addOns = { UserPoolTier: "PLUS", UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" } } as const;
  await sdk.send(new UpdateUserPoolCommand({ UserPoolId, ...addOns, AutoVerifiedAttributes: ["email"] }));
  const named = hashFor(place, "ann");
  await sdk.send(new SignUpCommand({ ...named, Password: password, UserAttributes: [{ Name: "email", Value: "ann@example.com" }] }));
  await sdk.send(new ResendConfirmationCodeCommand(named));
  assert.deepEqual(await types(place, "ann"), ["ResendCode Pass", "SignUp Pass"]);
});

/** A member who was let in from abroad and told of it. @returns what the mail says */
async function aToldMember(place: Spokesman, name: string) {
  const email = `${name}@example.com`;
  await aMember(place, name, { attributes: { email, email_verified: "true" } });
  signedIn(await enterFrom(place, name, home));
  signedIn(await enterFrom(place, name, abroad));
  const [event] = await historyOf(place, name);
  const [mail] = await server.house.store.messages.list({ to: email, limit: 1 });
  const [link = ""] = (mail?.text ?? "").match(/http\S+value=Invalid\S*/) ?? [];
  const FeedbackToken = new URL(link).searchParams.get("token") ?? "";
  return { link, feedback: { UserPoolId: place.UserPoolId, Username: name, EventId: event?.EventId ?? "", FeedbackToken } };
}

test("feedback with the mail's token counts; with another event, user or pool, altered or old it does not", async () => {
  const place = await aWatchedPlace(server, "ENFORCED", always("NO_ACTION", true));
  const other = await aWatchedPlace(server, "ENFORCED", always("NO_ACTION", true));
  const { sdk } = place;
  const { feedback } = await aToldMember(place, "ann");
  const { feedback: bobs } = await aToldMember(place, "bob");
  await aToldMember(other, "ann");
  const say = (more: object) => sdk.send(new UpdateAuthEventFeedbackCommand({ ...feedback, FeedbackValue: "Invalid", ...more }));
  await refused(say({ Username: "bob" }), ...wrongToken);
  await refused(say({ EventId: bobs.EventId }), ...wrongToken);
  await refused(say({ UserPoolId: other.UserPoolId }), ...wrongToken);
  await refused(say({ FeedbackToken: `${feedback.FeedbackToken.slice(0, -4)}AAAA` }), ...wrongToken);
  await say({});
  const [event] = await historyOf(place, "ann");
  assert.deepEqual([event?.EventFeedback?.FeedbackValue, event?.EventFeedback?.Provider], ["Invalid", "User"]);
  assert.equal((await historyOf(place, "bob"))[0]?.EventFeedback, undefined);
  server.clock.advance(8 * 86_400);
  await refused(say({}), "NotAuthorizedException", "Feedback token has expired");
});

test("an administrator's feedback makes a place known or strange again", async () => {
  const place = await aWatchedPlace(server, "ENFORCED", always("BLOCK"));
  const { sdk, UserPoolId } = place;
  await aMember(place, "ann");
  signedIn(await enterFrom(place, "ann", home));
  await assert.rejects(enterFrom(place, "ann", abroad));
  const [event] = await historyOf(place, "ann");
  const said = { UserPoolId, Username: "ann", EventId: event?.EventId ?? "" };
  await sdk.send(new AdminUpdateAuthEventFeedbackCommand({ ...said, FeedbackValue: "Valid" }));
  signedIn(await enterFrom(place, "ann", abroad));
  await sdk.send(new AdminUpdateAuthEventFeedbackCommand({ ...said, FeedbackValue: "Invalid" }));
  await assert.rejects(enterFrom(place, "ann", abroad));
  const none = sdk.send(new AdminUpdateAuthEventFeedbackCommand({ ...said, EventId: "nothing", FeedbackValue: "Valid" }));
  await refused(none, "ResourceNotFoundException", "Auth event nothing does not exist.");
});

test("the page behind the mail's link: opening it changes nothing, its button does", async () => {
  const place = await aWatchedPlace(server, "ENFORCED", always("NO_ACTION", true));
  const { link, feedback } = await aToldMember(place, "ann");
  const opened = await fetch(link);
  assert.equal(opened.status, 200);
  assert.match(await opened.text(), /Was this sign-in you\?/);
  assert.match(opened.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.equal((await historyOf(place, "ann"))[0]?.EventFeedback, undefined);
  const press = (token: string, at = link) => fetch(at, { method: "POST", body: new URLSearchParams({ token, value: "Invalid" }) });
  assert.equal((await press("<script>alert(1)</script>")).status, 400);
  assert.equal((await press(feedback.FeedbackToken, link.replace(place.UserPoolId, "us-east-1_Other0000"))).status, 400);
  const nothing = await fetch(link, { method: "POST", body: new URLSearchParams({ token: feedback.FeedbackToken, value: "Perhaps" }) });
  assert.equal(nothing.status, 400);
  assert.equal((await historyOf(place, "ann"))[0]?.EventFeedback, undefined);
  const pressed = await press(feedback.FeedbackToken);
  assert.match(await pressed.text(), /Change your password now/);
  assert.equal((await historyOf(place, "ann"))[0]?.EventFeedback?.FeedbackValue, "Invalid");
});

test("a leaked password is refused at sign-up and change, and must be reset at sign-in", async () => {
  const filter = { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: "BLOCK" } } } as const;
  const place = await aWatchedPlace(server, "ENFORCED", filter);
  const { sdk } = place;
  const why = ["InvalidPasswordException", "Provided password cannot be used for security reasons."] as const;
  await refused(sdk.send(new SignUpCommand({ ...hashFor(place, "ann"), Password: leakedPassword })), ...why);
  await aMember(place, "bea");
  const { AccessToken } = signedIn(await enterFrom(place, "bea", home));
  const change = { AccessToken, PreviousPassword: password, ProposedPassword: leakedPassword };
  await refused(sdk.send(new ChangePasswordCommand(change)), ...why);
  const { AdminSetUserPasswordCommand } = await import("@aws-sdk/client-cognito-identity-provider");
  const given = { UserPoolId: place.UserPoolId, Username: "bea", Password: leakedPassword, Permanent: true };
  await sdk.send(new AdminSetUserPasswordCommand(given));
  await assert.rejects(enterFrom(place, "bea", home, leakedPassword), { name: "PasswordResetRequiredException" });
  const [event] = await historyOf(place, "bea");
  assert.equal(event?.EventRisk?.CompromisedCredentialsDetected, true);
});
