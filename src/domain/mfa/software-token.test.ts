import assert from "node:assert/strict";
import test from "node:test";
import type { Pool } from "../pool/pool.ts";
import { Refusal } from "../refusal.ts";
import type { Digest, Sealed } from "../sealed.ts";
import type { PendingChallenge } from "../sign-in/session.ts";
import type { User } from "../user/user.ts";
import { setUpOf, verifiedToken, withAssociatedToken } from "./software-token.ts";
import { totpAt, totpSecretOf, totpStepOf } from "./totp.ts";

const now = 1_788_840_306.5;
const secret = totpSecretOf(Buffer.alloc(32, 7));
const [sealed, older] = ["sealed-new" as Sealed, "sealed-old" as Sealed];
const right = totpAt(secret, totpStepOf(now));
const wrong = right === "000000" ? "000001" : "000000";
const verifiedOld = { secret: older, verifiedAt: 5, lastStep: 9 };

const user = (rest: Partial<User> = {}): User => ({
  poolId: "us-east-1_Example00",
  sub: "0190f5b2-0000-7000-8000-000000000000",
  username: "ada",
  names: [],
  status: "CONFIRMED",
  enabled: true,
  createdAt: 1,
  modifiedAt: 1,
  attributes: {},
  mfa: { enabled: [] },
  ...rest,
});
const attempt = { sealed, secret, code: right, friendlyDeviceName: undefined, now };

test("a new secret waits, and a verified authenticator goes on working", () => {
  assert.deepEqual(withAssociatedToken(user({ softwareToken: verifiedOld }), sealed), {
    ...user({ softwareToken: verifiedOld }),
    pendingSoftwareToken: { secret: sealed },
  });
  assert.deepEqual(withAssociatedToken(user({ pendingSoftwareToken: { secret: older } }), sealed).pendingSoftwareToken, { secret: sealed });
});

test("a right code makes the secret the only authenticator, spends its step, and turns nothing on", () => {
  const before = user({ softwareToken: verifiedOld, pendingSoftwareToken: { secret: sealed } });
  assert.deepEqual(verifiedToken(before, { ...attempt, friendlyDeviceName: "phone" }), {
    accepted: true,
    user: user({
      softwareToken: { secret: sealed, verifiedAt: now, lastStep: totpStepOf(now), friendlyDeviceName: "phone" },
      modifiedAt: now,
    }),
  });
});

test("the former device's name goes with it, and an empty name is none", () => {
  const before = user({ softwareToken: { ...verifiedOld, friendlyDeviceName: "old phone" } });
  const { user: after } = verifiedToken(before, { ...attempt, friendlyDeviceName: "" });
  assert.deepEqual(after.softwareToken, { secret: sealed, verifiedAt: now, lastStep: totpStepOf(now) });
});

test("a wrong code changes nothing but the count of wrong codes", () => {
  const before = user({ softwareToken: verifiedOld, pendingSoftwareToken: { secret: sealed } });
  const { user: after, accepted } = verifiedToken(before, { ...attempt, code: wrong });
  assert.equal(accepted, false);
  assert.deepEqual(after, { ...before, mfaFailures: { count: 1, lastAt: now, lockedUntil: now } });
});

test("from the fifth wrong code on there is a pause, in which the right one is refused as well", () => {
  let current = user();
  for (let tries = 0; tries < 5; tries++) current = verifiedToken(current, { ...attempt, code: wrong }).user;
  assert.equal(
    refusal(() => verifiedToken(current, { ...attempt, now: now + 0.5 })),
    "NotAuthorizedException: Password attempts exceeded",
  );
  const { user: after, accepted } = verifiedToken(current, { ...attempt, now: now + 1 });
  assert.equal(accepted, true);
  assert.equal(after.mfaFailures?.count, 5, "a right code for a secret just given must not clear the count");
});

test("a name of a novel's length is refused", () => {
  assert.equal(
    refusal(() => verifiedToken(user(), { ...attempt, friendlyDeviceName: "x".repeat(1025) })),
    "InvalidParameterException: FriendlyDeviceName must not be longer than 1024 characters.",
  );
  assert.equal(verifiedToken(user(), { ...attempt, friendlyDeviceName: "x".repeat(1024) }).accepted, true);
});

const pool = (MfaConfiguration: "OFF" | "ON" | "OPTIONAL", Enabled: boolean): Pool => ({
  id: "us-east-1_Example00",
  version: 1,
  description: { MfaConfiguration },
  mfa: { MfaConfiguration, SoftwareTokenMfaConfiguration: { Enabled }, SmsMfaConfiguration: {} },
});
const setUp: PendingChallenge = { name: "MFA_SETUP", factors: ["SOFTWARE_TOKEN_MFA"] };
const invalid = "NotAuthorizedException: Invalid session for the user.";
const off = "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool";
for (const [row, given, who, pending, expected] of [
  ["a set-up", pool("ON", true), user(), setUp, undefined],
  ["a pool without authenticators", pool("ON", false), user(), setUp, off],
  ["a pool that is OFF by now", pool("OFF", true), user(), setUp, off],
  ["another challenge", pool("ON", true), user(), { name: "SOFTWARE_TOKEN_MFA", wrongTries: 0 }, invalid],
  [
    "a code that was sent",
    pool("ON", true),
    user(),
    { name: "SMS_MFA", code: "x" as Digest, wrongTries: 0, attribute: "phone_number", destination: "+1" },
    invalid,
  ],
  ["a user with a verified authenticator", pool("ON", true), user({ softwareToken: verifiedOld }), setUp, invalid],
  ["a user with an unverified one", pool("ON", true), user({ pendingSoftwareToken: { secret: older } }), setUp, undefined],
  ["a disabled user", pool("ON", true), user({ enabled: false }), setUp, "NotAuthorizedException: User is disabled."],
] satisfies readonly (readonly [string, Pool, User, PendingChallenge, string | undefined])[]) {
  test(`a session of ${row}: ${expected ?? "goes on"}`, () =>
    assert.equal(
      refusal(() => setUpOf(given, who, pending)),
      expected,
    ));
}

function refusal(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return `${thrown.name}: ${thrown.message}`;
    throw thrown;
  }
}
