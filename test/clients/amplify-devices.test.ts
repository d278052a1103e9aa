/** aws-amplify v6, unchanged: a device that was remembered by `rememberDevice` is asked for no code, after `forgetDevice` it is again. */
import assert from "node:assert/strict";
import test from "node:test";
import { Amplify } from "aws-amplify";
import {
  confirmSignIn,
  fetchAuthSession,
  fetchDevices,
  forgetDevice,
  rememberDevice,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { sdkClient, startTestServer } from "../support/server.ts";
import { aSignInPlace, authenticator, password } from "./walk.ts";

test("aws-amplify remembers and forgets a device", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true };
  const { UserPoolId, ClientId } = await aSignInPlace(sdkClient(server), "bob", "OPTIONAL", { DeviceConfiguration });
  Amplify.configure({ Auth: { Cognito: { userPoolId: UserPoolId, userPoolClientId: ClientId, userPoolEndpoint: server.url } } });
  const items = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void items.set(key, value),
    getItem: async (key) => items.get(key) ?? null,
    removeItem: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  });
  const enter = async () => (await signIn({ username: "bob", password })).nextStep.signInStep;
  const device = async () => (await fetchAuthSession()).tokens?.accessToken.payload.device_key;

  assert.equal(await enter(), "DONE");
  const { sharedSecret } = await setUpTOTP();
  const code = authenticator(sharedSecret, server.clock.now);
  await verifyTOTPSetup({ code: code() });
  await updateMFAPreference({ totp: "PREFERRED" });
  await signOut();
  items.clear();

  assert.equal(await enter(), "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
  assert.equal((await confirmSignIn({ challengeResponse: code() })).isSignedIn, true);
  const key = await device();
  await rememberDevice();
  const remembered = (await fetchDevices()).find(({ id }) => id === key);
  assert.equal(remembered?.attributes?.["dev:device_remembered_status"], "remembered");
  await signOut();

  assert.equal(await enter(), "DONE");
  assert.equal(await device(), key);
  server.clock.advance(2);
  assert.equal((await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.payload.device_key, key);

  await forgetDevice();
  await signOut();
  assert.equal(await enter(), "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
});
