/** Every challenge of a sign-in, and what a user's preference makes of it. */
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  adminAnswer,
  adminBegin,
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
  type Step,
  signedIn,
  totpCode,
} from "../support/sign-in.ts";

const next = "Another-horse-2";
const used = ["NotAuthorizedException", "Invalid session for the user, session can only be used once."] as const;
const invalid = ["NotAuthorizedException", "Invalid session for the user."] as const;
const noApp = ["SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user."] as const;
const { sms, totp, email } = factorBlocks;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

/** Gives a signed-in user an authenticator. @returns its secret */
async function anAuthenticator({ sdk, ...place }: Place, AccessToken: string): Promise<string> {
  const { SecretCode = "" } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode({ sdk, ...place }, SecretCode, -1) }));
  return SecretCode;
}

/** A member with a phone, an authenticator and both factors on. @returns the authenticator's secret and an access token */
async function withBothFactors(place: Place, name: string, phone_number: string) {
  await aMember(place, name, { attributes: { phone_number } });
  const { AccessToken } = signedIn(await enter(place, name));
  const secret = await anAuthenticator(place, AccessToken);
  const on = { Enabled: true };
  await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings: on, SoftwareTokenMfaSettings: on }));
  return { secret, AccessToken };
}

const attributesOf = async ({ sdk, UserPoolId }: Place, Username: string) => {
  const { UserAttributes = [], UserStatus } = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
  return { status: UserStatus, ...Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])) };
};

describe("what the preference decides in an OPTIONAL pool", () => {
  let place: Place;
  before(async () => {
    place = await aPlace(server, { mfa: { MfaConfiguration: "OPTIONAL", ...sms, ...totp } });
  });

  test("both factors on and none preferred: the user selects, and meets that factor's challenge", async () => {
    const { secret } = await withBothFactors(place, "select", "+12065550101");
    const step = await enter(place, "select");
    assert.equal(step.ChallengeName, "SELECT_MFA_TYPE");
    assert.deepEqual(step.ChallengeParameters, {
      USER_ID_FOR_SRP: "select",
      MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]',
    });
    await refused(
      answer(place, step, { USERNAME: "select", ANSWER: "EMAIL_OTP" }),
      "InvalidParameterException",
      "The answer is not one of the options of this challenge.",
    );
    const chosen = await answer(place, step, { USERNAME: "select", ANSWER: "SOFTWARE_TOKEN_MFA" });
    assert.equal(chosen.ChallengeName, "SOFTWARE_TOKEN_MFA");
    assert.notEqual(chosen.Session, step.Session);
    await refused(answer(place, step, { USERNAME: "select", ANSWER: "SMS_MFA" }), ...used);
    signedIn(await answer(place, chosen, { USERNAME: "select", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }));

    const again = await enter(place, "select");
    const bySms = await answer(place, again, { USERNAME: "select", ANSWER: "SMS_MFA" });
    assert.deepEqual(bySms.ChallengeParameters, {
      CODE_DELIVERY_DELIVERY_MEDIUM: "SMS",
      CODE_DELIVERY_DESTINATION: "+*******0101",
      USER_ID_FOR_SRP: "select",
    });
    signedIn(await answer(place, bySms, { USERNAME: "select", SMS_MFA_CODE: await codeTo(place, "+12065550101") }));
  });

  test("a preferred factor is asked for at once; with all factors off there are tokens", async () => {
    const { secret, AccessToken } = await withBothFactors(place, "prefer", "+12065550102");
    const prefer = { Enabled: true, PreferredMfa: true };
    const off = { Enabled: false };
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: prefer }));
    const byApp = await enter(place, "prefer");
    assert.deepEqual([byApp.ChallengeName, byApp.ChallengeParameters], ["SOFTWARE_TOKEN_MFA", { USER_ID_FOR_SRP: "prefer" }]);
    signedIn(await answer(place, byApp, { USERNAME: "prefer", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }));
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings: prefer }));
    const bySms = await enter(place, "prefer");
    assert.equal(bySms.ChallengeName, "SMS_MFA");
    signedIn(await answer(place, bySms, { USERNAME: "prefer", SMS_MFA_CODE: await codeTo(place, "+12065550102") }));
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings: off, SoftwareTokenMfaSettings: off }));
    signedIn(await enter(place, "prefer"));
  });

  test("the first code that comes back verifies the phone number", async () => {
    await withBothFactors(place, "verify", "+12065550103");
    assert.notEqual((await attributesOf(place, "verify")).phone_number_verified, "true");
    const step = await answer(place, await enter(place, "verify"), { USERNAME: "verify", ANSWER: "SMS_MFA" });
    signedIn(await answer(place, step, { USERNAME: "verify", SMS_MFA_CODE: await codeTo(place, "+12065550103") }));
    assert.equal((await attributesOf(place, "verify")).phone_number_verified, "true");
  });

  test("a code of an authenticator counts once, in whatever session", async () => {
    const { secret, AccessToken } = await withBothFactors(place, "once", "+12065550104");
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
    const reply = (step: Step, SOFTWARE_TOKEN_MFA_CODE: string) => answer(place, step, { USERNAME: "once", SOFTWARE_TOKEN_MFA_CODE });
    const spent = ["ExpiredCodeException", "Your software token has already been used once."] as const;
    const first = await enter(place, "once");
    // The step that registered the authenticator is spent, too.
    await refused(reply(first, totpCode(place, secret, -1)), ...spent);
    const code = totpCode(place, secret);
    await refused(reply(first, otherThan(code)), "CodeMismatchException", "Invalid code received for user");
    signedIn(await reply(first, code));
    const second = await enter(place, "once");
    await refused(reply(second, code), ...spent);
    signedIn(await reply(second, totpCode(place, secret, 1)));
  });

  test("ten times one code of an authenticator, in ten sessions: one gets in", async () => {
    const { secret, AccessToken } = await withBothFactors(place, "tenfold", "+12065550105");
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
    const steps = await Promise.all(Array.from({ length: 10 }, () => enter(place, "tenfold")));
    const SOFTWARE_TOKEN_MFA_CODE = totpCode(place, secret);
    const outcomes = await Promise.allSettled(steps.map((step) => answer(place, step, { USERNAME: "tenfold", SOFTWARE_TOKEN_MFA_CODE })));
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  });

  test("the administrator's door meets the same challenges", async () => {
    const { secret } = await withBothFactors(place, "admin", "+12065550106");
    const step = await adminBegin(place, "ADMIN_USER_PASSWORD_AUTH", { USERNAME: "admin", PASSWORD: password });
    const chosen = await adminAnswer(place, step, { USERNAME: "admin", ANSWER: "SOFTWARE_TOKEN_MFA" });
    await refused(answer(place, chosen, { USERNAME: "admin", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }), ...invalid);
    signedIn(await adminAnswer(place, chosen, { USERNAME: "admin", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) }));
  });
});

