/** What the preference and the registration of an authenticator do to real sign-ins: the product's heart, from end to end. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  SetUserMFAPreferenceCommand,
  type SetUserMFAPreferenceCommandInput,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  aMember,
  answer,
  aPlace,
  codeTo,
  enter,
  factorBlocks,
  otherThan,
  type Place,
  refused,
  signedIn,
  totpCode,
} from "../support/sign-in.ts";

let server: TestServer;
let place: Place;
before(async () => {
  server = await startTestServer();
  place = await aPlace(server, { mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp, ...factorBlocks.email } });
});
after(() => server.close());

const phone = "+12065550100";
const attributes = { phone_number: phone, email: "ada@example.com" };
const prefer = (AccessToken: string, asked: Omit<SetUserMFAPreferenceCommandInput, "AccessToken">) =>
  place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...asked }));

/** A user with a token and an authenticator that is preferred. The step of the code that verified it is spent. */
async function withAuthenticator(name: string): Promise<{ name: string; AccessToken: string; secret: string }> {
  await aMember(place, name, { attributes: { ...attributes, email: `${name}@example.com` } });
  const { AccessToken } = signedIn(await enter(place, name));
  const { SecretCode: secret = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await place.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, secret), FriendlyDeviceName: "phone" }));
  await prefer(AccessToken, { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
  return { name, AccessToken, secret };
}

/** Answers an authenticator's challenge with the code of a fresh time step. */
async function pass({ name, secret }: { name: string; secret: string }): Promise<void> {
  server.clock.advance(60);
  const step = await enter(place, name);
  assert.equal(step.ChallengeName, "SOFTWARE_TOKEN_MFA");
  signedIn(await answer(place, step, { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }));
}

test("the challenge follows the preference, call by call", async () => {
  const user = await withAuthenticator("follows");
  const { name, AccessToken } = user;
  await pass(user);
  await prefer(AccessToken, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
  assert.equal((await enter(place, name)).ChallengeName, "SMS_MFA");
  await prefer(AccessToken, { SMSMfaSettings: { Enabled: true } });
  const choice = await enter(place, name);
  assert.deepEqual(
    [choice.ChallengeName, choice.ChallengeParameters?.MFAS_CAN_CHOOSE],
    ["SELECT_MFA_TYPE", '["SMS_MFA","SOFTWARE_TOKEN_MFA"]'],
  );
  await prefer(AccessToken, { SoftwareTokenMfaSettings: { Enabled: false } });
  const text = await enter(place, name);
  assert.equal(text.ChallengeName, "SMS_MFA");
  signedIn(await answer(place, text, { USERNAME: name, SMS_MFA_CODE: await codeTo(place, phone) }));
  await prefer(AccessToken, { SMSMfaSettings: { Enabled: false } });
  signedIn(await enter(place, name));
});

test("an administrator's preference decides as the user's own does", async () => {
  const { name } = await withAuthenticator("decided");
  const { sdk, UserPoolId } = place;
  await sdk.send(
    new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: name, EmailMfaSettings: { Enabled: true, PreferredMfa: true } }),
  );
  assert.equal((await enter(place, name)).ChallengeName, "EMAIL_OTP");
});

test("GetUser shows what is set, and leaves out what is empty", async () => {
  const { name, AccessToken } = await withAuthenticator("shown");
  await prefer(AccessToken, { SMSMfaSettings: { Enabled: true } });
  const shown = await place.sdk.send(new GetUserCommand({ AccessToken }));
  assert.deepEqual(
    [shown.Username, shown.UserMFASettingList, shown.PreferredMfaSetting, shown.MFAOptions],
    [name, ["SMS_MFA", "SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA", [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }]],
  );
  await prefer(AccessToken, { SMSMfaSettings: { Enabled: false }, SoftwareTokenMfaSettings: { Enabled: false } });
  const { $metadata: _, ...bare } = await place.sdk.send(new GetUserCommand({ AccessToken }));
  assert.deepEqual(Object.keys(bare).toSorted(), ["UserAttributes", "Username"]);
});

test("the code that verified an authenticator signs nobody in", async () => {
  const { name, secret } = await withAuthenticator("spent");
  const step = await enter(place, name);
  const used = ["ExpiredCodeException", "Your software token has already been used once."] as const;
  await refused(answer(place, step, { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }), ...used);
});

test("a stolen token that associates a new authenticator does not switch MFA off: the verified one is asked for and answers", async () => {
  const user = await withAuthenticator("robbed");
  const { SecretCode: stranger = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken: user.AccessToken }));
  const step = await enter(place, user.name);
  assert.equal(step.ChallengeName, "SOFTWARE_TOKEN_MFA");
  const wrong = ["CodeMismatchException", "Invalid code received for user"] as const;
  await refused(answer(place, step, { USERNAME: user.name, SOFTWARE_TOKEN_MFA_CODE: totpCode(place, stranger) }), ...wrong);
  await pass(user);
});

test("a new authenticator replaces the former one once it is verified", async () => {
  const user = await withAuthenticator("renewed");
  const { AccessToken, name } = user;
  const { SecretCode: secret = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await place.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, secret) }));
  server.clock.advance(60);
  const step = await enter(place, name);
  assert.equal(step.ChallengeParameters?.FRIENDLY_DEVICE_NAME, undefined);
  const wrong = ["CodeMismatchException", "Invalid code received for user"] as const;
  await refused(answer(place, step, { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: totpCode(place, user.secret) }), ...wrong);
  await pass({ name, secret });
});

test("wrong codes at verification and at sign-in pause the same guesser", async () => {
  const { name, AccessToken, secret } = await withAuthenticator("paused");
  const { SecretCode = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = otherThan(totpCode(place, SecretCode));
  for (let tries = 0; tries < 5; tries++) {
    await refused(
      place.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode })),
      "EnableSoftwareTokenMFAException",
      "Code mismatch",
    );
  }
  const answering = enter(place, name).then((step) =>
    answer(place, step, { USERNAME: name, SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret, 1) }),
  );
  await refused(answering, "NotAuthorizedException", "Password attempts exceeded");
  await pass({ name, secret });
});
