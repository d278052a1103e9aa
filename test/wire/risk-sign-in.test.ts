/** What the assessed risk makes of a sign-in: the same user from a known place and from a strange one. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { secretHash } from "../../src/domain/client/secret-hash.ts";
import { abroad, always, aWatchedPlace, enterFrom, historyOf, home, type Spokesman } from "../support/risk.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aMember, password, refused, signedIn, totpCode } from "../support/sign-in.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const blocked = ["NotAuthorizedException", "Unable to login because of security reasons."] as const;
const mail = { email: "ann@example.com", email_verified: "true" };

/** A member who was seen at home. */
async function aKnownMember(place: Spokesman, name: string, attributes = {}): Promise<string> {
  await aMember(place, name, { attributes });
  return signedIn(await enterFrom(place, name, home)).AccessToken;
}

/** Gives a member an authenticator app that is verified and turned off. @returns its secret */
async function anAuthenticatorTurnedOff({ sdk }: Spokesman, AccessToken: string, place: Spokesman): Promise<string> {
  const { SecretCode = "" } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, SecretCode) }));
  await sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: false } }));
  return SecretCode;
}

for (const action of ["MFA_IF_CONFIGURED", "MFA_REQUIRED"] as const)
  test(`${action}: a user who turned MFA off is asked from a strange place only`, async () => {
    const place = await aWatchedPlace(server, "ENFORCED", always(action));
    const secret = await anAuthenticatorTurnedOff(place, await aKnownMember(place, "ann"), place);
    signedIn(await enterFrom(place, "ann", home));
    const step = await enterFrom(place, "ann", abroad);
    assert.equal(step.ChallengeName, "SOFTWARE_TOKEN_MFA");
    const { sdk, ClientId } = place;
    const ChallengeResponses = {
      USERNAME: "ann",
      SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret, 1),
      SECRET_HASH: secretHash(place.secret, "ann", ClientId),
    };
    const answer = { ClientId, ChallengeName: "SOFTWARE_TOKEN_MFA", Session: step.Session, ChallengeResponses } as const;
    signedIn(await sdk.send(new RespondToAuthChallengeCommand(answer)));
    signedIn(await enterFrom(place, "ann", abroad));
    const [, passed] = await historyOf(place, "ann");
    assert.equal(passed?.EventResponse, "Pass");
    assert.deepEqual(passed?.EventRisk, { RiskDecision: "AccountTakeover", RiskLevel: "Low", CompromisedCredentialsDetected: false });
    assert.deepEqual(
      passed?.ChallengeResponses?.map(({ ChallengeName, ChallengeResponse }) => [ChallengeName, ChallengeResponse]),
      [
        ["Password", "Success"],
        ["Mfa", "Success"],
      ],
    );
    assert.equal(passed?.EventContextData?.IpAddress, abroad);
  });

test("without a factor: MFA_IF_CONFIGURED lets in, MFA_REQUIRED stops", async () => {
  const lenient = await aWatchedPlace(server, "ENFORCED", always("MFA_IF_CONFIGURED"));
  await aKnownMember(lenient, "ann");
  signedIn(await enterFrom(lenient, "ann", abroad));
  const strict = await aWatchedPlace(server, "ENFORCED", always("MFA_REQUIRED"));
  await aKnownMember(strict, "ann");
  await refused(enterFrom(strict, "ann", abroad), ...blocked);
});

test("BLOCK stops the strange place, tells the user, and leaves the known one alone", async () => {
  const place = await aWatchedPlace(server, "ENFORCED", always("BLOCK", true));
  await aKnownMember(place, "ann", mail);
  await refused(enterFrom(place, "ann", abroad), ...blocked);
  const [event] = await historyOf(place, "ann");
  assert.deepEqual([event?.EventType, event?.EventResponse, event?.EventRisk?.RiskDecision], ["SignIn", "Fail", "Block"]);
  const [told] = await server.house.store.messages.list({ to: mail.email, limit: 1 });
  assert.equal(told?.subject, "Blocked sign-in attempt");
  assert.match(told?.body ?? "", new RegExp(abroad));
  signedIn(await enterFrom(place, "ann", home));
});

test("NO_ACTION lets in and tells; AUDIT lets in, keeps what it saw and tells nobody", async () => {
  const lenient = await aWatchedPlace(server, "ENFORCED", always("NO_ACTION", true));
  await aKnownMember(lenient, "noa", { ...mail, email: "noa@example.com" });
  signedIn(await enterFrom(lenient, "noa", abroad));
  assert.equal((await server.house.store.messages.list({ to: "noa@example.com", limit: 9 })).length, 1);
  const audit = await aWatchedPlace(server, "AUDIT", always("BLOCK", true));
  await aKnownMember(audit, "audrey", { ...mail, email: "audrey@example.com" });
  signedIn(await enterFrom(audit, "audrey", abroad));
  const [event] = await historyOf(audit, "audrey");
  assert.deepEqual([event?.EventResponse, event?.EventRisk?.RiskLevel], ["Pass", "Low"]);
  assert.equal((await server.house.store.messages.list({ to: "audrey@example.com", limit: 9 })).length, 0);
});

test("blocked and skipped ranges go before the assessment", async () => {
  const ranges = { BlockedIPRangeList: ["192.0.2.0/24"], SkippedIPRangeList: ["203.0.113.0/24"] };
  const place = await aWatchedPlace(server, "ENFORCED", { ...always("BLOCK"), RiskExceptionConfiguration: ranges });
  await aKnownMember(place, "ann");
  await refused(enterFrom(place, "ann", "192.0.2.9"), "NotAuthorizedException", "Request not allowed due to security reasons.");
  signedIn(await enterFrom(place, "ann", abroad));
});

test("a claimed address counts nothing from an app without a secret, nor from one that may not propagate it", async () => {
  const ranges = { RiskExceptionConfiguration: { SkippedIPRangeList: [`${home}/32`], BlockedIPRangeList: ["127.0.0.0/8"] } };
  for (const client of [
    { GenerateSecret: false, EnablePropagateAdditionalUserContextData: false },
    { EnablePropagateAdditionalUserContextData: false },
  ]) {
    const place = await aWatchedPlace(server, "ENFORCED", ranges, client);
    const { sdk, ClientId, secret } = place;
    await aMember(place, "eve");
    const AuthParameters = { USERNAME: "eve", PASSWORD: password, ...(secret && { SECRET_HASH: secretHash(secret, "eve", ClientId) }) };
    const lie = sdk.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters, UserContextData: { IpAddress: home } }),
    );
    await refused(lie, "NotAuthorizedException", "Request not allowed due to security reasons.");
  }
});

test("a forwarded address counts nothing where no proxy is trusted", async () => {
  const place = await aWatchedPlace(
    server,
    "ENFORCED",
    { RiskExceptionConfiguration: { BlockedIPRangeList: ["127.0.0.0/8"] } },
    { GenerateSecret: false, EnablePropagateAdditionalUserContextData: false },
  );
  const answer = await fetch(server.url, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": "AWSCognitoIdentityProviderService.SignUp",
      "X-Forwarded-For": home,
      Forwarded: `for=${home}`,
    },
    body: JSON.stringify({ ClientId: place.ClientId, Username: "eve", Password: password }),
  });
  assert.match(await answer.text(), /Request not allowed due to security reasons/);
});
