/** A device that registers itself and proves its secret, as the clients' libraries do it, so that tests can also cheat. @see spec/auth.md §6 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
  AdminSetUserMFAPreferenceCommand,
  ConfirmDeviceCommand,
  type DeviceConfigurationType,
  GetTokensFromRefreshTokenCommand,
  type InitiateAuthCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import type { TestServer } from "./server.ts";
import { aMember, answer, aPlace, begin, codeTo, enter, factorBlocks, type Place, password } from "./sign-in.ts";
import { anSrpExchange, srpTimestamp, srpVerifier } from "./srp-client.ts";

/** What a client keeps of its device. */
export type DeviceClient = { readonly key: string; readonly group: string; readonly secret: string };

/** What InitiateAuth, RespondToAuthChallenge and GetTokensFromRefreshToken answer. */
export type Answered = Partial<
  Pick<InitiateAuthCommandOutput, "ChallengeName" | "Session" | "ChallengeParameters" | "AuthenticationResult">
>;

/** The device that a sign-in made, with a secret of its own; it is not confirmed yet. */
export function newDevice({ AuthenticationResult }: Answered): DeviceClient {
  const { DeviceKey, DeviceGroupKey } = AuthenticationResult?.NewDeviceMetadata ?? {};
  if (!DeviceKey || !DeviceGroupKey) throw new Error("this sign-in made no device");
  return { key: DeviceKey, group: DeviceGroupKey, secret: randomBytes(40).toString("base64") };
}

/** Salt and verifier of its secret, as ConfirmDevice takes them. */
export function secretOf({ group, key, secret }: DeviceClient) {
  const salt = `00${randomBytes(16).toString("hex")}`;
  const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
  return { Salt: base64(salt), PasswordVerifier: base64(srpVerifier(group, key, secret, salt)) };
}

/** Confirms the device that a sign-in made. @returns it, and whether the user is to be asked */
export async function confirmed({ sdk }: Place, step: Answered, DeviceName?: string) {
  const device = newDevice(step);
  const { AccessToken = "" } = step.AuthenticationResult ?? {};
  const { UserConfirmationNecessary } = await sdk.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey: device.key, DeviceSecretVerifierConfig: secretOf(device), DeviceName }),
  );
  return { device, isAsked: UserConfirmationNecessary };
}

/** The two answers of a device; `begin` gives what `prove` takes. Members of `other` are sent in their place. */
export function deviceAnswers(place: Place, { key, group, secret }: DeviceClient, USERNAME: string) {
  const exchange = anSrpExchange();
  const begin = (step: Pick<Answered, "Session">, other: Record<string, string> = {}) =>
    answer(place, step, { USERNAME, DEVICE_KEY: key, SRP_A: exchange.A, ...other }, "DEVICE_SRP_AUTH");
  const claim = (parameters: Record<string, string> | undefined): Record<string, string> => ({
    USERNAME,
    DEVICE_KEY: key,
    ...exchange.prove({ group, name: key, secret }, parameters, srpTimestamp(place.server.clock.now())),
  });
  const prove = (step: Pick<Answered, "Session" | "ChallengeParameters">, other: Record<string, string> = {}) =>
    answer(place, step, { ...claim(step.ChallengeParameters), ...other }, "DEVICE_PASSWORD_VERIFIER");
  return { begin, prove, claim };
}

/** Answers a DEVICE_SRP_AUTH to the end. @param withSession false: as clients do that send none */
export async function proveDevice(place: Place, step: Answered, device: DeviceClient, username: string, withSession = true) {
  const { begin, prove } = deviceAnswers(place, device, username);
  const session = ({ Session }: Pick<Answered, "Session">) => ({ Session: withSession ? Session : undefined });
  const challenge = await begin(session(step));
  return prove({ ...session(challenge), ChallengeParameters: challenge.ChallengeParameters });
}

/** Refreshes as Amplify does. @returns what GetTokensFromRefreshToken answers */
export const refreshWith = ({ sdk, ClientId }: Place, RefreshToken: string | undefined, DeviceKey?: string) =>
  sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken, DeviceKey }));

/** A key of nobody's device. */
export const nobodysKey = "us-east-1_00000000-0000-0000-0000-000000000000";

/** A pool that tracks devices, with text messages and authenticator apps as factors. @param devices undefined: it tracks none */
export const aDevicePlace = (
  server: TestServer,
  devices: DeviceConfigurationType | undefined = { ChallengeRequiredOnNewDevice: true },
  MfaConfiguration: "ON" | "OPTIONAL" | "OFF" = "OPTIONAL",
): Promise<Place> =>
  aPlace(server, {
    pool: { ...(devices && { DeviceConfiguration: devices }) },
    ...(MfaConfiguration !== "OFF" && { mfa: { MfaConfiguration, ...factorBlocks.sms, ...factorBlocks.totp } }),
  });

/** Turns text messages on as a member's second factor. */
export const preferSms = ({ sdk, UserPoolId }: Place, Username: string) =>
  sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SMSMfaSettings: { Enabled: true, PreferredMfa: true } }));

let numbers = 1000;
/** A user with text messages as second factor. @returns the name, and how the code that was sent is answered */
export async function aMemberWithSms(place: Place, name: string) {
  const phone = `+1206555${numbers++}`;
  await aMember(place, name, { attributes: { phone_number: phone } });
  await preferSms(place, name);
  const right = async (other: Record<string, string> = {}): Promise<Record<string, string>> => ({
    USERNAME: name,
    SMS_MFA_CODE: await codeTo(place, phone),
    ...other,
  });
  return { name, right };
}

/** A user whose first sign-in passed MFA and made a device, which is confirmed. */
export async function aMemberWithDevice(place: Place, name: string) {
  const user = await aMemberWithSms(place, name);
  const first = await answer(place, await enter(place, name), await user.right());
  return { ...user, ...(await confirmed(place, first)), first };
}

/** A password sign-in by an app that names its device. */
export const enterFrom = (place: Place, USERNAME: string, { key }: DeviceClient, PASSWORD = password) =>
  begin(place, "USER_PASSWORD_AUTH", { USERNAME, PASSWORD, DEVICE_KEY: key });

/** The device in the access token. */
export const deviceClaimOf = ({ AuthenticationResult }: Answered) => decodeJwt(AuthenticationResult?.AccessToken ?? "").device_key;

/** Asserts tokens of a sign-in from this device: nothing is left to answer, and no other device was made. */
export function signedInFrom({ key }: DeviceClient, step: Answered): void {
  assert.equal(step.ChallengeName, undefined);
  assert.equal(step.AuthenticationResult?.NewDeviceMetadata, undefined);
  assert.equal(deviceClaimOf(step), key);
}
