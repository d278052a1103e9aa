/**
 * Who exists, where a client hides it (PreventUserExistenceErrors): neither what is answered nor how long it takes may tell. What is said at the
 * first answer of each door is held by test/wire/user.test.ts, sign-up.test.ts, sign-in-srp.test.ts and sign-in-choice.test.ts.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test, { after, before, beforeEach } from "node:test";
import { startTestServer, type TestServer, wire } from "../support/server.ts";
import { aMember, aPlace, type Place } from "../support/sign-in.ts";
import { anSrpClient, srpTimestamp } from "../support/srp-client.ts";
import { leastT, separable, timed } from "../support/timing.ts";

const tries = 250; // of each kind
const names = 25;
let server: TestServer;
let place: Place;
before(async () => {
  server = await startTestServer();
  place = await aPlace(server, { pool: { AutoVerifiedAttributes: ["email"] }, client: { PreventUserExistenceErrors: "ENABLED" } });
  for (let at = 0; at < names; at++)
    await aMember(place, known(at), { attributes: { email: `${known(at)}@example.com`, email_verified: "true" } });
});
after(() => server.close());
beforeEach(() => server.clock.advance(7200));

const known = (at: number) => `member-${String(at % names).padStart(2, "0")}`;
const unknown = (at: number) => `nobody-${String(at % names).padStart(2, "0")}`;
type NameOf = typeof known;

/** Whoever asks waits out every pause and every allowance. */
function rested(attempt: number): void {
  if (attempt % names === names - 1) server.clock.advance(7200);
}

const call = (operation: string, input: object) => wire(server, operation, { ClientId: place.ClientId, ...input });
const passwordOf = (name: string) => ({
  AuthFlow: "USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: name, PASSWORD: "Wrong-horse-1" },
});

/** What a door says to a name, without the parts that are drawn anew each time. */
async function said(operation: string, input: object): Promise<string> {
  const { status, body } = await call(operation, input);
  const { CodeDeliveryDetails, ...rest } = body as { CodeDeliveryDetails?: object };
  return JSON.stringify([status, rest, Object.keys(CodeDeliveryDetails ?? {})]);
}

for (const [what, operation, inputOf, times] of [
  ["wrong passwords", "InitiateAuth", passwordOf, 8],
  ["asking for a reset", "ForgotPassword", (Username: string) => ({ Username }), 22],
  [
    "guessing at a reset",
    "ConfirmForgotPassword",
    (Username: string) => ({ Username, ConfirmationCode: "000000", Password: "Correct-horse-2" }),
    22,
  ],
] as const)
  test(`the same answers again and again: ${what}`, async () => {
    await Promise.all([known(0), unknown(0)].map((Username) => call("ForgotPassword", { Username })));
    for (let time = 1; time <= times; time++)
      assert.equal(await said(operation, inputOf(unknown(0))), await said(operation, inputOf(known(0))), `time ${time}`);
  });

test("the same answers again and again: another code of a sign-up, and guessing at it", async () => {
  const [there, away] = [`new-${randomUUID()}`, `away-${randomUUID()}`];
  await call("SignUp", { Username: there, Password: "Correct-horse-1", UserAttributes: [{ Name: "email", Value: "new@example.com" }] });
  for (let time = 1; time <= 7; time++)
    assert.equal(
      await said("ResendConfirmationCode", { Username: away }),
      await said("ResendConfirmationCode", { Username: there }),
      `time ${time}`,
    );
  for (let time = 1; time <= 17; time++) {
    const guess = (Username: string) => said("ConfirmSignUp", { Username, ConfirmationCode: "000000" });
    assert.equal(await guess(away), await guess(there), `guess ${time}`);
  }
});

const oneStep = (operation: string, inputOf: (name: string) => object) => (nameOf: NameOf) => (attempt: number) => {
  rested(attempt);
  return timed(() => call(operation, inputOf(nameOf(attempt))));
};

const { A } = anSrpClient("us-east-1_x", "x");
// Any signature costs the server the whole arithmetic.
const wrongProof = { PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString("base64"), TIMESTAMP: srpTimestamp(0) };

const proof = (nameOf: NameOf) => async (attempt: number) => {
  rested(attempt);
  const begun = await call("InitiateAuth", { AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME: nameOf(attempt), SRP_A: A } });
  const { SECRET_BLOCK = "", USER_ID_FOR_SRP = "" } = begun.body.ChallengeParameters as Record<string, string>;
  const ChallengeResponses = { ...wrongProof, USERNAME: USER_ID_FOR_SRP, PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK };
  return timed(() => call("RespondToAuthChallenge", { ChallengeName: "PASSWORD_VERIFIER", ChallengeResponses }));
};

for (const [what, timedBy] of [
  ["a wrong password", oneStep("InitiateAuth", passwordOf)],
  ["the beginning of SRP", oneStep("InitiateAuth", (USERNAME) => ({ AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME, SRP_A: A } }))],
  ["a wrong proof of SRP", proof],
  [
    "a code as first factor",
    oneStep("InitiateAuth", (USERNAME) => ({ AuthFlow: "USER_AUTH", AuthParameters: { USERNAME, PREFERRED_CHALLENGE: "EMAIL_OTP" } })),
  ],
  ["asking for a reset", oneStep("ForgotPassword", (Username) => ({ Username }))],
  [
    "guessing at a reset",
    oneStep("ConfirmForgotPassword", (Username) => ({ Username, ConfirmationCode: "000000", Password: "Correct-horse-2" })),
  ],
] as const)
  test(`${2 * tries} tries do not tell by their time who exists: ${what}`, async (t) => {
    for (let warm = 0; warm < 20; warm++) await Promise.all([timedBy(known)(warm), timedBy(unknown)(warm)]);
    const score = await leastT({ tries, known: timedBy(known), unknown: timedBy(unknown), atOnce: what.endsWith("a reset") });
    t.diagnostic(`t = ${score.toFixed(2)}`);
    assert.ok(score < separable, `t = ${score.toFixed(2)}`);
  });
