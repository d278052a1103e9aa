/** The decision after the first factor, spec/auth.md §4.6, as one table: every row reached through the wire. (Row 2 needs a passkey: its rule is in domain/mfa.) */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  AdminInitiateAuthCommand,
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderServiceException,
  type CreateUserPoolCommandInput,
  type RecoveryOptionType,
  SetRiskConfigurationCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { confirmed } from "../support/device-client.ts";
import { aFolder } from "../support/folder.ts";
import { abroad, always, home } from "../support/risk.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  adminAnswer,
  aMember,
  answer,
  aPlace,
  begin,
  codeTo,
  factorBlocks,
  type Place,
  password,
  signedIn,
  totpCode,
} from "../support/sign-in.ts";

type Factor = "S" | "T" | "E";
type Action = Parameters<typeof always>[0];
type Case = {
  /** MFA of the pool at the sign-in, and the factors F that are on in it. */
  readonly pool: "OFF" | "OPTIONAL" | "ON";
  readonly F?: string;
  /** What the user has, what is enabled for them, what they prefer. */
  readonly has?: string;
  readonly on?: string;
  readonly prefers?: Factor;
  /** The action of every level of risk; the sign-in is then a risky one. */
  readonly risk?: Action;
  /** The primary recovery channel; recovery is the administrators' where none is given. */
  readonly recovery?: "verified_email" | "verified_phone_number";
  readonly device?: true;
  readonly first?: "EMAIL_OTP";
};

const select = (...factors: readonly string[]) => `SELECT_MFA_TYPE ${JSON.stringify(factors)}`;
const setUp = (...factors: readonly string[]) => `MFA_SETUP ${JSON.stringify(factors)}`;
const [S, T, E] = ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] as const;
const blocked = "NotAuthorizedException";
const noMethod = "MFAMethodNotFoundException";

