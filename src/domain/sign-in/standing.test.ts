import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import { aPassword, aUser } from "../../../test/support/user.ts";
import { Refusal } from "../refusal.ts";
import { checkAfterPassword, checkBeforePassword, checkStanding, isNamed } from "./standing.ts";

const now = 1000;
const hiding = aClient({ PreventUserExistenceErrors: "ENABLED" });
const telling = aClient({ PreventUserExistenceErrors: "LEGACY" });
const password = { password: aPassword("00", 500) };
const temporary = (expiresAt: number) => ({ password: { ...aPassword("00"), temporary: { expiresAt } } });
const messageOf = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (thrown) {
    assert.ok(thrown instanceof Refusal);
    return thrown.message;
  }
};

for (const [name, user, client, expected] of [
  ["confirmed", password, telling, undefined],
  ["to change the password", { ...password, status: "FORCE_CHANGE_PASSWORD" }, telling, undefined],
  ["disabled", { ...password, enabled: false }, telling, undefined],
  ["unconfirmed", { ...password, status: "UNCONFIRMED" }, hiding, "User is not confirmed."],
  ["to reset the password", { ...password, status: "RESET_REQUIRED" }, telling, "Password reset required for the user"],
  ["to reset, existence hidden", { ...password, status: "RESET_REQUIRED" }, hiding, "Password reset required for the user"],
  ["imported", { status: "RESET_REQUIRED" }, telling, "Password reset required for the user"],
  ["imported, existence hidden", { status: "RESET_REQUIRED" }, hiding, "Incorrect username or password."],
] as const)
  test(`before the password, a user who is ${name}: ${expected ?? "go on"}`, () =>
    assert.equal(
      messageOf(() => checkBeforePassword(aUser(user), client)),
      expected,
    ));

for (const [name, user, expected] of [
  ["in order", password, undefined],
  ["disabled", { ...password, enabled: false }, "User is disabled."],
  ["in time with a temporary password", temporary(now + 1), undefined],
  ["late with a temporary password", temporary(now), "Temporary password has expired and must be reset by an administrator."],
] as const)
  test(`after the password, a user who is ${name}: ${expected ?? "go on"}`, () =>
    assert.equal(
      messageOf(() => checkAfterPassword(aUser(user), now)),
      expected,
    ));

for (const [name, user, expected] of [
  ["in order", password, undefined],
  ["without a password since", {}, "Invalid session for the user."],
  ["disabled since", { ...password, enabled: false }, "User is disabled."],
  ["to reset since", { ...password, status: "RESET_REQUIRED" }, "Password reset required for the user"],
  ["with another password since", { password: aPassword("01", 601) }, "Invalid session for the user."],
  ["with another password since, set by a clock that was set back", { password: aPassword("01", 1) }, "Invalid session for the user."],
] as const)
  test(`in the middle of a sign-in, a user who is ${name}: ${expected ?? "go on"}`, () =>
    assert.equal(
      messageOf(() => checkStanding(aUser(user), { passwordSetAt: 500 })),
      expected,
    ));

for (const [typed, expected] of [
  ["bob", true],
  ["bob@example.com", true],
  ["eve", false],
  ["eve@example.com", false],
  ["", false],
] as const)
  test(`${typed || "nothing"} ${expected ? "names" : "does not name"} the user`, () => {
    const pool = aPool({ AliasAttributes: ["email"] });
    assert.equal(isNamed(pool, aUser({ names: ["username:bob", "email:bob@example.com"] }), typed), expected);
  });
