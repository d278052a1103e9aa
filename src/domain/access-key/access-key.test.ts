import assert from "node:assert/strict";
import test from "node:test";
import type { Sealed } from "../sealed.ts";
import {
  type AccessKey,
  checkName,
  everything,
  isKeyId,
  isTemporaryId,
  isUsable,
  isWorthNoting,
  principalOf,
  succeeded,
} from "./access-key.ts";

const key: AccessKey = {
  id: "AKIAABCDEFGHIJKLMNOP",
  name: "ops",
  secret: "s" as Sealed,
  policies: [everything],
  enabled: true,
  createdAt: 0,
};

for (const [text, may] of [
  ["AKIAABCDEFGHIJKLMNOP", true],
  ["ASIA234567ABCDEFGHIJ", true],
  ["AKIAABCDEFGHIJKLMNO", false],
  ["AKIAABCDEFGHIJKLMNO1", false],
  ["akiaabcdefghijklmnop", false],
  ["AIDAABCDEFGHIJKLMNOP", false],
  ["", false],
] as const)
  test(`"${text}" can ${may ? "" : "not "}be a key's id`, () => assert.equal(isKeyId(text), may));

test("ASIA is temporary, AKIA is not", () => assert.deepEqual([isTemporaryId("ASIA2"), isTemporaryId("AKIA2")], [true, false]));

for (const [what, members, now, may] of [
  ["enabled", {}, 100, true],
  ["disabled", { enabled: false }, 100, false],
  ["before its end", { expiresAt: 101 }, 100, true],
  ["at its end", { expiresAt: 100 }, 100, false],
  ["disabled before its end", { enabled: false, expiresAt: 101 }, 100, false],
] as const)
  test(`a key that is ${what} may ${may ? "" : "not "}be used`, () => assert.equal(isUsable({ ...key, ...members }, now), may));

for (const [lastUsedAt, now, is] of [
  [undefined, 1000, true],
  [1000, 1599, false],
  [1000, 1600, true],
] as const)
  test(`a use at ${now} after one at ${lastUsedAt} is ${is ? "" : "not "}worth a write`, () =>
    assert.equal(isWorthNoting({ ...key, ...(lastUsedAt !== undefined && { lastUsedAt }) }, now), is));

test("a successor ends the former key, at once or later", () => {
  assert.equal(isUsable(succeeded(key, 100, 0), 100), false);
  assert.equal(isUsable(succeeded(key, 100, 60), 159), true);
  assert.equal(isUsable(succeeded(key, 100, 60), 160), false);
});

for (const name of ["ops", "a.b@c_d-e+f=g,h", "x".repeat(64)]) test(`"${name}" is a name`, () => assert.equal(checkName(name), name));
for (const name of ["", "a b", "a/b", "zoë", "x".repeat(65), "a\n"])
  test(`"${name}" is no name`, () => assert.throws(() => checkName(name), /^Error: ".*" is no name for a key: use [^\n]*\.$/s));

test("the user behind a key has an ARN, and an id that is always the same", () => {
  const { arn, userId } = principalOf(key, "123456789012");
  assert.equal(arn, "arn:aws:iam::123456789012:user/ops");
  assert.match(userId, /^AIDA[A-Z2-7]{16}$/);
  assert.equal(principalOf({ name: "ops" }, "123456789012").userId, userId);
  assert.notEqual(principalOf({ name: "ops" }, "123456789013").userId, userId);
});