const table: readonly (readonly [row: number, given: Case, expected: string])[] = [
  [1, { pool: "OFF", risk: "BLOCK" }, blocked],
  [1, { pool: "ON", F: "ST", has: "T", on: "T", risk: "BLOCK" }, blocked],
  [1, { pool: "OPTIONAL", F: "T", has: "T", on: "T", prefers: "T", device: true, risk: "BLOCK" }, blocked],
  [3, { pool: "OPTIONAL", F: "T", has: "E", first: "EMAIL_OTP" }, "tokens"],
  [4, { pool: "OFF", has: "STE", on: "STE", prefers: "S" }, "tokens"],
  [4, { pool: "OFF", has: "T", on: "T", risk: "MFA_REQUIRED" }, "tokens"],
  [5, { pool: "OPTIONAL", F: "ST" }, "tokens"],
  [5, { pool: "OPTIONAL", F: "ST", has: "ST" }, "tokens"],
  [5, { pool: "OPTIONAL", F: "T", has: "S", on: "S", prefers: "S" }, "tokens"],
  [5, { pool: "OPTIONAL", F: "ST", has: "ST", risk: "NO_ACTION" }, "tokens"],
  [6, { pool: "ON", F: "ST", has: "ST", on: "ST", prefers: "T", device: true }, "DEVICE_SRP_AUTH"],
  [6, { pool: "OPTIONAL", F: "ST", has: "ST", on: "T", prefers: "T", device: true, risk: "MFA_REQUIRED" }, "DEVICE_SRP_AUTH"],
  [7, { pool: "ON", F: "ST", has: "ST", on: "ST", prefers: "T" }, T],
  [7, { pool: "OPTIONAL", F: "ST", has: "ST", on: "ST", prefers: "S" }, S],
  [7, { pool: "OPTIONAL", F: "STE", has: "STE", on: "STE", prefers: "E" }, E],
  [7, { pool: "OPTIONAL", F: "STE", has: "STE", on: "STE", prefers: "E", risk: "MFA_REQUIRED" }, E],
  [8, { pool: "OPTIONAL", F: "ST", has: "T", on: "T" }, T],
  [8, { pool: "ON", F: "ST", has: "ST", on: "S", recovery: "verified_phone_number" }, S],
  [8, { pool: "OPTIONAL", F: "T", has: "ST", on: "ST", prefers: "S" }, T],
  [9, { pool: "OPTIONAL", F: "ST", has: "ST", on: "ST" }, select(S, T)],
  [9, { pool: "ON", F: "STE", has: "STE", on: "STE" }, select(S, T, E)],
  [9, { pool: "OPTIONAL", F: "ST", has: "ST", on: "ST", risk: "MFA_IF_CONFIGURED" }, select(S, T)],
  [10, { pool: "ON", F: "ST", has: "T" }, T],
  [10, { pool: "ON", F: "ST", has: "ST", recovery: "verified_phone_number" }, T],
  [10, { pool: "OPTIONAL", F: "T", has: "T", risk: "MFA_IF_CONFIGURED" }, T],
  [10, { pool: "OPTIONAL", F: "T", has: "T", risk: "MFA_REQUIRED" }, T],
  [11, { pool: "ON", F: "ST", has: "ST", recovery: "verified_email" }, select(S, T)],
  [11, { pool: "ON", F: "STE", has: "STE" }, select(S, T, E)],
  [11, { pool: "OPTIONAL", F: "ST", has: "ST", risk: "MFA_REQUIRED" }, select(S, T)],
  [12, { pool: "ON", F: "ST", has: "S", recovery: "verified_email" }, S],
  [12, { pool: "ON", F: "S", has: "S", recovery: "verified_phone_number" }, S],
  [12, { pool: "ON", F: "E", has: "E" }, E],
  [12, { pool: "OPTIONAL", F: "S", has: "S", risk: "MFA_REQUIRED" }, S],
  [13, { pool: "ON", F: "SE", has: "SE" }, select(S, E)],
  [14, { pool: "OPTIONAL", F: "ST", risk: "MFA_IF_CONFIGURED" }, "tokens"],
  [14, { pool: "OPTIONAL", F: "ST", risk: "MFA_REQUIRED" }, blocked],
  [15, { pool: "ON", F: "S" }, noMethod],
  [16, { pool: "ON", F: "ST" }, setUp(S, T)],
  [16, { pool: "ON", F: "T" }, setUp(T)],
  [17, { pool: "ON", F: "T", has: "E", recovery: "verified_email" }, setUp(T)],
  [18, { pool: "ON", F: "S", has: "E", recovery: "verified_email" }, noMethod],
  [18, { pool: "ON", F: "E", has: "S" }, noMethod],
];

let server: TestServer;
before(async () => {
  // The one signal that speaks at a first sign-in, so that a case needs no history.
  const list = join(aFolder(), "addresses");
  writeFileSync(list, `${abroad}\n`);
  server = await startTestServer({ riskAddresses: list });
});
after(() => server.close());

const blocks = { S: factorBlocks.sms, T: factorBlocks.totp, E: factorBlocks.email };
const blocksOf = (letters: string) => Object.assign({}, ...[...letters].map((letter) => blocks[letter as Factor]));

for (const [row, given, expected] of table)
  test(`row ${row}: ${JSON.stringify(given)} gives ${expected}`, async () => {
    const place = await aPlace(server, { pool: poolOf(given), mfa: { MfaConfiguration: "OPTIONAL", ...blocksOf("STE") } });
    const { sdk, UserPoolId } = place;
    const key = await aUser(place, given);
    if (given.risk) await sdk.send(new SetRiskConfigurationCommand({ UserPoolId, ...always(given.risk) }));
    const { pool: MfaConfiguration, F = "" } = given;
    await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, ...blocksOf(F) }));
    assert.equal(await outcome(given.first ? byMail(place) : from(place, given.risk ? abroad : home, key)), expected);
  });

