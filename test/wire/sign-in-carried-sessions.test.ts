/** Sessions that wait for an authenticator's code: nothing is kept of them until they are answered, and they are worth no more for it. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  aClientOf,
  adminAnswer,
  aMember,
  answer,
  aPlace,
  enter,
  factorBlocks,
  otherThan,
  type Place,
  password,
  refused,
  signedIn,
  totpCode,
} from "../support/sign-in.ts";

const invalid = ["NotAuthorizedException", "Invalid session for the user."] as const;
const used = ["NotAuthorizedException", "Invalid session for the user, session can only be used once."] as const;
const expired = ["NotAuthorizedException", "Invalid session for the user, session is expired."] as const;
const mismatch = ["CodeMismatchException", "Invalid code received for user"] as const;

let server: TestServer;
let place: Place;
before(async () => {
  server = await startTestServer();
  place = await aPlace(server, { mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp } });
});
after(() => server.close());

async function anAuthenticator({ sdk }: Place, AccessToken: string): Promise<string> {
  const { SecretCode = "" } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, SecretCode, -1) }));
  await sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
  return SecretCode;
}

/** A sign-in that waits for the code of an authenticator, with the right answer and a wrong one. */
async function halfWay(username: string) {
  await aMember(place, username);
  const secret = await anAuthenticator(place, signedIn(await enter(place, username)).AccessToken);
  const step = await enter(place, username);
  assert.equal(step.ChallengeName, "SOFTWARE_TOKEN_MFA");
  const code = totpCode(place, secret);
  const reply = (text: string) => ({ USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: text });
  return { step, secret, right: reply(code), wrong: reply(otherThan(code)), reply };
}

test("a used one; and the next one's code is spent as well", async () => {
  const { step, right, reply, secret } = await halfWay("used");
  signedIn(await answer(place, step, right));
  await refused(answer(place, step, right), ...used);
  await refused(answer(place, step, reply(totpCode(place, secret, 1))), ...used);
});

test("of ten right answers at once one gets in", async () => {
  const { step, right } = await halfWay("ten");
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => answer(place, step, right)));
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

test("one of another client, door, user, challenge; an altered one", async () => {
  const { step, right } = await halfWay("mine");
  const { right: foreign } = await halfWay("other");
  await refused(answer({ ...place, ClientId: await aClientOf(place) }, step, right), ...invalid);
  await refused(adminAnswer(place, step, right), ...invalid);
  await refused(answer(place, step, foreign), ...invalid);
  await refused(answer(place, step, { USERNAME: "mine", SMS_MFA_CODE: "123456" }, "SMS_MFA"), ...invalid);
  const text = step.Session ?? "";
  for (const at of [10, 100, 400, text.length - 2]) {
    const touched = text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
    await refused(answer(place, { ...step, Session: touched }, right), ...invalid);
  }
  signedIn(await answer(place, step, right));
});

test("one that is over, of a password that was changed since, of a user who is gone", async () => {
  const late = await halfWay("late");
  server.clock.advance(180);
  await refused(answer(place, late.step, late.right), ...expired);
  const { UserPoolId, sdk } = place;
  const changed = await halfWay("changed");
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "changed", Password: `${password}2`, Permanent: true }));
  await refused(answer(place, changed.step, changed.right), ...invalid);
  const gone = await halfWay("gone");
  await sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: "gone" }));
  await refused(answer(place, gone.step, gone.right), ...invalid);
});

test("wrong codes at once are counted one by one, and ten end the session", async () => {
  const { step, wrong, secret, reply } = await halfWay("guesser");
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => answer(place, step, wrong)));
  for (const outcome of outcomes) assert.equal(outcome.status === "rejected" && outcome.reason.message, mismatch[1]);
  for (let failure = 6; failure <= 10; failure++) {
    server.clock.advance(2 ** (failure - 6));
    await refused(answer(place, step, wrong), ...mismatch);
  }
  server.clock.advance(32);
  await refused(answer(place, step, reply(totpCode(place, secret))), ...used);
});
