/** SetUserSettings, AdminSetUserSettings, GetUserAuthFactors and AdminGetUserAuthFactors by the real SDK. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import {
  AdminGetUserAuthFactorsCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserSettingsCommand,
  type CognitoIdentityProviderClient,
  GetUserAuthFactorsCommand,
  type MFAOptionType,
  SetUserSettingsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Sealed } from "../../src/domain/sealed.ts";
import type { User } from "../../src/domain/user/user.ts";
import { sdkClient, signed, startTestServer, type TestServer, wire } from "../support/server.ts";
import { makePool, type SignedIn, signIn, type TestPool } from "../support/signed-in.ts";

let server: TestServer;
let sdk: CognitoIdentityProviderClient;
let pool: TestPool;
before(async () => {
  server = await startTestServer();
  sdk = sdkClient(server);
  pool = await makePool(sdk);
});
after(() => server.close());

const phone: Partial<User> = { attributes: { phone_number: "+12065550100" } };
const sms: MFAOptionType = { DeliveryMedium: "SMS", AttributeName: "phone_number" };
const byUser = ({ accessToken }: SignedIn, MFAOptions: MFAOptionType[]) =>
  sdk.send(new SetUserSettingsCommand({ AccessToken: accessToken, MFAOptions }));
const byAdmin = ({ username }: SignedIn, MFAOptions: MFAOptionType[]) =>
  sdk.send(new AdminSetUserSettingsCommand({ UserPoolId: pool.poolId, Username: username, MFAOptions }));

for (const [who, set] of [
  ["the user", byUser],
  ["an administrator", byAdmin],
] as const) {
  test(`${who} turns SMS on and off; the preference API sees it and is seen`, async () => {
    const user = await signIn(server, pool, phone);
    await set(user, [sms]);
    assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA"] });
    const prefer = { UserPoolId: pool.poolId, Username: user.username, SMSMfaSettings: { Enabled: true, PreferredMfa: true } };
    await sdk.send(new AdminSetUserMFAPreferenceCommand(prefer));
    await set(user, [sms]);
    assert.deepEqual((await user.stored()).mfa, { enabled: ["SMS_MFA"], preferred: "SMS_MFA" });
    await set(user, []);
    assert.deepEqual((await user.stored()).mfa, { enabled: [] });
  });

  test(`${who}: no phone, or another medium, and nothing changes`, async () => {
    const user = await signIn(server, pool);
    const before = await user.stored();
    const invalid = { name: "InvalidParameterException" };
    await assert.rejects(set(user, [sms]), { ...invalid, message: "User does not have delivery config set to turn on SMS_MFA" });
    await assert.rejects(set(user, [{ ...sms, DeliveryMedium: "EMAIL" }]), {
      ...invalid,
      message: "MFAOptions can only set SMS delivery to phone_number.",
    });
    assert.deepEqual(await user.stored(), before);
  });
}

test("both answer {} and need MFAOptions", async () => {
  const user = await signIn(server, pool, phone);
  const admin = { UserPoolId: pool.poolId, Username: user.username };
  assert.equal((await wire(server, "SetUserSettings", { AccessToken: user.accessToken, MFAOptions: [sms] })).text, "{}");
  assert.equal((await wire(server, "AdminSetUserSettings", { ...admin, MFAOptions: [] }, signed)).text, "{}");
  const { body } = await wire(server, "AdminSetUserSettings", admin, signed);
  assert.match(String(body.message), /Value null at 'mFAOptions' failed to satisfy constraint: Member must not be null$/);
});

test("who may not act may not set", async () => {
  const user = await signIn(server, pool, { ...phone, status: "RESET_REQUIRED" });
  await assert.rejects(byUser(user, [sms]), { name: "PasswordResetRequiredException" });
  const missing = { ...user, username: "nobody" };
  await assert.rejects(byAdmin(missing, [sms]), { name: "UserNotFoundException", message: "User does not exist." });
});

for (const [who, get] of [
  ["the user", ({ accessToken }: SignedIn) => sdk.send(new GetUserAuthFactorsCommand({ AccessToken: accessToken }))],
  [
    "an administrator",
    ({ username }: SignedIn) => sdk.send(new AdminGetUserAuthFactorsCommand({ UserPoolId: pool.poolId, Username: username })),
  ],
] as const) {
  test(`${who} sees what the user could sign in with`, async () => {
    const bare = await signIn(server, pool);
    const { $metadata: _, ...nothing } = await get(bare);
    assert.deepEqual(nothing, { Username: bare.username });
    const full = await signIn(server, pool, {
      attributes: { phone_number: "+12065550100", email: "ada@example.com" },
      password: { salt: "00", verifier: "sealed" as Sealed, setAt: 1 },
      softwareToken: { secret: "sealed" as Sealed, verifiedAt: 1 },
      mfa: { enabled: ["SMS_MFA", "EMAIL_OTP"], preferred: "EMAIL_OTP" },
    });
    const { $metadata: __, ...everything } = await get(full);
    assert.deepEqual(everything, {
      Username: full.username,
      PreferredMfaSetting: "EMAIL_OTP",
      UserMFASettingList: ["SMS_MFA", "EMAIL_OTP"],
      ConfiguredUserAuthFactors: ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "SOFTWARE_TOKEN"],
    });
  });
}

test("the factors of nobody", async () => {
  const ask = (UserPoolId: string) => sdk.send(new AdminGetUserAuthFactorsCommand({ UserPoolId, Username: "nobody" }));
  await assert.rejects(ask(pool.poolId), { name: "UserNotFoundException" });
  await assert.rejects(ask("us-east-1_Nowhere00"), { name: "ResourceNotFoundException" });
});
