import assert from "node:assert/strict";
import test from "node:test";
import type { UserPoolType } from "../../api/pool.ts";
import type { Pool } from "../pool/pool.ts";
import { candidateNames, isSubShaped, nameOf, namesOf } from "./names.ts";

const sub = "34c84488-e0e1-70ae-d2ee-991ad1a898c8";
const pool = (description: UserPoolType): Pool => ({ id: "us-east-1_abc", version: 1, description, mfa: {} });
const plain = pool({});
const aliases = pool({ AliasAttributes: ["email", "phone_number", "preferred_username"] });
const emailNames = pool({ UsernameAttributes: ["email", "phone_number"] });
const folded = pool({ AliasAttributes: ["email", "preferred_username"], UsernameConfiguration: { CaseSensitive: false } });
const address = { email: "Al@Example.com" };
const phone = { phone_number: "+15550100" };

for (const [what, where, username, attributes, expected] of [
  ["no aliases", plain, "Alice", { ...address, email_verified: "true" }, ["username:Alice"]],
  ["aliases not verified", aliases, "Alice", { ...address, ...phone, email_verified: "false" }, ["username:Alice"]],
  ["an alias verified", aliases, "Alice", { ...address, ...phone, email_verified: "true" }, ["username:Alice", "email:Al@Example.com"]],
  ["True counts as true", aliases, "Alice", { ...phone, phone_number_verified: "True" }, ["username:Alice", "phone_number:+15550100"]],
  ["verified without a value", aliases, "Alice", { email_verified: "true" }, ["username:Alice"]],
  ["a preferred user name", aliases, "Alice", { preferred_username: "Al" }, ["username:Alice", "preferred_username:Al"]],
  ["an empty one", aliases, "Alice", { preferred_username: "" }, ["username:Alice"]],
  [
    "username attributes at once",
    emailNames,
    sub,
    { ...address, ...phone },
    [`username:${sub}`, "email:Al@Example.com", "phone_number:+15550100"],
  ],
  [
    "case folded",
    folded,
    "Alice",
    { ...address, email_verified: "true", preferred_username: "AL" },
    ["username:alice", "email:al@example.com", "preferred_username:al"],
  ],
] as const) {
  test(`names of a user: ${what}`, () => assert.deepEqual(namesOf({ username, attributes }, where), expected));
}

for (const [what, where, typed, expected] of [
  ["a user name", plain, "Alice", ["username:Alice"]],
  ["an address where it is no alias", plain, "a@b.c", ["username:a@b.c"]],
  ["a user name or preferred one", aliases, "Al", ["username:Al", "preferred_username:Al"]],
  ["an address", aliases, "a@b.c", ["email:a@b.c", "username:a@b.c", "preferred_username:a@b.c"]],
  ["a number", emailNames, "+15550100", ["phone_number:+15550100", "username:+15550100"]],
  ["a sub that is the user name", emailNames, sub, [`username:${sub}`]],
  ["case folded", folded, "A@B.C", ["email:a@b.c", "username:a@b.c", "preferred_username:a@b.c"]],
] as const) {
  test(`what a typed name may stand for: ${what}`, () => assert.deepEqual(candidateNames(where, typed), expected));
}

test("one kind of name never takes another's place", () => {
  assert.notEqual(nameOf(aliases, "username", "email:a@b.c"), nameOf(aliases, "email", "a@b.c"));
});

test("the form of a sub", () => {
  assert.equal(isSubShaped(sub), true);
  assert.equal(isSubShaped("alice"), false);
  assert.equal(isSubShaped(`${sub}x`), false);
});
