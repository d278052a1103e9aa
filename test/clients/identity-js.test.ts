/** amazon-cognito-identity-js, unchanged: SRP sign-in, authenticator set-up, preference, MFA sign-in, refresh, global sign-out. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from "amazon-cognito-identity-js";
import { sdkClient, startTestServer } from "../support/server.ts";
import { aSignInPlace, authenticator, password } from "./walk.ts";

class MemoryStorage implements ICognitoStorage {
  readonly items = new Map<string, string>();
  setItem = (key: string, value: string) => void this.items.set(key, value);
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  clear = () => this.items.clear();
}

type SignedIn = { session: CognitoUserSession } | { totpRequired: true };

const signIn = (user: CognitoUser) =>
  new Promise<SignedIn>((resolve, reject) =>
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password: password }), {
      onSuccess: (session) => resolve({ session }),
      onFailure: reject,
      totpRequired: () => resolve({ totpRequired: true }),
    }),
  );

/** A node-style callback as a promise. */
const called = <Result>(call: (done: (error: Error | null | undefined, result?: Result) => void) => void) =>
  new Promise<Result | undefined>((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));

test("amazon-cognito-identity-js walks through MFA unchanged", async (t) => {
  const server = await startTestServer();
  t.after(server.close);
  const { UserPoolId, ClientId } = await aSignInPlace(sdkClient(server), "ann");
  const storage = new MemoryStorage();
  const pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: server.url, Storage: storage });
  const user = new CognitoUser({ Username: "ann", Pool: pool, Storage: storage });

  const first = await signIn(user);
  assert.ok("session" in first, "without a factor there is no challenge");

  const secret = await new Promise<string>((resolve, reject) =>
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
  );
  const code = authenticator(secret, server.clock.now);
  await new Promise((resolve, reject) => user.verifySoftwareToken(code(), "phone", { onSuccess: resolve, onFailure: reject }));
  assert.equal(await called<string>((done) => user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, done)), "SUCCESS");

  assert.ok("totpRequired" in (await signIn(user)), "the preference decides the challenge");
  const session = await new Promise<CognitoUserSession>((resolve, reject) =>
    user.sendMFACode(code(), { onSuccess: resolve, onFailure: reject }, "SOFTWARE_TOKEN_MFA"),
  );
  const data = await called<{ PreferredMfaSetting?: string; UserMFASettingList?: string[] }>((done) => user.getUserData(done as never));
  assert.deepEqual([data?.PreferredMfaSetting, data?.UserMFASettingList], ["SOFTWARE_TOKEN_MFA", ["SOFTWARE_TOKEN_MFA"]]);

  server.clock.advance(2);
  const refreshed = await called<CognitoUserSession>((done) => user.refreshSession(session.getRefreshToken(), done));
  assert.notEqual(refreshed?.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());

  assert.equal(await new Promise((resolve, reject) => user.globalSignOut({ onSuccess: resolve, onFailure: reject })), "SUCCESS");
  await assert.rejects(
    called((done) => user.refreshSession(session.getRefreshToken(), done)),
    { code: "NotAuthorizedException" },
  );
});
