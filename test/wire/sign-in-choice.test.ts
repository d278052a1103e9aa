/** USER_AUTH: the user chooses how to begin. */
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  aClientOf,
  aMember,
  answer,
  aPlace,
  begin,
  codeTo,
  enter,
  factorBlocks,
  otherThan,
  type Place,
  password,
  refused,
  signedIn,
} from "../support/sign-in.ts";

const mismatch = ["CodeMismatchException", "Invalid code or auth state for the user."] as const;
const incorrect = ["NotAuthorizedException", "Incorrect username or password."] as const;
const invalid = ["NotAuthorizedException", "Invalid session for the user."] as const;
const used = ["NotAuthorizedException", "Invalid session for the user, session can only be used once."] as const;

describe("a choice-based sign-in", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aPlace(server, {
      pool: {
        AutoVerifiedAttributes: ["email"],
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } },
      },
      mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms, ...factorBlocks.totp },
    });
    await aMember(place, "ann", { attributes: { email: "ann@example.com", email_verified: "true" } });
  });
  after(() => server.close());
  const choose = (USERNAME: string, more: Record<string, string> = {}) => begin(place, "USER_AUTH", { USERNAME, ...more });

  test("without a preference the user is asked, and answers with the password", async () => {
    const step = await choose("ann");
    assert.deepEqual([step.ChallengeName, step.ChallengeParameters], ["SELECT_CHALLENGE", {}]);
    assert.deepEqual(step.AvailableChallenges, ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"]);
    signedIn(await answer(place, step, { USERNAME: "ann", ANSWER: "PASSWORD", PASSWORD: password }));
    await refused(answer(place, step, { USERNAME: "ann", ANSWER: "PASSWORD", PASSWORD: password }), ...used);
  });

  test("a preference that the user cannot answer leads to the choice", async () => {
    for (const PREFERRED_CHALLENGE of ["WEB_AUTHN", "SMS_OTP", "NONSENSE"])
      assert.equal((await choose("ann", { PREFERRED_CHALLENGE })).ChallengeName, "SELECT_CHALLENGE");
    const step = await choose("ann");
    await refused(
      answer(place, step, { USERNAME: "ann", ANSWER: "WEB_AUTHN" }),
      "InvalidParameterException",
      "The answer is not one of the options of this challenge.",
    );
  });

  test("the preferred password, at once or asked for", async () => {
    signedIn(await choose("ann", { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password }));
    await refused(choose("ann", { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: "Wrong-horse-1" }), ...incorrect);
    const asked = await choose("ann", { PREFERRED_CHALLENGE: "PASSWORD" });
    assert.equal(asked.ChallengeName, "PASSWORD");
    await refused(answer(place, asked, { USERNAME: "ann", PASSWORD: "Wrong-horse-1" }), ...incorrect);
    // A wrong password ends the attempt.
    await refused(answer(place, asked, { USERNAME: "ann", PASSWORD: password }), ...used);
    signedIn(await answer(place, await choose("ann", { PREFERRED_CHALLENGE: "PASSWORD" }), { USERNAME: "ann", PASSWORD: password }));
  });

  test("a code by mail, of eight digits; six wrong ones leave the session open", async () => {
    const step = await choose("ann", { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    assert.equal(step.ChallengeName, "EMAIL_OTP");
    assert.deepEqual(step.ChallengeParameters, { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "a***@e***" });
    assert.deepEqual(step.AvailableChallenges, ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"]);
    const code = await codeTo(place, "ann@example.com");
    assert.match(code, /^\d{8}$/);
    for (let failure = 1; failure <= 6; failure++)
      await refused(answer(place, step, { USERNAME: "ann", EMAIL_OTP_CODE: otherThan(code) }), ...mismatch);
    signedIn(await answer(place, step, { USERNAME: "ann", EMAIL_OTP_CODE: code }));
  });

  test("the user may think better of it", async () => {
    const step = await choose("ann", { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const other = { USERNAME: "ann", ANSWER: "PASSWORD" };
    const asked = await answer(place, step, other, "SELECT_CHALLENGE");
    assert.equal(asked.ChallengeName, "PASSWORD");
    signedIn(await answer(place, asked, { ...other, PASSWORD: password }, "SELECT_CHALLENGE"));
  });

  test("to whom MFA applies, only passwords are offered, and MFA follows", async () => {
    await aMember(place, "mfa", { attributes: { email: "mfa@example.com", email_verified: "true", phone_number: "+12065550100" } });
    const { AccessToken } = signedIn(await enter(place, "mfa"));
    await place.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings: { Enabled: true } }));
    const step = await choose("mfa", { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    assert.deepEqual([step.ChallengeName, step.AvailableChallenges], ["SELECT_CHALLENGE", ["PASSWORD_SRP", "PASSWORD"]]);
    const second = await answer(place, step, { USERNAME: "mfa", ANSWER: "PASSWORD", PASSWORD: password });
    assert.equal(second.ChallengeName, "SMS_MFA");
  });

  test("a temporary password offers passwords only", async () => {
    await aMember(place, "temp", { permanent: false, attributes: { email: "temp@example.com", email_verified: "true" } });
    assert.deepEqual((await choose("temp")).AvailableChallenges, ["PASSWORD_SRP", "PASSWORD"]);
  });

  test("whoever has just signed up is confirmed by a code", async () => {
    const { sdk, ClientId, UserPoolId } = place;
    const UserAttributes = [{ Name: "email", Value: "new@example.com" }];
    await sdk.send(new SignUpCommand({ ClientId, Username: "new", Password: password, UserAttributes }));
    const step = await choose("new", { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    signedIn(await answer(place, step, { USERNAME: "new", EMAIL_OTP_CODE: await codeTo(place, "new@example.com") }));
    const { UserStatus, UserAttributes: stored } = await sdk.send(new AdminGetUserCommand({ UserPoolId, Username: "new" }));
    assert.equal(UserStatus, "CONFIRMED");
    assert.ok(stored?.some(({ Name, Value }) => Name === "email_verified" && Value === "true"));
  });

  test("the session of ConfirmSignUp signs in without a further proof, once", async () => {
    const { sdk, ClientId } = place;
    const UserAttributes = [{ Name: "email", Value: "fresh@example.com" }];
    const { Session } = await sdk.send(new SignUpCommand({ ClientId, Username: "fresh", Password: password, UserAttributes }));
    const ConfirmationCode = await codeTo(place, "fresh@example.com");
    const confirmed = await sdk.send(new ConfirmSignUpCommand({ ClientId, Username: "fresh", ConfirmationCode, Session }));
    await refused(begin(place, "USER_AUTH", { USERNAME: "fresh" }, Session), ...invalid);
    await refused(begin(place, "USER_AUTH", { USERNAME: "ann" }, confirmed.Session), ...invalid);
    await refused(
      answer(place, { ChallengeName: "SELECT_CHALLENGE", Session: confirmed.Session }, { USERNAME: "fresh", ANSWER: "PASSWORD" }),
      ...invalid,
    );
    signedIn(await begin(place, "USER_AUTH", { USERNAME: "fresh" }, confirmed.Session));
    await refused(begin(place, "USER_AUTH", { USERNAME: "fresh" }, confirmed.Session), ...used);
  });

  test("who does not exist seems to, where the client hides it", async () => {
    const hiding = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" }) };
    const from = (more: Record<string, string> = {}) => begin(hiding, "USER_AUTH", { USERNAME: "eve@example.com", ...more });
    const real = await begin(hiding, "USER_AUTH", { USERNAME: "ann" });
    const step = await from();
    assert.deepEqual([step.ChallengeName, step.AvailableChallenges], [real.ChallengeName, real.AvailableChallenges]);
    assert.equal(step.Session?.length, real.Session?.length);
    const answerAs = { USERNAME: "eve@example.com" };
    await refused(answer(hiding, step, { ...answerAs, ANSWER: "PASSWORD", PASSWORD: password }), ...incorrect);
    await refused(answer(hiding, step, { ...answerAs, ANSWER: "PASSWORD", PASSWORD: password }), ...used);
    const sent = await answer(hiding, await from(), { ...answerAs, ANSWER: "EMAIL_OTP" });
    assert.equal(sent.ChallengeParameters?.CODE_DELIVERY_DESTINATION, "e***@e***");
    assert.equal(await codeTo(place, "eve@example.com"), "");
    await refused(answer(hiding, sent, { ...answerAs, EMAIL_OTP_CODE: "12345678" }), ...mismatch);
    await refused(
      answer(hiding, sent, { USERNAME: "ann", EMAIL_OTP_CODE: "12345678" }),
      "NotAuthorizedException",
      "Invalid session for the user.",
    );
    await refused(from({ PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password }), ...incorrect);
    for (let failure = 4; failure <= 10; failure++)
      await refused(answer(hiding, sent, { ...answerAs, EMAIL_OTP_CODE: "12345678" }), ...mismatch);
    await refused(
      answer(hiding, sent, { ...answerAs, EMAIL_OTP_CODE: "12345678" }),
      "NotAuthorizedException",
      "Password attempts exceeded",
    );
    await refused(from(), "NotAuthorizedException", "Password attempts exceeded");
    await refused(begin(place, "USER_AUTH", { USERNAME: "eve@example.com" }), "UserNotFoundException", "User does not exist.");
  });
});
