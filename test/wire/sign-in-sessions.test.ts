/** Sessions under attack: used, expired, tampered, foreign; ten right answers at once; guesses at codes. */
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import {
  AdminDisableUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  aClientOf,
  adminAnswer,
  aMember,
  answer,
  aPlace,
  codeTo,
  enter,
  factorBlocks,
  otherThan,
  type Place,
  password,
  refused,
  signedIn,
} from "../support/sign-in.ts";

const invalid = ["NotAuthorizedException", "Invalid session for the user."] as const;
const used = ["NotAuthorizedException", "Invalid session for the user, session can only be used once."] as const;
const expired = ["NotAuthorizedException", "Invalid session for the user, session is expired."] as const;
const mismatch = ["CodeMismatchException", "Invalid code or auth state for the user."] as const;
const exceeded = ["NotAuthorizedException", "Password attempts exceeded"] as const;

describe("sessions", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aPlace(server, { mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp } });
  });
  after(() => server.close());

  let numbers = 100;
  /** A user with SMS MFA, in the middle of a sign-in. */
  async function halfWay(name: string) {
    const phone = `+12065550${numbers++}`;
    await aMember(place, name, { attributes: { phone_number: phone } });
    const preference = { Enabled: true, PreferredMfa: true };
    await place.sdk.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId: place.UserPoolId, Username: name, SMSMfaSettings: preference }),
    );
    const step = await enter(place, name);
    assert.equal(step.ChallengeName, "SMS_MFA");
    const code = await codeTo(place, phone);
    return { phone, step, code, right: { USERNAME: name, SMS_MFA_CODE: code }, wrong: { USERNAME: name, SMS_MFA_CODE: otherThan(code) } };
  }

  test("a session looks like the service's", async () => {
    const { step } = await halfWay("look");
    assert.match(step.Session ?? "", /^AYABe[\w-]{400,2000}$/);
  });

  test("a used one", async () => {
    const { step, right, wrong } = await halfWay("used");
    signedIn(await answer(place, step, right));
    await refused(answer(place, step, right), ...used);
    await refused(answer(place, step, wrong), ...used);
  });

  test("of ten right answers at once one gets in", async () => {
    const { step, right } = await halfWay("ten");
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => answer(place, step, right)));
    const texts = outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason.message) : "in"));
    assert.deepEqual(texts.toSorted(), [...Array(9).fill(used[1]), "in"]);
  });

  test("an expired one, with the client's own validity", async () => {
    const { step, right } = await halfWay("late");
    server.clock.advance(179);
    const slow = { ...place, ClientId: await aClientOf(place, { AuthSessionValidity: 15 }) };
    const later = await enter(slow, "late");
    server.clock.advance(1);
    await refused(answer(place, step, right), ...expired);
    server.clock.advance(890);
    await refused(answer(slow, later, { USERNAME: "late", SMS_MFA_CODE: "0" }), ...mismatch);
    server.clock.advance(10);
    await refused(answer(slow, later, right), ...expired);
  });

  test("a tampered one, wherever it is touched", async () => {
    const { step, right } = await halfWay("touched");
    const text = step.Session ?? "";
    for (const at of [0, 4, 5, 40, 100, 300, text.length - 3, text.length - 2, text.length - 1]) {
      const touched = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
      await refused(answer(place, { ...step, Session: touched }, right), ...invalid);
    }
    for (const touched of [`${text}A`, text.slice(0, -1), `${text}=`, "AYABe".padEnd(30, "A")])
      await refused(answer(place, { ...step, Session: touched }, right), ...invalid);
    signedIn(await answer(place, step, right));
  });

  test("one of another client, another pool, another door, another user, another challenge", async () => {
    const { step, right } = await halfWay("mine");
    const sibling = { ...place, ClientId: await aClientOf(place) };
    await refused(answer(sibling, step, right), ...invalid);
    await refused(answer(await aPlace(server), step, right), ...invalid);
    await refused(adminAnswer(place, step, right), ...invalid);
    await halfWay("other");
    await refused(answer(place, step, { ...right, USERNAME: "other" }), ...invalid);
    await refused(answer(place, step, { ...right, USERNAME: "nobody" }), ...invalid);
    await refused(answer(place, step, { USERNAME: "mine", SOFTWARE_TOKEN_MFA_CODE: "123456" }, "SOFTWARE_TOKEN_MFA"), ...invalid);
    await refused(answer(place, step, { USERNAME: "mine" }, "MFA_SETUP"), ...invalid);
    await refused(answer(place, step, { USERNAME: "mine", ANSWER: "SMS_MFA" }, "SELECT_MFA_TYPE"), ...invalid);
    await refused(answer(place, step, { USERNAME: "mine", ANSWER: "PASSWORD" }, "SELECT_CHALLENGE"), ...invalid);
    await refused(answer(place, step, { USERNAME: "mine", ANSWER: "x" }, "CUSTOM_CHALLENGE"), ...invalid);
    signedIn(await answer(place, step, right));
  });

  test("none, and answers that lack something", async () => {
    const { step, right } = await halfWay("lacking");
    const missing = (name: string) => ["InvalidParameterException", `Missing required parameter ${name}`] as const;
    await refused(answer(place, { ChallengeName: "SMS_MFA", Session: undefined }, right), ...missing("Session"));
    await refused(answer(place, step, { SMS_MFA_CODE: right.SMS_MFA_CODE }), ...missing("USERNAME"));
    await refused(answer(place, step, { USERNAME: "lacking" }), ...missing("SMS_MFA_CODE"));
    const { ClientId } = place;
    const bare = new RespondToAuthChallengeCommand({ ClientId, ChallengeName: "SMS_MFA", Session: step.Session });
    await refused(place.sdk.send(bare), ...missing("USERNAME"));
    signedIn(await answer(place, step, { ...right, SURPLUS: "ignored" }));
  });

  test("a user who was disabled, or whose password was changed, on the way", async () => {
    const { UserPoolId, sdk } = place;
    const disabled = await halfWay("disabled");
    await sdk.send(new AdminDisableUserCommand({ UserPoolId, Username: "disabled" }));
    await refused(answer(place, disabled.step, disabled.right), "NotAuthorizedException", "User is disabled.");
    const changed = await halfWay("changed");
    server.clock.advance(1);
    await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "changed", Password: `${password}2`, Permanent: true }));
    await refused(answer(place, changed.step, changed.right), ...invalid);
  });

  test("wrong codes leave the session open; from the fifth on each one costs a pause", async () => {
    const { step, right, wrong } = await halfWay("guesser");
    for (let failure = 1; failure <= 5; failure++) await refused(answer(place, step, wrong), ...mismatch);
    await refused(answer(place, step, right), ...exceeded);
    server.clock.advance(1);
    await refused(answer(place, step, wrong), ...mismatch);
    server.clock.advance(2);
    signedIn(await answer(place, step, right));
  });

  test("a new sign-in does not clear the count of wrong codes", async () => {
    const { step, wrong, phone } = await halfWay("again");
    for (let failure = 1; failure <= 4; failure++) await refused(answer(place, step, wrong), ...mismatch);
    const second = await enter(place, "again");
    const code = await codeTo(place, phone);
    await refused(answer(place, second, { USERNAME: "again", SMS_MFA_CODE: otherThan(code) }), ...mismatch);
    await refused(answer(place, second, { USERNAME: "again", SMS_MFA_CODE: code }), ...exceeded);
    const third = await enter(place, "again");
    assert.equal(third.ChallengeName, "SMS_MFA");
    await refused(answer(place, third, { USERNAME: "again", SMS_MFA_CODE: await codeTo(place, phone) }), ...exceeded);
  });

  test("after ten wrong codes the session is over", async () => {
    const { step, right, wrong } = await halfWay("over");
    for (let failure = 1; failure <= 10; failure++) {
      await refused(answer(place, step, wrong), ...mismatch);
      server.clock.advance(failure < 5 ? 0 : 2 ** (failure - 5));
    }
    await refused(answer(place, step, right), ...used);
  });

  test("thirty guesses at once are judged one after the other", async () => {
    const { step, wrong } = await halfWay("flood");
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => answer(place, step, wrong)));
    const texts = outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason.message) : "in"));
    assert.equal(texts.filter((text) => text === mismatch[1]).length, 5);
    assert.ok(texts.every((text) => text === mismatch[1] || text === exceeded[1]));
  });
});
