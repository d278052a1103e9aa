/** amazon-cognito-identity-js with its own store of devices, unchanged: a remembered device is not asked for a code, a forgotten one is again. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AdminForgetDeviceCommand, type DeviceConfigurationType } from "@aws-sdk/client-cognito-identity-provider";
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from "amazon-cognito-identity-js";
import { sdkClient, startTestServer, type TestServer } from "../support/server.ts";
import { aSignInPlace, authenticator, password } from "./walk.ts";

class MemoryStorage implements ICognitoStorage {
  readonly items = new Map<string, string>();
  setItem = (key: string, value: string) => void this.items.set(key, value);
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  clear = () => this.items.clear();
}

/** How far a step came: tokens, perhaps with the question whether to remember the device, or the wish for a code. */
type Step = { readonly session: CognitoUserSession; readonly mayRemember: boolean } | "totp";
type Callbacks = {
  readonly onSuccess: (session: CognitoUserSession, mayRemember?: boolean) => void;
  readonly onFailure: (error: Error) => void;
  readonly totpRequired: () => void;
};

const stepped = (take: (callbacks: Callbacks) => void) =>
  new Promise<Step>((resolve, reject) =>
    take({
      onSuccess: (session, mayRemember = false) => resolve({ session, mayRemember }),
      onFailure: reject,
      totpRequired: () => resolve("totp"),
    }),
  );

/** Callbacks as the methods on devices and authenticators take them. */
const said = <Answer>(call: (callbacks: { onSuccess: (answer: Answer) => void; onFailure: (error: Error) => void }) => void) =>
  new Promise<Answer>((resolve, reject) => call({ onSuccess: resolve, onFailure: reject }));

const refreshed = (user: CognitoUser, session: CognitoUserSession) =>
  new Promise<CognitoUserSession>((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(), (error, next) => (error ? reject(error) : resolve(next))),
  );

/** The device in the access token of a sign-in that has nothing left to ask. */
function deviceIn(step: Step): string {
  assert.ok(step !== "totp", "no code is asked for");
  return step.session.getAccessToken().decodePayload().device_key;
}

describe("devices with amazon-cognito-identity-js", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  /** A user on a browser that keeps what it is told. `page`: one that was just loaded, which knows only what is kept. */
  async function aBrowser(DeviceConfiguration: DeviceConfigurationType) {
    const { UserPoolId, ClientId } = await aSignInPlace(sdkClient(server), "ann", "OPTIONAL", { DeviceConfiguration }, [
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
    ]);
    const Storage = new MemoryStorage();
    const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: server.url, Storage });
    const page = () => new CognitoUser({ Username: "ann", Pool, Storage });
    return { UserPoolId, Storage, page };
  }

  function enter(user: CognitoUser, flow: "USER_SRP_AUTH" | "USER_PASSWORD_AUTH"): Promise<Step> {
    user.setAuthenticationFlowType(flow);
    return stepped((callbacks) => user.authenticateUser(new AuthenticationDetails({ Username: "ann", Password: password }), callbacks));
  }

  /** Registers and prefers an authenticator app. @returns how a page answers with its next code */
  async function register(user: CognitoUser) {
    const secret = await new Promise<string>((resolve, reject) =>
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
    );
    const code = authenticator(secret, server.clock.now);
    await said<CognitoUserSession>((callbacks) => user.verifySoftwareToken(code(), "phone", callbacks));
    await new Promise<void>((resolve, reject) =>
      user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, (error) => (error ? reject(error) : resolve())),
    );
    return (page: CognitoUser) => stepped((callbacks) => page.sendMFACode(code(), callbacks, "SOFTWARE_TOKEN_MFA"));
  }

  test("always remembered: a code at the first sign-in, none at the second, one again after the device was forgotten", async () => {
    const { Storage, page } = await aBrowser({ ChallengeRequiredOnNewDevice: true });
    const desk = page();
    await enter(desk, "USER_PASSWORD_AUTH");
    const sendCode = await register(desk);
    Storage.clear();

    const first = page();
    assert.equal(await enter(first, "USER_PASSWORD_AUTH"), "totp");
    const passed = await sendCode(first);
    const key = deviceIn(passed);
    assert.equal(passed !== "totp" && passed.mayRemember, false, "the pool remembers without asking");

    const second = page();
    const again = await enter(second, "USER_SRP_AUTH");
    assert.equal(deviceIn(again), key);
    assert.ok(again !== "totp");
    server.clock.advance(2);
    assert.equal((await refreshed(second, again.session)).getAccessToken().decodePayload().device_key, key);
    const { Devices } = await said<{ Devices: { DeviceKey: string }[] }>((callbacks) => second.listDevices(10, null, callbacks as never));
    assert.equal(Devices.length, 2, "this one and that of the desk");

    await said((callbacks) => second.forgetDevice(callbacks));
    assert.equal(await enter(page(), "USER_PASSWORD_AUTH"), "totp");
  });

  test("remembered on request and before MFA: one code more, then none; forgotten by an administrator, the client begins anew", async () => {
    const { UserPoolId, page } = await aBrowser({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true });
    const first = page();
    const step = await enter(first, "USER_PASSWORD_AUTH");
    const DeviceKey = deviceIn(step);
    assert.equal(step !== "totp" && step.mayRemember, true);
    assert.equal(await said((callbacks) => first.setDeviceStatusRemembered(callbacks)), "SUCCESS");
    const sendCode = await register(first);

    const second = page();
    assert.equal(await enter(second, "USER_PASSWORD_AUTH"), "totp");
    assert.equal(deviceIn(await sendCode(second)), DeviceKey, "the device proves itself with the session of the code");
    assert.equal(deviceIn(await enter(page(), "USER_PASSWORD_AUTH")), DeviceKey);

    server.clock.advance(30); // the app shows its next code
    await sdkClient(server).send(new AdminForgetDeviceCommand({ UserPoolId, Username: "ann", DeviceKey }));
    const last = page();
    assert.equal(await enter(last, "USER_SRP_AUTH"), "totp", "the key is dropped and the answer repeated");
    assert.notEqual(deviceIn(await sendCode(last)), DeviceKey);
  });
});
