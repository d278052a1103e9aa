/** Signing in from devices: what is asked of new, confirmed, remembered and trusted ones. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AdminUpdateDeviceStatusCommand, DescribeUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { secretHash } from "../../src/domain/client/secret-hash.ts";
import {
  aDevicePlace,
  aMemberWithDevice,
  aMemberWithSms,
  confirmed,
  deviceAnswers,
  deviceClaimOf,
  enterFrom,
  newDevice,
  nobodysKey,
  preferSms,
  proveDevice,
  refreshWith,
  signedInFrom,
} from "../support/device-client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import {
  aClientOf,
  adminAnswer,
  adminBegin,
  aMember,
  answer,
  aPlace,
  begin,
  codeTo,
  enter,
  password,
  refused,
  type Step,
} from "../support/sign-in.ts";
import { anSrpClient } from "../support/srp-client.ts";

const invalidRefresh = ["NotAuthorizedException", "Invalid Refresh Token."] as const;
const verifier: Step = { ChallengeName: "PASSWORD_VERIFIER", Session: undefined };

describe("signing in from devices", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  describe("a new device", () => {
    test("is made by every sign-in that names none, beside the tokens and in their claim", async () => {
      const place = await aDevicePlace(server);
      const { name, right } = await aMemberWithSms(place, "ann");
      const challenge = await enter(place, name);
      assert.equal(challenge.ChallengeName, "SMS_MFA");
      assert.equal(challenge.AuthenticationResult, undefined);
      const byMfa = await answer(place, challenge, await right());
      await aMember(place, "bob");
      const srp = anSrpClient(place.UserPoolId, password);
      const exchange = await begin(place, "USER_SRP_AUTH", { USERNAME: "bob", SRP_A: srp.A });
      const bySrp = await answer(place, verifier, srp.answer(exchange.ChallengeParameters, server.clock.now()));
      const byPassword = await enter(place, "bob");
      const byAdmin = await adminBegin(place, "ADMIN_USER_PASSWORD_AUTH", { USERNAME: "bob", PASSWORD: password });
      const byChoice = await begin(place, "USER_AUTH", { USERNAME: "bob", PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password });
      const devices = [byMfa, bySrp, byPassword, byAdmin, byChoice].map((step) => {
        const { key, group } = newDevice(step);
        assert.match(key, /^us-east-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        assert.match(group, /^-[A-Za-z0-9]{8}$/);
        assert.equal(deviceClaimOf(step), key);
        return key;
      });
      assert.equal(new Set(devices).size, devices.length);
    });

    test("is not made where the pool tracks none", async () => {
      const place = await aPlace(server);
      await aMember(place, "ann");
      for (const DEVICE_KEY of ["", nobodysKey, "nonsense"]) {
        const step = await begin(place, "USER_PASSWORD_AUTH", { USERNAME: "ann", PASSWORD: password, DEVICE_KEY });
        assert.equal(step.AuthenticationResult?.NewDeviceMetadata, undefined);
        assert.equal(deviceClaimOf(step), undefined);
        await refreshWith(place, step.AuthenticationResult?.RefreshToken);
      }
    });

    test("that nobody confirmed brings no new tokens; confirmed, it does with its key only, and makes no other", async () => {
      const place = await aDevicePlace(server);
      await aMember(place, "ann");
      const first = await enter(place, "ann");
      const token = first.AuthenticationResult?.RefreshToken;
      const { key } = newDevice(first);
      await refused(refreshWith(place, token), ...invalidRefresh);
      await refused(refreshWith(place, token, key), ...invalidRefresh);
      await confirmed(place, first);
      await refused(refreshWith(place, token), ...invalidRefresh);
      await refused(refreshWith(place, token, nobodysKey), ...invalidRefresh);
      const inOldFlow = (more: Record<string, string>) => begin(place, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: token ?? "", ...more });
      await refused(inOldFlow({}), "NotAuthorizedException", "Invalid Refresh Token");
      for (const step of [await refreshWith(place, token, key), await inOldFlow({ DEVICE_KEY: key })]) {
        assert.equal(step.AuthenticationResult?.NewDeviceMetadata, undefined);
        assert.equal(decodeJwt(step.AuthenticationResult?.AccessToken ?? "").device_key, key);
      }
    });
  });

  describe("a trusted device", () => {
    test("stands in for MFA once it proved its secret", async () => {
      const place = await aDevicePlace(server);
      const { name, device } = await aMemberWithDevice(place, "ann");
      const step = await enterFrom(place, name, device);
      assert.equal(step.ChallengeName, "DEVICE_SRP_AUTH");
      assert.match(step.Session ?? "", /^AYABe/);
      assert.deepEqual(step.ChallengeParameters, { USERNAME: name, DEVICE_KEY: device.key });
      const { begin: start, prove } = deviceAnswers(place, device, name);
      const challenge = await start(step);
      assert.equal(challenge.ChallengeName, "DEVICE_PASSWORD_VERIFIER");
      const { SALT, SRP_B, SECRET_BLOCK, ...named } = challenge.ChallengeParameters ?? {};
      assert.deepEqual(named, { USERNAME: name, DEVICE_KEY: device.key });
      assert.match(`${SALT}${SRP_B}`, /^[0-9a-f]+$/);
      assert.ok(SECRET_BLOCK);
      signedInFrom(device, await prove(challenge));
    });

    test("is asked again each time, and refreshes with its key", async () => {
      const place = await aDevicePlace(server);
      const { name, device } = await aMemberWithDevice(place, "ann");
      for (let times = 0; times < 2; times++) {
        const step = await proveDevice(place, await enterFrom(place, name, device), device, name);
        signedInFrom(device, step);
        await refused(refreshWith(place, step.AuthenticationResult?.RefreshToken), ...invalidRefresh);
        signedInFrom(device, await refreshWith(place, step.AuthenticationResult?.RefreshToken, device.key));
      }
    });

    test("by SRP, by choice and by an administrator's server", async () => {
      const place = await aDevicePlace(server);
      const { name, device } = await aMemberWithDevice(place, "ann");
      const DEVICE_KEY = device.key;
      const srp = anSrpClient(place.UserPoolId, password);
      const exchange = await begin(place, "USER_SRP_AUTH", { USERNAME: name, SRP_A: srp.A, DEVICE_KEY });
      const proof = { ...srp.answer(exchange.ChallengeParameters, server.clock.now()), DEVICE_KEY };
      signedInFrom(device, await proveDevice(place, await answer(place, verifier, proof), device, name));
      const chosen = { USERNAME: name, PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password, DEVICE_KEY };
      signedInFrom(device, await proveDevice(place, await begin(place, "USER_AUTH", chosen), device, name));
      const choice = await begin(place, "USER_AUTH", { USERNAME: name });
      const answered = await answer(place, choice, { USERNAME: name, ANSWER: "PASSWORD", PASSWORD: password, DEVICE_KEY });
      signedInFrom(device, await proveDevice(place, answered, device, name));
      const byAdmin = await adminBegin(place, "ADMIN_USER_PASSWORD_AUTH", { USERNAME: name, PASSWORD: password, DEVICE_KEY });
      assert.equal(byAdmin.ChallengeName, "DEVICE_SRP_AUTH");
      const { claim, begin: start } = deviceAnswers(place, device, name);
      await refused(start(byAdmin), "NotAuthorizedException", "Invalid session for the user.");
      const A = "abcdef01".repeat(32);
      const challenge = await adminAnswer(place, byAdmin, { USERNAME: name, DEVICE_KEY, SRP_A: A });
      assert.equal(challenge.ChallengeName, "DEVICE_PASSWORD_VERIFIER");
      await refused(
        adminAnswer(place, challenge, claim(challenge.ChallengeParameters)),
        "NotAuthorizedException",
        "Incorrect username or password.",
      );
    });

    test("answers without sessions, as AWS's own sample does, and with one and not the other", async () => {
      const place = await aDevicePlace(server);
      const { name, device } = await aMemberWithDevice(place, "ann");
      signedInFrom(device, await proveDevice(place, await enterFrom(place, name, device), device, name, false));
      const none = { Session: undefined };
      for (const [first, second] of [
        [true, false],
        [false, true],
      ]) {
        const { begin: start, prove } = deviceAnswers(place, device, name);
        const step = await enterFrom(place, name, device);
        const challenge = await start(first ? step : none);
        signedInFrom(device, await prove(second ? challenge : { ...challenge, ...none }));
      }
    });

    test("with a client's secret, whose hash is checked at both answers", async () => {
      const place = await aDevicePlace(server);
      const { sdk, UserPoolId } = place;
      const ClientId = await aClientOf(place, { GenerateSecret: true });
      const { UserPoolClient } = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
      const { name, device } = await aMemberWithDevice(place, "ann");
      const SECRET_HASH = secretHash(UserPoolClient?.ClientSecret ?? "", name, ClientId);
      const closed = { ...place, ClientId };
      const step = await begin(closed, "USER_PASSWORD_AUTH", { USERNAME: name, PASSWORD: password, DEVICE_KEY: device.key, SECRET_HASH });
      const { begin: start, prove } = deviceAnswers(closed, device, name);
      const missing = `Client ${ClientId} is configured with secret but SECRET_HASH was not received`;
      await refused(start(step), "NotAuthorizedException", missing);
      const challenge = await start(step, { SECRET_HASH });
      await refused(prove(challenge), "NotAuthorizedException", missing);
      signedInFrom(device, await prove(challenge, { SECRET_HASH }));
    });

    test("an alias stays the name of the whole sign-in", async () => {
      const place = await aPlace(server, {
        pool: { AliasAttributes: ["email"], DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
      });
      await aMember(place, "ann", { attributes: { email: "ann@example.com", email_verified: "true" } });
      const { device } = await confirmed(place, await enter(place, "ann@example.com"));
      const step = await enterFrom(place, "ann@example.com", device);
      assert.equal(step.ChallengeParameters?.USERNAME, "ann@example.com");
      signedInFrom(device, await proveDevice(place, step, device, "ann@example.com"));
      signedInFrom(device, await proveDevice(place, await enterFrom(place, "ann@example.com", device), device, "ann", false));
    });
  });

  describe("a remembered device that does not stand in for MFA", () => {
    test("remembered in a sign-in without MFA: one code more, then none", async () => {
      const place = await aDevicePlace(server);
      const phone = "+12065550001";
      await aMember(place, "ann", { attributes: { phone_number: phone } });
      const { device } = await confirmed(place, await enter(place, "ann"));
      await preferSms(place, "ann");
      const step = await enterFrom(place, "ann", device);
      assert.equal(step.ChallengeName, "SMS_MFA");
      const right = { USERNAME: "ann", SMS_MFA_CODE: await codeTo(place, phone), DEVICE_KEY: device.key };
      const second = await answer(place, step, right);
      assert.equal(second.ChallengeName, "DEVICE_SRP_AUTH");
      signedInFrom(device, await proveDevice(place, second, device, "ann"));
      const third = await enterFrom(place, "ann", device);
      assert.equal(third.ChallengeName, "DEVICE_SRP_AUTH");
      signedInFrom(device, await proveDevice(place, third, device, "ann"));
    });

    test("where the pool says so: MFA and then the device, each time", async () => {
      const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: false });
      const { name, right, device } = await aMemberWithDevice(place, "ann");
      for (let times = 0; times < 2; times++) {
        const step = await enterFrom(place, name, device);
        assert.equal(step.ChallengeName, "SMS_MFA");
        const second = await answer(place, step, await right({ DEVICE_KEY: device.key }));
        assert.equal(second.ChallengeName, "DEVICE_SRP_AUTH");
        signedInFrom(device, await proveDevice(place, second, device, name));
      }
    });

    test("after MFA the session of the code is as good as the new one, as amazon-cognito-identity-js sends it", async () => {
      const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: false });
      const { name, right, device } = await aMemberWithDevice(place, "ann");
      const step = await enterFrom(place, name, device);
      server.clock.advance(178);
      const second = await answer(place, step, await right({ DEVICE_KEY: device.key }));
      server.clock.advance(5);
      const { begin: start, prove } = deviceAnswers(place, device, name);
      signedInFrom(device, await prove(await start(step)));
      await refused(start(step), "NotAuthorizedException", "Invalid session for the user, session is expired.");
      await refused(start(second), "NotAuthorizedException", "Invalid session for the user, session can only be used once.");
    });

    test("without MFA it is asked all the same, before the tokens", async () => {
      const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: true }, "OFF");
      await aMember(place, "ann");
      const { device } = await confirmed(place, await enter(place, "ann"));
      const step = await enterFrom(place, "ann", device);
      assert.equal(step.ChallengeName, "DEVICE_SRP_AUTH");
      signedInFrom(device, await proveDevice(place, step, device, "ann", false));
    });

    test("after a one-time code that is the first factor", async () => {
      const AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] = ["PASSWORD", "EMAIL_OTP"];
      const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true };
      const place = await aPlace(server, { pool: { DeviceConfiguration, Policies: { SignInPolicy: { AllowedFirstAuthFactors } } } });
      await aMember(place, "ann", { attributes: { email: "ann@example.com", email_verified: "true" } });
      const byCode = async (more: Record<string, string> = {}) => {
        const step = await begin(place, "USER_AUTH", { USERNAME: "ann", PREFERRED_CHALLENGE: "EMAIL_OTP" });
        return answer(place, step, { USERNAME: "ann", EMAIL_OTP_CODE: await codeTo(place, "ann@example.com"), ...more });
      };
      const { device } = await confirmed(place, await byCode());
      const step = await byCode({ DEVICE_KEY: device.key });
      assert.equal(step.ChallengeName, "DEVICE_SRP_AUTH");
      signedInFrom(device, await proveDevice(place, step, device, "ann"));
    });
  });

  test("confirmed and not remembered: MFA as ever, no proof asked, refreshing takes the key; remembered, it is trusted", async () => {
    const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true });
    const { name, right, device, isAsked } = await aMemberWithDevice(place, "ann");
    assert.equal(isAsked, true);
    const step = await enterFrom(place, name, device);
    assert.equal(step.ChallengeName, "SMS_MFA");
    const tokens = await answer(place, step, await right({ DEVICE_KEY: device.key }));
    signedInFrom(device, tokens);
    await refused(refreshWith(place, tokens.AuthenticationResult?.RefreshToken), ...invalidRefresh);
    signedInFrom(device, await refreshWith(place, tokens.AuthenticationResult?.RefreshToken, device.key));
    const remember = { UserPoolId: place.UserPoolId, Username: name, DeviceKey: device.key, DeviceRememberedStatus: "remembered" } as const;
    await place.sdk.send(new AdminUpdateDeviceStatusCommand(remember));
    signedInFrom(device, await proveDevice(place, await enterFrom(place, name, device), device, name));
    await place.sdk.send(new AdminUpdateDeviceStatusCommand({ ...remember, DeviceRememberedStatus: "not_remembered" }));
    assert.equal((await enterFrom(place, name, device)).ChallengeName, "SMS_MFA");
  });
});
