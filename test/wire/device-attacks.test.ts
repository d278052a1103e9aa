/** What is tried against devices: keys without secrets, proofs again, altered and borrowed blocks, answers out of turn, keys of others. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  AdminDisableUserCommand,
  AdminForgetDeviceCommand,
  AdminUpdateDeviceStatusCommand,
  ConfirmDeviceCommand,
  ForgetDeviceCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  type Answered,
  aDevicePlace,
  aMemberWithDevice,
  aMemberWithSms,
  confirmed,
  type DeviceClient,
  deviceAnswers,
  enterFrom,
  newDevice,
  nobodysKey,
  proveDevice,
  refreshWith,
  secretOf,
  signedInFrom,
} from "../support/device-client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { aClientOf, adminAnswer, aMember, answer, begin, enter, type Place, password, refused, type Step } from "../support/sign-in.ts";
import { anSrpClient, groupPrime } from "../support/srp-client.ts";

const wrong = ["NotAuthorizedException", "Incorrect username or password."] as const;
const unknown = ["ResourceNotFoundException", "Device does not exist."] as const;
const used = ["NotAuthorizedException", "Invalid session for the user, session can only be used once."] as const;
const invalid = ["NotAuthorizedException", "Invalid session for the user."] as const;
const noSession = ["InvalidParameterException", "Missing required parameter Session"] as const;
const badKey = ["InvalidParameterException", "Invalid device key given."] as const;
const none = { Session: undefined };

describe("attacks on devices", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aDevicePlace(server);
  });
  after(() => server.close());

  /** Where the device's proof is asked, its first answer given, and the right proof at hand. */
  async function halfWay(name: string, device: DeviceClient) {
    const step = await enterFrom(place, name, device);
    assert.equal(step.ChallengeName, "DEVICE_SRP_AUTH");
    const answers = deviceAnswers(place, device, name);
    const challenge = await answers.begin(step);
    return { step, challenge, ...answers };
  }
  const stolen = ({ key, group }: DeviceClient): DeviceClient => ({ key, group, secret: "guessed" });
  const outcomesOf = (results: readonly PromiseSettledResult<Answered>[]) =>
    results.map((result) => (result.status === "rejected" ? String(result.reason.message) : "in")).toSorted();

  test("a stolen key without its secret: refused, and the next sign-in asks for MFA, until the owner proved both", async () => {
    const { name, right, device } = await aMemberWithDevice(place, "stolen");
    await refused(proveDevice(place, await enterFrom(place, name, device), stolen(device), name), ...wrong);
    const next = await enterFrom(place, name, device);
    assert.equal(next.ChallengeName, "SMS_MFA");
    const second = await answer(place, next, await right({ DEVICE_KEY: device.key }));
    signedInFrom(device, await proveDevice(place, second, device, name));
    signedInFrom(device, await proveDevice(place, await enterFrom(place, name, device), device, name));
  });

  test("the same without sessions", async () => {
    const { name, device } = await aMemberWithDevice(place, "sessionless");
    await refused(proveDevice(place, await enterFrom(place, name, device), stolen(device), name, false), ...wrong);
    assert.equal((await enterFrom(place, name, device)).ChallengeName, "SMS_MFA");
  });

  test("guesses begun before one of them failed are no use, not even the right one", async () => {
    const { name, device } = await aMemberWithDevice(place, "many");
    const [first, second] = [await halfWay(name, device), await halfWay(name, device)];
    await refused(first.prove(first.challenge, { PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64") }), ...wrong);
    await refused(second.prove(second.challenge), ...wrong);
    const { name: flooded, device: target } = await aMemberWithDevice(place, "flooded");
    const guessers = await Promise.all(Array.from({ length: 8 }, () => halfWay(flooded, target)));
    const forged = { PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64") };
    const results = await Promise.allSettled(guessers.map(({ prove, challenge }) => prove(challenge, forged)));
    assert.deepEqual(outcomesOf(results), Array(8).fill(wrong[1]));
  });

  test("a proof counts once, also ten times at once, with its session and without", async () => {
    const { name, device } = await aMemberWithDevice(place, "replayed");
    const one = await halfWay(name, device);
    const claim = one.claim(one.challenge.ChallengeParameters);
    const send = (step: Step) => answer(place, step, claim, "DEVICE_PASSWORD_VERIFIER");
    signedInFrom(device, await send(one.challenge));
    await refused(send(one.challenge), ...used);
    await refused(send({ ...one.challenge, ...none }), ...noSession);
    const other = await halfWay(name, device);
    await refused(send(other.challenge), ...wrong);
    assert.equal((await enterFrom(place, name, device)).ChallengeName, "DEVICE_SRP_AUTH", "a replay is no guess at the secret");
    const last = await halfWay(name, device);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => last.prove(last.challenge)));
    assert.deepEqual(outcomesOf(results), [...Array(9).fill(used[1]), "in"].toSorted());
  });

  test("an altered block, signature, timestamp; a late one", async () => {
    const { name, device } = await aMemberWithDevice(place, "altered");
    const { challenge, prove, claim } = await halfWay(name, device);
    const right = claim(challenge.ChallengeParameters);
    const block = right.PASSWORD_CLAIM_SECRET_BLOCK ?? "";
    for (const at of [0, 9, 99, 400]) {
      const touched = block.slice(0, at) + (block[at] === "A" ? "B" : "A") + block.slice(at + 1);
      await refused(prove(challenge, { PASSWORD_CLAIM_SECRET_BLOCK: touched }), ...wrong);
    }
    signedInFrom(device, await prove(challenge));
    for (const [member, value] of [
      ["PASSWORD_CLAIM_SIGNATURE", "AAAA"],
      ["TIMESTAMP", "Thu Jan 1 00:00:00 UTC 2026"],
      ["TIMESTAMP", "now"],
    ] as const) {
      const victim = await aMemberWithDevice(place, `altered-${member}-${value.length}`);
      const again = await halfWay(victim.name, victim.device);
      await refused(again.prove(again.challenge, { [member]: value }), ...wrong);
      await refused(again.prove(again.challenge), ...used);
    }
    const late = await halfWay(name, device);
    server.clock.advance(181);
    const expired = "Invalid session for the user, session is expired.";
    await refused(late.prove(late.challenge), "NotAuthorizedException", expired);
    await refused(late.prove({ ...late.challenge, ...none }), "NotAuthorizedException", expired);
  });

  test("a block of a password is none of a device, and the other way round", async () => {
    const { name, device } = await aMemberWithDevice(place, "blocks");
    const srp = anSrpClient(place.UserPoolId, password);
    const exchange = await begin(place, "USER_SRP_AUTH", { USERNAME: name, SRP_A: srp.A });
    const ofPassword = exchange.ChallengeParameters?.SECRET_BLOCK ?? "";
    const { challenge, prove, claim } = await halfWay(name, device);
    await refused(prove(challenge, { PASSWORD_CLAIM_SECRET_BLOCK: ofPassword }), ...wrong);
    const asPassword = { ...claim(challenge.ChallengeParameters), DEVICE_KEY: "" };
    await refused(answer(place, { ChallengeName: "PASSWORD_VERIFIER", ...none }, asPassword), ...wrong);
    signedInFrom(device, await prove(challenge));
  });

  test("values of A that would make the key known", async () => {
    const { name, device } = await aMemberWithDevice(place, "zero");
    const step = await enterFrom(place, name, device);
    const { begin: start, prove } = deviceAnswers(place, device, name);
    for (const SRP_A of ["0", groupPrime, "nonsense"])
      await refused(start(step, { SRP_A }), "InvalidParameterException", "Invalid SRP_A given.");
    signedInFrom(device, await prove(await start(step)));
  });

  test("another user's key, however it is presented", async () => {
    const mine = await aMemberWithDevice(place, "mine");
    const { device: theirs } = await aMemberWithDevice(place, "theirs");
    await refused(enterFrom(place, mine.name, theirs), ...unknown);
    const { step, challenge } = await halfWay(mine.name, mine.device);
    const foreign = deviceAnswers(place, theirs, mine.name);
    await refused(foreign.begin(step), ...unknown);
    await refused(foreign.begin(none), ...unknown);
    await refused(foreign.prove(challenge), ...unknown);
    await refused(deviceAnswers(place, mine.device, "theirs").prove(challenge), ...invalid);
    await refused(deviceAnswers(place, mine.device, "theirs").prove({ ...challenge, ...none }), ...unknown);
    await refused(deviceAnswers(place, mine.device, "nobody").begin(none), ...unknown);
  });

  test("another device of the same user", async () => {
    const { name, right, device } = await aMemberWithDevice(place, "two");
    const other = await confirmed(place, await answer(place, await enter(place, name), await right()));
    const step = await enterFrom(place, name, device);
    await refused(deviceAnswers(place, other.device, name).begin(step), ...invalid);
    await refused(deviceAnswers(place, other.device, name).begin(none), ...noSession);
    signedInFrom(device, await proveDevice(place, step, device, name));
  });

  test("no first factor, one of another client, door or pool, one that is over", async () => {
    const { name, device } = await aMemberWithDevice(place, "turn");
    const { begin: start, prove, claim } = deviceAnswers(place, device, name);
    await refused(start(none), ...noSession);
    const step = await enterFrom(place, name, device);
    const sibling = { ...place, ClientId: await aClientOf(place) };
    await refused(deviceAnswers(sibling, device, name).begin(step), ...invalid);
    await refused(deviceAnswers(sibling, device, name).begin(none), ...noSession);
    const elsewhere = await aDevicePlace(server);
    await refused(deviceAnswers(elsewhere, device, name).begin(none), ...unknown);
    const byAdmin = { ChallengeName: "DEVICE_SRP_AUTH", ...none } as const;
    await refused(adminAnswer(place, byAdmin, { USERNAME: name, DEVICE_KEY: device.key, SRP_A: "2" }), ...noSession);
    await refused(answer(place, step, claim({ SALT: "01", SRP_B: "02", SECRET_BLOCK: "AAAA" }), "DEVICE_PASSWORD_VERIFIER"), ...invalid);
    await refused(answer(place, step, { USERNAME: name, SMS_MFA_CODE: "123456" }, "SMS_MFA"), ...invalid);
    const challenge = await start(none);
    await refused(start(step), ...used);
    await refused(start(none), ...invalid);
    signedInFrom(device, await prove(challenge));
    server.clock.advance(181);
    await enterFrom(place, name, device);
    server.clock.advance(181);
    await refused(start(none), "NotAuthorizedException", "Invalid session for the user, session is expired.");
  });

  test("a sign-in that has still to pass MFA", async () => {
    const careful = await aDevicePlace(server, { ChallengeRequiredOnNewDevice: false });
    const { name, right, device } = await aMemberWithDevice(careful, "ann");
    const { begin: start } = deviceAnswers(careful, device, name);
    const step = await enterFrom(careful, name, device);
    assert.equal(step.ChallengeName, "SMS_MFA");
    await refused(start(step), ...invalid);
    await refused(start(none), ...noSession);
    const second = await answer(careful, step, await right({ DEVICE_KEY: device.key }));
    const other = await enterFrom(careful, name, device);
    await refused(start(other), ...invalid);
    signedInFrom(device, await proveDevice(careful, second, device, name));
  });

  test("a device that was forgotten, or is remembered no more, while it proved itself", async () => {
    const { name, device } = await aMemberWithDevice(place, "meanwhile");
    const target = { UserPoolId: place.UserPoolId, Username: name, DeviceKey: device.key };
    const doubted = await halfWay(name, device);
    await place.sdk.send(new AdminUpdateDeviceStatusCommand({ ...target, DeviceRememberedStatus: "not_remembered" }));
    await refused(doubted.prove(doubted.challenge), ...wrong);
    const { device: gone, name: other } = await aMemberWithDevice(place, "meanwhile-gone");
    const forgotten = await halfWay(other, gone);
    await place.sdk.send(new AdminForgetDeviceCommand({ ...target, Username: other, DeviceKey: gone.key }));
    await refused(forgotten.prove(forgotten.challenge), ...unknown);
    assert.equal((await enter(place, other)).ChallengeName, "SMS_MFA");
  });

  test("a user who was disabled while the device proved itself", async () => {
    const { name, device } = await aMemberWithDevice(place, "disabled");
    const { challenge, prove } = await halfWay(name, device);
    await place.sdk.send(new AdminDisableUserCommand({ UserPoolId: place.UserPoolId, Username: name }));
    await refused(prove(challenge), "NotAuthorizedException", "User is disabled.");
  });

  describe("confirming", () => {
    const confirm = (step: Answered, DeviceKey: string, device = newDevice(step)) =>
      place.sdk.send(
        new ConfirmDeviceCommand({
          AccessToken: step.AuthenticationResult?.AccessToken,
          DeviceKey,
          DeviceSecretVerifierConfig: secretOf(device),
        }),
      );

    test("a key of one's own making, of another sign-in, of another user", async () => {
      const { name, right } = await aMemberWithSms(place, "confirming");
      const passed = await answer(place, await enter(place, name), await right());
      const later = await answer(place, await enter(place, name), await right());
      await aMember(place, "bystander");
      const foreign = await enter(place, "bystander");
      const [own, other] = [newDevice(passed).key, newDevice(later).key];
      for (const key of [nobodysKey, own.replace("us-east-1", "eu-west-1"), other, newDevice(foreign).key])
        await refused(confirm(passed, key), ...badKey);
      await refused(confirm(foreign, own), ...badKey);
      await confirm(passed, own);
    });

    test("twice; of eight at once one is first", async () => {
      await aMember(place, "twice");
      const first = await enter(place, "twice");
      const { key } = newDevice(first);
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(first, key)));
      assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
      await refused(confirm(first, key), "DeviceKeyExistsException", "A device with this key was confirmed already.");
    });

    test("again after it was forgotten: the thief of a device cannot bring it back", async () => {
      await aMember(place, "thief");
      const first = await enter(place, "thief");
      const { device } = await confirmed(place, first);
      const { AccessToken, RefreshToken } = first.AuthenticationResult ?? {};
      await place.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey: device.key }));
      await refused(confirm(first, device.key), ...badKey);
      await refused(refreshWith(place, RefreshToken, device.key), "NotAuthorizedException", "Invalid Refresh Token.");
    });

    test("with a verifier that any secret fits, or none", async () => {
      await aMember(place, "weak");
      const first = await enter(place, "weak");
      const { AccessToken } = first.AuthenticationResult ?? {};
      const { key, ...device } = newDevice(first);
      const { Salt } = secretOf({ ...device, key });
      const minusOne = Buffer.from((BigInt(`0x${groupPrime}`) - 1n).toString(16), "hex").toString("base64");
      for (const DeviceSecretVerifierConfig of [
        undefined,
        { Salt },
        { PasswordVerifier: "AQID" },
        { Salt, PasswordVerifier: "AQ==" },
        { Salt, PasswordVerifier: "AA==" },
        { Salt, PasswordVerifier: minusOne },
        { Salt, PasswordVerifier: Buffer.from(groupPrime, "hex").toString("base64") },
      ]) {
        const asking = place.sdk.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey: key, DeviceSecretVerifierConfig }));
        await refused(asking, "InvalidParameterException", "Invalid device secret verifier given.");
      }
    });
  });
});
