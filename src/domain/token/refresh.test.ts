import assert from "node:assert/strict";
import test from "node:test";
import { aDigest, aUser } from "../../../test/support/user.ts";
import { type Presented, type Presenter, refreshProblem, rotated } from "./refresh.ts";
import type { TokenFamily } from "./token.ts";

const [end, now] = [10_000, 1_000];
const eventId = "00000000-0000-7000-8000-000000000000"; // of the moment 0
const family: TokenFamily = {
  poolId: "us-east-1_aPool",
  sub: aUser().sub,
  originJti: "origin",
  eventId,
  clientId: "client",
  authTime: 0,
  scope: "s",
  expiresAt: end,
  current: aDigest("now"),
  former: [{ digest: aDigest("before"), usableUntil: now + 5 }],
};
const ticket = { poolId: family.poolId, sub: family.sub, clientId: "client", originJti: "origin", expiresAt: end, secret: "s" };
const presented: Presented = { ticket, digest: aDigest("now"), user: aUser(), family, isDeviceKept: false };
const by: Presenter = { poolId: family.poolId, clientId: "client", tracksDevices: true, now };
const onDevice = { ...family, deviceKey: "device" };
const revokedSignIns = [{ originJti: "origin", until: end }];

type Row = readonly [string, Partial<Presented>, Partial<Presenter>, ReturnType<typeof refreshProblem>];
const rows: readonly Row[] = [
  // what                                    presented                                            by                          so it is
  ["the token in force", {}, {}, undefined],
  ["the token of another client", {}, { clientId: "another" }, "invalid"],
  ["the token of another pool", {}, { poolId: "us-east-1_other" }, "invalid"],
  ["the token of a deleted user", { user: undefined, family: undefined }, {}, "invalid"],
  ["a device's token with its key", { family: onDevice, isDeviceKept: true }, { deviceKey: "device" }, undefined],
  ["a device's token without its key", { family: onDevice, isDeviceKept: true }, {}, "invalid"],
  ["a device's token with another key", { family: onDevice, isDeviceKept: true }, { deviceKey: "another" }, "invalid"],
  ["the token of a device that is forgotten or was never confirmed", { family: onDevice }, { deviceKey: "device" }, "invalid"],
  ["a device's token where devices are tracked no more", { family: onDevice }, { tracksDevices: false }, undefined],
  ["a token without device, with a key", {}, { deviceKey: "device" }, undefined],
  ["the last moment", {}, { now: end - 1 }, undefined],
  ["the end", {}, { now: end }, "expired"],
  ["an expired token whose family was swept", { family: undefined }, { now: end }, "expired"],
  ["a token whose family was dropped by a sign-out", { family: undefined }, {}, "revoked"],
  ["a revoked family", { family: { ...family, revoked: true } }, {}, "revoked"],
  ["a revoked family, stolen token", { family: { ...family, revoked: true }, digest: aDigest("stolen") }, {}, "revoked"],
  ["an ended sign-in", { user: aUser({ revokedSignIns }) }, {}, "revoked"],
  ["a user who signed out everywhere", { user: aUser({ signedOutAtMs: 0 }) }, {}, "revoked"],
  ["the token before, in its grace time", { digest: aDigest("before") }, { now: now + 4 }, undefined],
  ["the token before, after its grace time", { digest: aDigest("before") }, { now: now + 5 }, "reused"],
  ["a token of long ago", { digest: aDigest("long ago") }, {}, "reused"],
  ["a token of long ago, of another client", { digest: aDigest("long ago") }, { clientId: "another" }, "invalid"],
  ["a token of long ago, at the end", { digest: aDigest("long ago") }, { now: end }, "expired"],
  ["any former token where none is remembered", { family: { ...family, former: [] }, digest: aDigest("before") }, {}, "reused"],
];
for (const [what, changed, changedBy, problem] of rows) {
  test(`${what}: ${problem ?? "good"}`, () => assert.equal(refreshProblem({ ...presented, ...changed }, { ...by, ...changedBy }), problem));
}

/** One rotation after another; `steps` are [token used, its successor, moment]. @returns which tokens are usable at `at` */
function usableAfter(graceSeconds: number, steps: readonly (readonly [string, string, number])[], at: number): readonly string[] {
  const { former: _none, ...fresh } = family;
  const after = steps.reduce<TokenFamily>(
    (known, [used, next, moment]) => rotated(known, { used: aDigest(used), next: aDigest(next), graceSeconds, now: moment }),
    { ...fresh, current: aDigest("a") },
  );
  assert.equal(after.expiresAt, end, "the time that remains stays what it was");
  return ["a", "b", "c", "d", "e"].filter(
    (token) => refreshProblem({ ...presented, family: after, digest: aDigest(token) }, { ...by, now: at }) === undefined,
  );
}

type Rotations = readonly [string, number, readonly (readonly [string, string, number])[], number, readonly string[]];
const rotations: readonly Rotations[] = [
  ["without grace the used token is dead at once", 0, [["a", "b", 100]], 100, ["b"]],
  ["with grace it stays usable for that long", 60, [["a", "b", 100]], 159, ["a", "b"]],
  ["and no longer", 60, [["a", "b", 100]], 160, ["b"]],
  [
    "grace counts from the first use",
    60,
    [
      ["a", "b", 100],
      ["a", "c", 150],
    ],
    160,
    ["b", "c"],
  ],
  [
    "both tokens of two tabs live on",
    60,
    [
      ["a", "b", 100],
      ["a", "c", 101],
    ],
    5_000,
    ["b", "c"],
  ],
  [
    "until each is used itself",
    60,
    [
      ["a", "b", 100],
      ["a", "c", 101],
      ["b", "d", 5_000],
    ],
    5_060,
    ["c", "d"],
  ],
  [
    "a chain leaves only its end",
    60,
    [
      ["a", "b", 100],
      ["b", "c", 200],
      ["c", "d", 300],
    ],
    400,
    ["d"],
  ],
  [
    "a chain within the grace time leaves those still in it",
    60,
    [
      ["a", "b", 100],
      ["b", "c", 130],
    ],
    165,
    ["b", "c"],
  ],
];
for (const [what, grace, steps, at, usable] of rotations) {
  test(what, () => assert.deepEqual(usableAfter(grace, steps, at), usable));
}

test("a family stays small, however often it is refreshed in its grace time", () => {
  let known: TokenFamily = family;
  for (let count = 0; count < 100; count++) {
    known = rotated(known, { used: aDigest("before"), next: aDigest(`next ${count}`), graceSeconds: 60, now });
  }
  assert.equal(known.current, "next 99");
  assert.equal(known.former?.length, 20);
});
