/** USER_SRP_AUTH: a real exchange, and everything that is tried against it. */
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import { AdminSetUserMFAPreferenceCommand, AdminSetUserPasswordCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { AuthenticationDetails, CognitoUser, CognitoUserPool, type ICognitoStorage } from "amazon-cognito-identity-js";
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
  factorBlocks,
  type Place,
  password,
  refused,
  type Step,
  signedIn,
} from "../support/sign-in.ts";
import { anSrpClient, groupPrime, srpTimestamp } from "../support/srp-client.ts";

const incorrect = ["NotAuthorizedException", "Incorrect username or password."] as const;
const exceeded = ["NotAuthorizedException", "Password attempts exceeded"] as const;
const verifier: Step = { ChallengeName: "PASSWORD_VERIFIER", Session: undefined };

describe("signing in by SRP", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aPlace(server, { pool: { AliasAttributes: ["email"] }, mfa: { MfaConfiguration: "OPTIONAL", ...factorBlocks.sms } });
    await aMember(place, "bob", { attributes: { email: "bob@example.com", email_verified: "true" } });
  });
  after(() => server.close());

  /** The first half. @returns the challenge, and the right answer to it */
  async function exchange(USERNAME: string, at: Place = place, secret = password) {
    const client = anSrpClient(at.UserPoolId, secret);
    const step = await begin(at, "USER_SRP_AUTH", { USERNAME, SRP_A: client.A });
    return { step, right: client.answer(step.ChallengeParameters, server.clock.now()), client };
  }

  test("the challenge has the members that clients read, and no session", async () => {
    const { step, right } = await exchange("bob");
    assert.equal(step.ChallengeName, "PASSWORD_VERIFIER");
    assert.equal(step.Session, undefined);
    assert.deepEqual(Object.keys(step.ChallengeParameters ?? {}).toSorted(), [
      "SALT",
      "SECRET_BLOCK",
      "SRP_B",
      "USERNAME",
      "USER_ID_FOR_SRP",
    ]);
    signedIn(await answer(place, verifier, right));
  });

  test("an alias signs in as its user", async () => {
    const { step, right } = await exchange("bob@example.com");
    assert.equal(step.ChallengeParameters?.USER_ID_FOR_SRP, "bob");
    signedIn(await answer(place, verifier, { ...right, USERNAME: "bob@example.com" }));
  });

  test("the administrator's door; an exchange belongs to the door, the client and the pool where it began", async () => {
    const client = anSrpClient(place.UserPoolId, password);
    const step = await adminBegin(place, "USER_SRP_AUTH", { USERNAME: "bob", SRP_A: client.A });
    const right = client.answer(step.ChallengeParameters, server.clock.now());
    await refused(answer(place, verifier, right), ...incorrect);
    await refused(answer({ ...place, ClientId: await aClientOf(place) }, verifier, right), ...incorrect);
    await refused(answer(await aPlace(server), verifier, right), ...incorrect);
    signedIn(await adminAnswer(place, verifier, right));
  });

  test("values of A that would make the key known", async () => {
    const twice = (BigInt(`0x${groupPrime}`) * 2n).toString(16);
    for (const SRP_A of ["0", "00", groupPrime, `00${groupPrime}`, twice, "", "nonsense", "-1", `${groupPrime}00`])
      await refused(
        begin(place, "USER_SRP_AUTH", { USERNAME: "bob", SRP_A }),
        "InvalidParameterException",
        SRP_A ? "Invalid SRP_A given." : "Missing required parameter SRP_A",
      );
  });

  test("a proof counts once", async () => {
    const { right } = await exchange("bob");
    signedIn(await answer(place, verifier, right));
    await refused(answer(place, verifier, right), ...incorrect);
  });

  test("ten times one proof at once: one gets in, and replays are no failures", async () => {
    const { right } = await exchange("bob");
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => answer(place, verifier, right)));
    const texts = outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason.message) : "in"));
    assert.deepEqual(texts.toSorted(), [...Array(9).fill(incorrect[1]), "in"].toSorted());
    signedIn(await enter(place, "bob"));
  });

  test("a wrong proof ends the exchange", async () => {
    await aMember(place, "once");
    const { right } = await exchange("once");
    const wrong = { ...right, PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64") };
    await refused(answer(place, verifier, wrong), ...incorrect);
    await refused(answer(place, verifier, right), ...incorrect);
    await refused(answer(place, verifier, (await exchange("once", place, "Wrong-horse-1")).right), ...incorrect);
    signedIn(await answer(place, verifier, (await exchange("once")).right));
  });

  test("an altered block, signature, timestamp or name", async () => {
    await aMember(place, "altered");
    const altered = async (
      change: (right: Record<string, string>, step: Awaited<ReturnType<typeof exchange>>) => Record<string, string>,
    ) => {
      server.clock.advance(3600);
      const began = await exchange("altered");
      await refused(answer(place, verifier, change(began.right, began)), ...incorrect);
    };
    const flip = (text = "", at: number) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
    for (const at of [0, 5, 60, 200])
      await altered((right) => ({ ...right, PASSWORD_CLAIM_SECRET_BLOCK: flip(right.PASSWORD_CLAIM_SECRET_BLOCK, at) }));
    await altered((right) => ({ ...right, PASSWORD_CLAIM_SIGNATURE: flip(right.PASSWORD_CLAIM_SIGNATURE, 3) }));
    await altered((right) => ({ ...right, PASSWORD_CLAIM_SIGNATURE: "short" }));
    await altered((right) => ({ ...right, TIMESTAMP: srpTimestamp(server.clock.now() + 1) }));
    const padded = (text: string) => text.replace(/^(\w+ \w+) (\d) /, "$1 0$2 ");
    await altered((_, { client, step }) => {
      const right = client.answer(step.ChallengeParameters, 0, padded(srpTimestamp(1_767_225_600)));
      return right;
    });
    await altered((_, { client, step }) =>
      client.answer(step.ChallengeParameters, 0, srpTimestamp(server.clock.now()).replace(/^\w+/, "Xxx")),
    );
    await altered((right) => ({ ...right, USERNAME: "bob" }));
    await altered((right) => ({ ...right, PASSWORD_CLAIM_SECRET_BLOCK: "nonsense" }));
    server.clock.advance(3600);
    signedIn(await answer(place, verifier, (await exchange("altered")).right));
  });

  test("a block does not outlive the session", async () => {
    const { client, step } = await exchange("bob");
    server.clock.advance(181);
    await refused(answer(place, verifier, client.answer(step.ChallengeParameters, server.clock.now())), ...incorrect);
  });

  test("a proof of a password that was changed meanwhile", async () => {
    await aMember(place, "changed");
    const { right } = await exchange("changed");
    await place.sdk.send(
      new AdminSetUserPasswordCommand({ UserPoolId: place.UserPoolId, Username: "changed", Password: `${password}2`, Permanent: true }),
    );
    await refused(answer(place, verifier, right), ...incorrect);
  });

  test("wrong proofs and wrong passwords share one count", async () => {
    await aMember(place, "slow");
    for (let failure = 1; failure <= 3; failure++)
      await refused(answer(place, verifier, (await exchange("slow", place, "Wrong-horse-1")).right), ...incorrect);
    const { right } = await exchange("slow");
    for (let failure = 4; failure <= 5; failure++) await refused(enter(place, "slow", "Wrong-horse-1"), ...incorrect);
    await refused(answer(place, verifier, right), ...exceeded);
    await refused(begin(place, "USER_SRP_AUTH", { USERNAME: "slow", SRP_A: "2" }), ...exceeded);
  });

  test("states of the user", async () => {
    await place.sdk.send(new SignUpCommand({ ClientId: place.ClientId, Username: "new", Password: password }));
    await refused(begin(place, "USER_SRP_AUTH", { USERNAME: "new", SRP_A: "2" }), "UserNotConfirmedException", "User is not confirmed.");
    await refused(begin(place, "USER_SRP_AUTH", { USERNAME: "nobody", SRP_A: "2" }), "UserNotFoundException", "User does not exist.");
    await aMember(place, "temp", { permanent: false });
    assert.equal((await answer(place, verifier, (await exchange("temp")).right)).ChallengeName, "NEW_PASSWORD_REQUIRED");
  });

  test("who does not exist gets a challenge that is the same each time, and fails at the proof", async () => {
    const hiding = { ...place, ClientId: await aClientOf(place, { PreventUserExistenceErrors: "ENABLED" }) };
    const first = await exchange("nobody", hiding);
    const second = await exchange("nobody", hiding);
    const real = await exchange("bob", hiding);
    const { SALT, USER_ID_FOR_SRP, SECRET_BLOCK } = first.step.ChallengeParameters ?? {};
    assert.deepEqual([SALT, USER_ID_FOR_SRP], [second.step.ChallengeParameters?.SALT, second.step.ChallengeParameters?.USER_ID_FOR_SRP]);
    assert.match(USER_ID_FOR_SRP ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(SALT ?? "", /^[0-9a-f]{1,32}$/);
    assert.equal(SECRET_BLOCK?.length, real.step.ChallengeParameters?.SECRET_BLOCK?.length);
    await refused(answer(hiding, verifier, first.right), ...incorrect);
    await refused(answer(hiding, verifier, { ...second.right, USERNAME: "nobody" }), ...incorrect);
    // A proof that is shown again is no further failure, as it is for users.
    for (let replay = 1; replay <= 5; replay++) await refused(answer(hiding, verifier, second.right), ...incorrect);
    for (let failure = 3; failure <= 5; failure++)
      await refused(answer(hiding, verifier, (await exchange("nobody", hiding)).right), ...incorrect);
    await refused(answer(hiding, verifier, first.right), ...exceeded);
  });

  test("MFA follows", async () => {
    await aMember(place, "mfa", { attributes: { phone_number: "+12065550100" } });
    await place.sdk.send(
      new AdminSetUserMFAPreferenceCommand({ UserPoolId: place.UserPoolId, Username: "mfa", SMSMfaSettings: { Enabled: true } }),
    );
    const step = await answer(place, verifier, (await exchange("mfa")).right);
    assert.equal(step.ChallengeName, "SMS_MFA");
    signedIn(await answer(place, step, { USERNAME: "mfa", SMS_MFA_CODE: await codeTo(place, "+12065550100") }));
  });

  test("within USER_AUTH the exchange has a session, and needs it", async () => {
    const client = anSrpClient(place.UserPoolId, password);
    const preferred = { USERNAME: "bob", PREFERRED_CHALLENGE: "PASSWORD_SRP" };
    const step = await begin(place, "USER_AUTH", { ...preferred, SRP_A: client.A });
    assert.equal(step.ChallengeName, "PASSWORD_VERIFIER");
    const right = client.answer(step.ChallengeParameters, server.clock.now());
    await refused(answer(place, verifier, right), "InvalidParameterException", "Missing required parameter Session");
    signedIn(await answer(place, step, right));
    const chosen = await begin(place, "USER_AUTH", { USERNAME: "bob" });
    const late = anSrpClient(place.UserPoolId, password);
    const challenge = await answer(place, chosen, { USERNAME: "bob", ANSWER: "PASSWORD_SRP", SRP_A: late.A });
    signedIn(await answer(place, challenge, late.answer(challenge.ChallengeParameters, server.clock.now())));
    const asked = await begin(place, "USER_AUTH", preferred);
    assert.equal(asked.ChallengeName, "PASSWORD_SRP");
    const last = anSrpClient(place.UserPoolId, password);
    const after = await answer(place, asked, { USERNAME: "bob", SRP_A: last.A });
    signedIn(await answer(place, after, last.answer(after.ChallengeParameters, server.clock.now())));
  });

  test("amazon-cognito-identity-js signs in unchanged", async () => {
    const items = new Map<string, string>();
    const Storage: ICognitoStorage = {
      setItem: (key, value) => void items.set(key, value),
      getItem: (key) => items.get(key) ?? null,
      removeItem: (key) => void items.delete(key),
      clear: () => items.clear(),
    };
    const Pool = new CognitoUserPool({ UserPoolId: place.UserPoolId, ClientId: place.ClientId, endpoint: server.url, Storage });
    const user = new CognitoUser({ Username: "bob@example.com", Pool, Storage });
    const session = await new Promise<string>((resolve, reject) =>
      user.authenticateUser(new AuthenticationDetails({ Username: "bob@example.com", Password: password }), {
        onSuccess: (signed) => resolve(signed.getIdToken().decodePayload()["cognito:username"]),
        onFailure: reject,
      }),
    );
    assert.equal(session, "bob");
  });
});