describe("MFA set up on the way in, in an ON pool", () => {
  test("an authenticator: associate, verify, tokens; each step has a session of its own", async () => {
    const place = await aPlace(server, { mfa: { MfaConfiguration: "ON", ...sms, ...totp } });
    await aMember(place, "setup");
    const step = await enter(place, "setup");
    assert.equal(step.ChallengeName, "MFA_SETUP");
    assert.deepEqual(step.ChallengeParameters, { USER_ID_FOR_SRP: "setup", MFAS_CAN_SETUP: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' });
    await refused(answer(place, step, { USERNAME: "setup" }), ...noApp);
    const associated = await place.sdk.send(new AssociateSoftwareTokenCommand({ Session: step.Session }));
    const secret = associated.SecretCode ?? "";
    await refused(answer(place, { ChallengeName: "MFA_SETUP", Session: associated.Session }, { USERNAME: "setup" }), ...noApp);
    const verified = await place.sdk.send(
      new VerifySoftwareTokenCommand({ Session: associated.Session, UserCode: totpCode(place, secret), FriendlyDeviceName: "my phone" }),
    );
    assert.equal(new Set([step.Session, associated.Session, verified.Session]).size, 3);
    const last = { ChallengeName: "MFA_SETUP", Session: verified.Session } as const;
    signedIn(await answer(place, last, { USERNAME: "setup" }));
    await refused(answer(place, last, { USERNAME: "setup" }), ...used);
    const again = await enter(place, "setup");
    assert.deepEqual(again.ChallengeParameters, { USER_ID_FOR_SRP: "setup", FRIENDLY_DEVICE_NAME: "my phone" });
    signedIn(await answer(place, again, { USERNAME: "setup", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret, 1) }));
  });

  test("whoever knows only the password does not slip in beside the user's own set-up", async () => {
    const place = await aPlace(server, { mfa: { MfaConfiguration: "ON", ...totp } });
    await aMember(place, "beside");
    const waiting = await enter(place, "beside");
    const associating = await place.sdk.send(new AssociateSoftwareTokenCommand({ Session: (await enter(place, "beside")).Session }));
    const own = await place.sdk.send(new AssociateSoftwareTokenCommand({ Session: (await enter(place, "beside")).Session }));
    const UserCode = totpCode(place, own.SecretCode ?? "");
    const { Session } = await place.sdk.send(new VerifySoftwareTokenCommand({ Session: own.Session, UserCode }));
    await refused(answer(place, waiting, { USERNAME: "beside" }), ...noApp);
    await refused(answer(place, { ChallengeName: "MFA_SETUP", Session: associating.Session }, { USERNAME: "beside" }), ...noApp);
    const theirs = totpCode(place, associating.SecretCode ?? "");
    await refused(place.sdk.send(new VerifySoftwareTokenCommand({ Session: associating.Session, UserCode: theirs })), ...invalid);
    await refused(place.sdk.send(new AssociateSoftwareTokenCommand({ Session: waiting.Session })), ...invalid);
    signedIn(await answer(place, { ChallengeName: "MFA_SETUP", Session }, { USERNAME: "beside" }));
  });

  test("an e-mail address, given in the answer and proved by a code", async () => {
    const place = await aPlace(server, { mfa: { MfaConfiguration: "ON", ...email } });
    for (const [name, key] of [
      ["mail", "EMAIL"],
      ["post", "email"],
    ] as const) {
      await aMember(place, name);
      const step = await enter(place, name);
      assert.equal(step.ChallengeParameters?.MFAS_CAN_SETUP, '["EMAIL_OTP"]');
      await refused(
        answer(place, step, { USERNAME: name, [key]: "nonsense" }),
        "InvalidParameterException",
        "Invalid email address format.",
      );
      const sent = await answer(place, step, { USERNAME: name, [key]: `${name}@example.com` });
      assert.deepEqual(sent.ChallengeParameters, {
        CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
        CODE_DELIVERY_DESTINATION: `${name.charAt(0)}***@e***`,
        USER_ID_FOR_SRP: name,
      });
      assert.equal((await attributesOf(place, name)).email, undefined);
      signedIn(await answer(place, sent, { USERNAME: name, EMAIL_OTP_CODE: await codeTo(place, `${name}@example.com`) }));
      const { email, email_verified } = await attributesOf(place, name);
      assert.deepEqual([email, email_verified], [`${name}@example.com`, "true"]);
      assert.equal((await enter(place, name)).ChallengeName, "EMAIL_OTP");
    }
  });

  test("an e-mail address that is another user's name", async () => {
    const place = await aPlace(server, { pool: { AliasAttributes: ["email"] }, mfa: { MfaConfiguration: "ON", ...email } });
    await aMember(place, "first", { attributes: { email: "taken@example.com", email_verified: "true" } });
    await aMember(place, "second");
    const step = await answer(place, await enter(place, "second"), { USERNAME: "second", EMAIL: "taken@example.com" });
    const EMAIL_OTP_CODE = await codeTo(place, "taken@example.com");
    await refused(
      answer(place, step, { USERNAME: "second", EMAIL_OTP_CODE }),
      "AliasExistsException",
      "An account with the email already exists.",
    );
    assert.equal((await attributesOf(place, "second")).email, undefined);
  });

  test("an address that cannot become an alias serves as a factor all the same", async () => {
    const place = await aPlace(server, { pool: { AliasAttributes: ["email"] }, mfa: { MfaConfiguration: "ON", ...email } });
    await aMember(place, "holder", { attributes: { email: "shared@example.com", email_verified: "true" } });
    await aMember(place, "sharer", { attributes: { email: "shared@example.com" } });
    const step = await enter(place, "sharer");
    assert.equal(step.ChallengeName, "EMAIL_OTP");
    const EMAIL_OTP_CODE = await codeTo(place, "shared@example.com");
    signedIn(await answer(place, step, { USERNAME: "sharer", EMAIL_OTP_CODE }));
    assert.notEqual((await attributesOf(place, "sharer")).email_verified, "true");
  });

  test("nothing that could be set up", async () => {
    const place = await aPlace(server, { mfa: { MfaConfiguration: "ON", ...sms } });
    await aMember(place, "none");
    await refused(enter(place, "none"), "MFAMethodNotFoundException", "No MFA method is available for the user.");
  });

  test("e-mail as the chosen factor answers to both of its names", async () => {
    const place = await aPlace(server, { mfa: { MfaConfiguration: "OPTIONAL", ...sms, ...email } });
    await aMember(place, "two", { attributes: { email: "two@example.com", phone_number: "+12065550107" } });
    const on = { Enabled: true };
    await place.sdk.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId: place.UserPoolId, Username: "two", SMSMfaSettings: on, EmailMfaSettings: on }),
    );
    for (const ANSWER of ["EMAIL_OTP", "EMAIL_MFA"]) {
      const step = await answer(place, await enter(place, "two"), { USERNAME: "two", ANSWER });
      assert.equal(step.ChallengeName, "EMAIL_OTP");
      const code = await codeTo(place, "two@example.com");
      assert.equal(code.length, 6);
      signedIn(await answer(place, step, { USERNAME: "two", EMAIL_OTP_CODE: code }));
    }
  });
});

