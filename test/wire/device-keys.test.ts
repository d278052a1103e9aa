/** DEVICE_KEY in the requests of a sign-in: left out on the way, unknown, another user's, or where devices are not tracked. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  aDevicePlace,
  aMemberWithDevice,
  aMemberWithSms,
  confirmed,
  deviceClaimOf,
  enterFrom,
  newDevice,
  nobodysKey,
  proveDevice,
  refreshWith,
  signedInFrom,
} from "../support/device-client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aClientOf, aMember, answer, begin, enter, factorBlocks, password, refused, type Step, totpCode } from "../support/sign-in.ts";
import { anSrpClient } from "../support/srp-client.ts";

const unknown = ["ResourceNotFoundException", "Device does not exist."] as const;
const verifier: Step = { ChallengeName: "PASSWORD_VERIFIER", Session: undefined };

describe("keys of devices", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  describe("a key in one answer and not in the next", () => {
    test("no device is asked for its proof by a request that did not name it, and none is made", async () => {
      const place = await aDevicePlace(server);
      const { name, right, device } = await aMemberWithDevice(place, "ann");
      const { UserPoolId, sdk } = place;
      await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: name, Password: password, Permanent: false }));
      const step = await enterFrom(place, name, device);
      assert.equal(step.ChallengeName, "NEW_PASSWORD_REQUIRED");
      const second = await answer(place, step, { USERNAME: name, NEW_PASSWORD: `${password}2` });
      assert.equal(second.ChallengeName, "SMS_MFA");
      const tokens = await answer(place, second, await right());
      assert.equal(tokens.AuthenticationResult?.NewDeviceMetadata, undefined);
      assert.equal(deviceClaimOf(tokens), undefined);
      await refreshWith(place, tokens.AuthenticationResult?.RefreshToken, device.key);
    });

    test("a factor is chosen and set up on the way", async () => {
      const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: true }, "OFF");
      await aMember(place, "ann");
      const { device } = await confirmed(place, await enter(place, "ann"));
      const { sdk, UserPoolId } = place;
      await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: "ON", ...factorBlocks.totp }));
      const enrol = async (key?: string) => {
        const step = key ? await enterFrom(place, "ann", device) : await enter(place, "ann");
        assert.equal(step.ChallengeName, "MFA_SETUP");
        const { SecretCode = "", Session } = await sdk.send(new AssociateSoftwareTokenCommand({ Session: step.Session }));
        const verified = await sdk.send(new VerifySoftwareTokenCommand({ Session, UserCode: totpCode(place, SecretCode) }));
        return answer(place, { ChallengeName: "MFA_SETUP", Session: verified.Session }, { USERNAME: "ann" });
      };
      const old = await enrol(device.key);
      assert.equal(old.AuthenticationResult?.NewDeviceMetadata, undefined);
      assert.equal(deviceClaimOf(old), undefined);
    });

    test("whoever sets up MFA has passed it", async () => {
      const place = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: true }, "ON");
      await aMember(place, "ann");
      const { sdk } = place;
      const { Session: asked } = await enter(place, "ann");
      const { SecretCode = "", Session } = await sdk.send(new AssociateSoftwareTokenCommand({ Session: asked }));
      const verified = await sdk.send(new VerifySoftwareTokenCommand({ Session, UserCode: totpCode(place, SecretCode) }));
      const first = await answer(place, { ChallengeName: "MFA_SETUP", Session: verified.Session }, { USERNAME: "ann" });
      const { device } = await confirmed(place, first);
      signedInFrom(device, await proveDevice(place, await enterFrom(place, "ann", device), device, "ann"));
    });
  });

  describe("a key of no device of the user", () => {
    test("is refused in every request, which may be repeated without it", async () => {
      const place = await aDevicePlace(server);
      const { name, right } = await aMemberWithSms(place, "ann");
      const { device: foreign } = await aMemberWithDevice(place, "bob");
      for (const DEVICE_KEY of [nobodysKey, foreign.key, "nonsense"]) {
        await refused(begin(place, "USER_PASSWORD_AUTH", { USERNAME: name, PASSWORD: password, DEVICE_KEY }), ...unknown);
        await refused(begin(place, "USER_SRP_AUTH", { USERNAME: name, SRP_A: "2", DEVICE_KEY }), ...unknown);
        await refused(begin(place, "USER_AUTH", { USERNAME: name, DEVICE_KEY }), ...unknown);
        const srp = anSrpClient(place.UserPoolId, password);
        const exchange = await begin(place, "USER_SRP_AUTH", { USERNAME: name, SRP_A: srp.A });
        const proof = srp.answer(exchange.ChallengeParameters, server.clock.now());
        await refused(answer(place, verifier, { ...proof, DEVICE_KEY }), ...unknown);
        const step = await answer(place, verifier, proof);
        assert.equal(step.ChallengeName, "SMS_MFA");
        await refused(answer(place, step, await right({ DEVICE_KEY })), ...unknown);
        newDevice(await answer(place, step, await right()));
      }
    });

    test("a wrong password, proof or code is what it is, whatever the key", async () => {
      const place = await aDevicePlace(server);
      const { name } = await aMemberWithSms(place, "ann");
      const wrong = ["NotAuthorizedException", "Incorrect username or password."] as const;
      const DEVICE_KEY = nobodysKey;
      await refused(begin(place, "USER_PASSWORD_AUTH", { USERNAME: name, PASSWORD: "Wrong-horse-1", DEVICE_KEY }), ...wrong);
      const srp = anSrpClient(place.UserPoolId, "Wrong-horse-1");
      const exchange = await begin(place, "USER_SRP_AUTH", { USERNAME: name, SRP_A: srp.A });
      await refused(answer(place, verifier, { ...srp.answer(exchange.ChallengeParameters, server.clock.now()), DEVICE_KEY }), ...wrong);
      const answering = answer(place, await enter(place, name), { USERNAME: name, SMS_MFA_CODE: "0", DEVICE_KEY });
      await refused(answering, "CodeMismatchException", "Invalid code or auth state for the user.");
    });

    test("tells nobody whether a user exists", async () => {
      const place = await aDevicePlace(server);
      const hiding = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" }) };
      await aMember(place, "ann");
      for (const USERNAME of ["ann", "nobody"]) {
        const named = { USERNAME, DEVICE_KEY: nobodysKey };
        await refused(begin(hiding, "USER_SRP_AUTH", { ...named, SRP_A: "2" }), ...unknown);
        await refused(begin(hiding, "USER_AUTH", named), ...unknown);
        await refused(begin(hiding, "USER_AUTH", { ...named, PREFERRED_CHALLENGE: "PASSWORD_SRP", SRP_A: "2" }), ...unknown);
        await refused(
          answer(hiding, { ChallengeName: undefined, Session: undefined }, { ...named, SRP_A: "2" }, "DEVICE_SRP_AUTH"),
          ...unknown,
        );
        const choice = await begin(hiding, "USER_AUTH", { USERNAME });
        await refused(answer(hiding, choice, { ...named, ANSWER: "PASSWORD_SRP" }), ...unknown);
        await refused(
          begin(hiding, "USER_PASSWORD_AUTH", { ...named, PASSWORD: "Wrong-horse-1" }),
          "NotAuthorizedException",
          "Incorrect username or password.",
        );
      }
    });
  });

  test("once the pool tracks devices no more their keys mean nothing, also at refresh", async () => {
    const place = await aDevicePlace(server);
    const { name, device, first, right } = await aMemberWithDevice(place, "ann");
    await place.sdk.send(new UpdateUserPoolCommand({ UserPoolId: place.UserPoolId }));
    server.clock.advance(2);
    await refreshWith(place, first.AuthenticationResult?.RefreshToken);
    const step = await enterFrom(place, name, device);
    assert.equal(step.ChallengeName, "SMS_MFA");
    const tokens = await answer(place, step, await right({ DEVICE_KEY: nobodysKey }));
    assert.equal(tokens.AuthenticationResult?.NewDeviceMetadata, undefined);
    assert.equal(deviceClaimOf(tokens), undefined);
  });
});
