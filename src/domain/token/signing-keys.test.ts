import assert from "node:assert/strict";
import test from "node:test";
import { isRotationDue, retiredKeys, signingKeyAt } from "./signing-keys.ts";

const old = { kid: "old", use: "access", createdAt: 1000 } as const;
const next = { kid: "next", use: "access", createdAt: 2000, signsFrom: 2900 } as const;
const later = { kid: "later", use: "access", createdAt: 3000, signsFrom: 5000 } as const;
const idKey = { kid: "id", use: "id", createdAt: 1000 } as const;
const day = 86_400;

for (const [keys, now, kid] of [
  [[old, idKey], 1000, "old"],
  [[old, idKey], 999, "old"],
  [[next, old], 2000, "old"],
  [[next, old], 2899, "old"],
  [[next, old], 2900, "next"],
  [[later, old, next], 4999, "next"],
  [[later, old, next], 5000, "later"],
  [[later, next], 1000, "next"],
  [[idKey], 5000, undefined],
  [[], 5000, undefined],
] as const)
  test(`at ${now}, of ${keys.map((key) => key.kid)}, ${kid} signs access tokens`, () =>
    assert.equal(signingKeyAt<(typeof keys)[number]>(keys, "access", now)?.kid, kid));

for (const [keys, now, gone] of [
  [[old, idKey], 10 * day, []],
  [[old, next], 2900 + day + 299, []],
  [[old, next], 2900 + day + 300, ["old"]],
  [[old, next, later], 2900 + day + 300, ["old"]],
  [[old, next, later], 5000 + day + 300, ["old", "next"]],
  [[idKey, later], 10 * day, []],
] as const)
  test(`at ${now}, of ${keys.map(({ kid }) => kid)}, ${gone.length ? gone : "none"} can go`, () =>
    assert.deepEqual(
      retiredKeys<(typeof keys)[number]>(keys, now).map(({ kid }) => kid),
      gone,
    ));

for (const [keys, maxAgeDays, now, is] of [
  [[old, idKey], 0, 1000 * day, false],
  [[old, idKey], 30, 1000 + 30 * day - 1, false],
  [[old, idKey], 30, 1000 + 30 * day, true],
  [[old, next], 30, 1000 + 30 * day, false],
  [[old, next], 30, 2900 + 30 * day, true],
  [[], 30, 1000 * day, false],
] as const)
  test(`at ${now}, with ${keys.length} keys and ${maxAgeDays} days, new ones are ${is ? "" : "not "}due`, () =>
    assert.equal(isRotationDue(keys, maxAgeDays, now), is));