function poolOf({ recovery, device, first }: Case): Partial<CreateUserPoolCommandInput> {
  return {
    UserPoolTier: "PLUS",
    UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
    AccountRecoverySetting: { RecoveryMechanisms: mechanisms(recovery) },
    ...(device && { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false } }),
    ...(first && { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", first] } } }),
  };
}

// A channel that is a factor too may be the first way of recovery where it is not the only one.
function mechanisms(first: Case["recovery"]): RecoveryOptionType[] {
  if (!first) return [{ Name: "admin_only", Priority: 1 }];
  const second = first === "verified_email" ? "verified_phone_number" : "verified_email";
  return [
    { Name: first, Priority: 1 },
    { Name: second, Priority: 2 },
  ];
}

/** Makes the user of a case. @returns the key of the trusted device, where there is one */
async function aUser(place: Place, { has = "", on = "", prefers, device }: Case): Promise<string | undefined> {
  const phone = { phone_number: "+12065550100", phone_number_verified: "true" };
  const email = { email: "ada@example.com", email_verified: "true" };
  await aMember(place, "ada", { attributes: { ...(has.includes("S") && phone), ...(has.includes("E") && email) } });
  const secret = has.includes("T") ? await anAuthenticator(place) : "";
  await prefer(place, on, prefers);
  if (!device) return undefined;
  server.clock.advance(60);
  const step = await from(place, home);
  const done = await adminAnswer(place, step, { USERNAME: "ada", SOFTWARE_TOKEN_MFA_CODE: totpCode(place, secret) });
  return (await confirmed(place, done)).device.key;
}

async function anAuthenticator(place: Place): Promise<string> {
  const { AuthenticationResult } = await from(place, home);
  const AccessToken = AuthenticationResult?.AccessToken;
  const { SecretCode = "" } = await place.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await place.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totpCode(place, SecretCode) }));
  return SecretCode;
}

async function prefer({ sdk, UserPoolId }: Place, on: string, prefers: Factor | undefined): Promise<void> {
  const member = { S: "SMSMfaSettings", T: "SoftwareTokenMfaSettings", E: "EmailMfaSettings" } as const;
  const settings = [...on].map((letter) => [member[letter as Factor], { Enabled: true, PreferredMfa: letter === prefers }] as const);
  const asked: Partial<AdminSetUserMFAPreferenceCommandInput> = Object.fromEntries(settings);
  if (settings.length > 0) await sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "ada", ...asked }));
}

/** A password sign-in through a server that says where its user is. */
const from = ({ sdk, UserPoolId, ClientId }: Place, IpAddress: string, DEVICE_KEY?: string) =>
  sdk.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: "ada", PASSWORD: password, ...(DEVICE_KEY && { DEVICE_KEY }) },
      ContextData: { IpAddress, ServerName: "app", ServerPath: "/", HttpHeaders: [] },
    }),
  );

/** A sign-in whose first factor is a code by mail. */
async function byMail(place: Place) {
  const step = await begin(place, "USER_AUTH", { USERNAME: "ada", PREFERRED_CHALLENGE: "EMAIL_OTP" });
  return answer(place, step, { USERNAME: "ada", EMAIL_OTP_CODE: await codeTo(place, "ada@example.com") });
}

/** `tokens`, the challenge with its list, or the name of the refusal. */
async function outcome(step: ReturnType<typeof from>): Promise<string> {
  try {
    const answered = await step;
    const { ChallengeName, ChallengeParameters = {} } = answered;
    if (!ChallengeName) return signedIn(answered) && "tokens";
    const list = ChallengeParameters.MFAS_CAN_CHOOSE ?? ChallengeParameters.MFAS_CAN_SETUP;
    return list ? `${ChallengeName} ${list}` : ChallengeName;
  } catch (thrown) {
    assert.ok(thrown instanceof CognitoIdentityProviderServiceException, String(thrown));
    return thrown.name;
  }
}