describe("NEW_PASSWORD_REQUIRED", () => {
  let place: Place;
  before(async () => {
    place = await aPlace(server, {
      pool: { Schema: [{ Name: "name", AttributeDataType: "String", Required: true }] },
      mfa: { MfaConfiguration: "OPTIONAL", ...totp },
    });
  });

  test("the temporary password, then the user's own", async () => {
    await aMember(place, "temp", { permanent: false, attributes: { email: "temp@example.com" } });
    const step = await enter(place, "temp");
    assert.equal(step.ChallengeName, "NEW_PASSWORD_REQUIRED");
    assert.equal(step.ChallengeParameters?.USER_ID_FOR_SRP, "temp");
    assert.equal(step.ChallengeParameters?.requiredAttributes, '["userAttributes.name"]');
    assert.equal(JSON.parse(step.ChallengeParameters?.userAttributes ?? "").email, "temp@example.com");
    const reply = (more: Record<string, string>) => answer(place, step, { USERNAME: "temp", ...more });
    const named = { "userAttributes.name": "Temp" };
    await refused(reply({ ...named }), "InvalidParameterException", "Missing required parameter NEW_PASSWORD");
    await refused(
      reply({ ...named, NEW_PASSWORD: "short" }),
      "InvalidPasswordException",
      "Password does not conform to policy: Password not long enough",
    );
    await refused(reply({ NEW_PASSWORD: next }), "InvalidParameterException", "Invalid attributes given, name is missing");
    await refused(
      reply({ ...named, NEW_PASSWORD: next, "userAttributes.email": "other@example.com" }),
      "NotAuthorizedException",
      "Cannot modify an already provided email",
    );
    assert.equal((await attributesOf(place, "temp")).status, "FORCE_CHANGE_PASSWORD");
    signedIn(await reply({ ...named, NEW_PASSWORD: next }));
    const { status, name } = await attributesOf(place, "temp");
    assert.deepEqual([status, name], ["CONFIRMED", "Temp"]);
    await refused(enter(place, "temp"), "NotAuthorizedException", "Incorrect username or password.");
    signedIn(await enter(place, "temp", next));
  });

  test("of two sign-ins with the temporary password one sets the new one", async () => {
    await aMember(place, "twice", { permanent: false, attributes: { name: "Twice" } });
    const [one, other] = [await enter(place, "twice"), await enter(place, "twice")];
    signedIn(await answer(place, one, { USERNAME: "twice", NEW_PASSWORD: next }));
    await refused(answer(place, other, { USERNAME: "twice", NEW_PASSWORD: `${next}!` }), ...invalid);
    signedIn(await enter(place, "twice", next));
  });

  test("a temporary password that is too old", async () => {
    await aMember(place, "old", { permanent: false });
    server.clock.advance(7 * 86_400);
    await refused(enter(place, "old"), "NotAuthorizedException", "Temporary password has expired and must be reset by an administrator.");
  });

  test("MFA comes after it", async () => {
    const strict = await aPlace(server, { mfa: { MfaConfiguration: "ON", ...totp } });
    await aMember(strict, "both", { permanent: false });
    const step = await answer(strict, await enter(strict, "both"), { USERNAME: "both", NEW_PASSWORD: next });
    assert.equal(step.ChallengeName, "MFA_SETUP");
    assert.equal(step.ChallengeParameters?.MFAS_CAN_SETUP, '["SOFTWARE_TOKEN_MFA"]');
  });

  test("a name of the user is good enough in every answer", async () => {
    const byMail = await aPlace(server, { pool: { UsernameAttributes: ["email"] } });
    const sub = await aMember(byMail, "name@example.com", { permanent: false });
    const step = await enter(byMail, "name@example.com");
    assert.equal(step.ChallengeParameters?.USER_ID_FOR_SRP, sub);
    signedIn(await answer(byMail, step, { USERNAME: "name@example.com", NEW_PASSWORD: next }));
  });
});
