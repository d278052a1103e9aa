import assert from "node:assert/strict";
import test from "node:test";
import { aClient } from "../../../test/support/pool.ts";
import { aUser } from "../../../test/support/user.ts";
import { openedFamily, signedOutEverywhere, signInMoment, signInRevoked } from "./family.ts";

const now = 1_767_225_600.5;
const day = 86_400;

for (const [settings, seconds] of [
  [{}, 30 * day],
  [{ RefreshTokenValidity: 0 }, 30 * day],
  [{ RefreshTokenValidity: 1 }, day],
  [{ RefreshTokenValidity: 90, TokenValidityUnits: { RefreshToken: "minutes" } }, 5_400],
] as const) {
  test(`a sign-in through a client with ${JSON.stringify(settings)} lasts ${seconds} s`, () => {
    const family = openedFamily(aClient(settings), aUser(), { eventId: "e", originJti: "o", scope: "s", now });
    const { poolId, sub } = aUser();
    const expected = { poolId, sub, clientId: "1example23456789", eventId: "e", originJti: "o", scope: "s", authTime: 1_767_225_600 };
    assert.deepEqual(family, { ...expected, expiresAt: 1_767_225_600 + seconds });
  });
}

for (const [what, signedOutAtMs, moment] of [
  ["never signed out", undefined, now],
  ["signed out before", 1_767_225_600_499, now],
  ["signed out in the same millisecond", 1_767_225_600_500, 1_767_225_600.501],
  ["signed out by a clock that is ahead", 1_767_225_601_000, 1_767_225_601.001],
] as const) {
  test(`the sign-in of a user who ${what} is at ${moment}`, () => {
    assert.equal(signInMoment({ ...(signedOutAtMs !== undefined && { signedOutAtMs }) }, now), moment);
  });
}

test("signing out everywhere ends what was before, and again in the same millisecond what was between", () => {
  const once = signedOutEverywhere(aUser(), now);
  assert.equal(once.signedOutAtMs, 1_767_225_600_500);
  const between = Math.round(signInMoment(once, now) * 1000);
  assert.ok(between > 1_767_225_600_500);
  assert.ok((signedOutEverywhere(once, now).signedOutAtMs ?? 0) >= between);
  assert.equal(signedOutEverywhere(once, now + 10).signedOutAtMs, 1_767_225_610_500);
});

test("an ended sign-in is remembered once, as long as an access token can live", () => {
  const before = aUser({
    revokedSignIns: [
      { originJti: "past", until: now },
      { originJti: "other", until: now + 1 },
      { originJti: "again", until: now + 2 },
    ],
  });
  assert.deepEqual(signInRevoked(before, "again", now).revokedSignIns, [
    { originJti: "other", until: now + 1 },
    { originJti: "again", until: now + day },
  ]);
  assert.deepEqual(signInRevoked(aUser(), "first", now).revokedSignIns, [{ originJti: "first", until: now + day }]);
});
