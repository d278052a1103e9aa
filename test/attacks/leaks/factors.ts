import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { answer, codeTo, enter, otherThan, totpCode } from "../../support/sign-in.ts";
import { ada, fails, type Life, sessionOf, tokensOf, unique } from "./life.ts";

/** Makes it the one to be asked for, and signs in by its code; a wrong one before. */
async function signInWith(life: Life, factor: "SMS_MFA" | "EMAIL_OTP" | "SOFTWARE_TOKEN_MFA", code: () => Promise<string>): Promise<void> {
  const { place, secrets } = life;
  const { sdk, UserPoolId, ClientId } = place;
  const [on, off] = [{ Enabled: true, PreferredMfa: true }, { Enabled: false }];
  const settings = {
    SMSMfaSettings: factor === "SMS_MFA" ? on : off,
    EmailMfaSettings: factor === "EMAIL_OTP" ? on : off,
    SoftwareTokenMfaSettings: factor === "SOFTWARE_TOKEN_MFA" ? on : off,
  };
  await sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: ada.name, ...settings }));
  const step = sessionOf(life, factor, await enter(place, ada.name, ada.password));
  assert.equal(step.ChallengeName, factor);
  const right = secrets.know(`code of ${factor}`, await code());
  const answers = (value: string) => ({ USERNAME: ada.name, [`${factor}_CODE`]: value });
  await fails(life, "RespondToAuthChallenge", {
    ClientId,
    ChallengeName: factor,
    Session: step.Session,
    ChallengeResponses: answers(otherThan(right)),
  });
  tokensOf(life, factor, await answer(place, step, answers(right)));
}

export async function useFactors(life: Life, AccessToken: string): Promise<void> {
  const { place, secrets, server } = life;
  const { sdk } = place;
  const { SecretCode = "" } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  secrets.know("TOTP secret", SecretCode, "base32");
  await sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: secrets.know("first TOTP code", totpCode(place, SecretCode)) }));
  server.clock.advance(60);
  await signInWith(life, "SOFTWARE_TOKEN_MFA", async () => totpCode(place, SecretCode));
  await sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "phone_number" }));
  const Code = secrets.know("code of the phone number", await codeTo(place, ada.phone));
  await sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: "phone_number", Code }));
  await signInWith(life, "SMS_MFA", () => codeTo(place, ada.phone));
  await signInWith(life, "EMAIL_OTP", () => codeTo(place, ada.email));
}

export async function changePasswords(life: Life, AccessToken: string): Promise<void> {
  const { place, secrets } = life;
  const { sdk, ClientId, UserPoolId } = place;
  const second = secrets.know("second password", unique("second"));
  await sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword: ada.password, ProposedPassword: second }));
  await sdk.send(new ForgotPasswordCommand({ ClientId, Username: ada.name }));
  // E-mail is her second factor, so the text message recovers her account.
  const ConfirmationCode = secrets.know("code of the recovery", await codeTo(place, ada.phone));
  const Password = secrets.know("third password", unique("third"));
  const recovery = { ClientId, Username: ada.name, Password };
  await fails(life, "ConfirmForgotPassword", { ...recovery, ConfirmationCode: otherThan(ConfirmationCode) });
  await sdk.send(new ConfirmForgotPasswordCommand({ ...recovery, ConfirmationCode }));

  const TemporaryPassword = secrets.know("temporary password", unique("temporary"));
  const UserAttributes = [{ Name: "email", Value: "refused@example.com" }];
  await sdk.send(
    new AdminCreateUserCommand({ UserPoolId, Username: "bob", TemporaryPassword, UserAttributes, DesiredDeliveryMediums: ["EMAIL"] }),
  );
  const step = sessionOf(life, "the temporary password", await enter(place, "bob", TemporaryPassword));
  const NEW_PASSWORD = secrets.know("new password", unique("new"));
  tokensOf(life, "the new password", await answer(place, step, { USERNAME: "bob", NEW_PASSWORD }));
}
