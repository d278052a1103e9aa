/** aws-amplify v6, unchanged (`userPoolEndpoint`): SRP sign-in, authenticator set-up, preference, MFA sign-in, refresh, global sign-out. */
import assert from "node:assert/strict";
import test from "node:test";
import { Amplify } from "aws-amplify";
import {
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  getCurrentUser,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { sdkClient, startTestServer } from "../support/server.ts";
import { aSignInPlace, authenticator, password } from "./walk.ts";

test("aws-amplify walks through MFA unchanged", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  const { UserPoolId, ClientId } = await aSignInPlace(sdkClient(server), "bob");
  Amplify.configure({ Auth: { Cognito: { userPoolId: UserPoolId, userPoolClientId: ClientId, userPoolEndpoint: server.url } } });
  const items = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void items.set(key, value),
    getItem: async (key) => items.get(key) ?? null,
    removeItem: async (key) => void items.delete(key),
    clear: async () => items.clear(),
  });

  assert.deepEqual((await signIn({ username: "bob", password })).nextStep, { signInStep: "DONE" });
  const { sharedSecret } = await setUpTOTP();
  const code = authenticator(sharedSecret, server.clock.now);
  await verifyTOTPSetup({ code: code() });
  await updateMFAPreference({ totp: "PREFERRED" });
  assert.deepEqual(await fetchMFAPreference(), { enabled: ["TOTP"], preferred: "TOTP" });
  await signOut();

  const { nextStep } = await signIn({ username: "bob", password });
  assert.equal(nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_TOTP_CODE");
  assert.equal((await confirmSignIn({ challengeResponse: code() })).isSignedIn, true);
  assert.equal((await getCurrentUser()).username, "bob");

  const before = await fetchAuthSession();
  server.clock.advance(2);
  const after = await fetchAuthSession({ forceRefresh: true });
  assert.notEqual(String(after.tokens?.accessToken), String(before.tokens?.accessToken));
  assert.equal(after.tokens?.accessToken.payload.username, "bob");

  await signOut({ global: true });
  await assert.rejects(fetchAuthSession({ forceRefresh: true }).then(() => getCurrentUser()));
});
