import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { aUser } from "../../../test/support/user.ts";
import type { UserPoolClient } from "../client/client.ts";
import type { Code } from "../code/code.ts";
import type { Pool } from "../pool/pool.ts";
import { Refusal } from "../refusal.ts";
import type { Digest } from "../sealed.ts";
import type { Attributes } from "../user/user.ts";
import { withAttributes, withoutAttributes } from "./change.ts";
import { initialAttributes } from "./initial.ts";
import { shownAttributes } from "./shown.ts";

const standard = ["name", "preferred_username", "email", "phone_number", "birthdate"];
const pool = (settings: Partial<Pool["description"]> = {}): Pool => ({
  id: "us-east-1_A",
  version: 1,
  mfa: {},
  description: {
    SchemaAttributes: [
      { Name: "sub", AttributeDataType: "String", Mutable: false, Required: true },
      ...standard.map((Name) => ({ Name, AttributeDataType: "String", Mutable: true, Required: false }) as const),
      { Name: "given_name", AttributeDataType: "String", Mutable: true, Required: true },
      { Name: "email_verified", AttributeDataType: "Boolean", Mutable: true },
      { Name: "phone_number_verified", AttributeDataType: "Boolean", Mutable: true },
      { Name: "custom:level", AttributeDataType: "Number", Mutable: true, NumberAttributeConstraints: { MinValue: "1", MaxValue: "9" } },
      { Name: "custom:once", AttributeDataType: "String", Mutable: false },
      { Name: "dev:custom:note", AttributeDataType: "String", Mutable: true, DeveloperOnlyAttribute: true },
    ],
    ...settings,
  },
});
const client = (WriteAttributes?: string[]): UserPoolClient => ({
  poolId: "us-east-1_A",
  id: "c",
  version: 1,
  secrets: [],
  description: { ...(WriteAttributes && { WriteAttributes }) },
});
const code = (attribute: Code["attribute"]): Code => ({ digest: "d" as Digest, expiresAt: 9, wrongTries: 0, attribute, destination: "x" });
const user = aUser({
  attributes: { given_name: "Bob", email: "bob@example.com", email_verified: "true" },
  codes: { "reset-password": code("email"), "verify-phone_number": code("phone_number") },
});
const list = (attributes: Attributes) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
const kept = { "reset-password": code("email"), "verify-phone_number": code("phone_number") };
const auto: Partial<Pool["description"]> = { AutoVerifiedAttributes: ["email", "phone_number"] };
const careful: Partial<Pool["description"]> = {
  ...auto,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
};
const byPreferredUsername: Partial<Pool["description"]> = { AliasAttributes: ["preferred_username"] };
const given_name = "Bob";
const email = "bob@example.com";

for (const [what, settings, by, asked, expected] of [
  ["another name", {}, client(), { name: "B" }, { attributes: { given_name, email, email_verified: "true", name: "B" }, codes: kept }],
  ["an empty value", {}, client(), { email: "" }, { attributes: { given_name }, codes: { "verify-phone_number": code("phone_number") } }],
  [
    "a new address",
    {},
    client(),
    { email: "b@example.com" },
    { attributes: { given_name, email: "b@example.com", email_verified: "false" }, codes: { "verify-phone_number": code("phone_number") } },
  ],
  [
    "a new address that codes verify",
    auto,
    client(),
    { email: "b@example.com" },
    {
      attributes: { given_name, email: "b@example.com", email_verified: "false" },
      codes: { "verify-phone_number": code("phone_number") },
      toVerify: ["email"],
    },
  ],
  ["the same address", auto, client(), { email }, { attributes: { given_name, email, email_verified: "true" }, codes: kept }],
  [
    "a new address, verified by the administrator",
    auto,
    undefined,
    { email: "b@example.com", email_verified: "True" },
    { attributes: { given_name, email: "b@example.com", email_verified: "true" }, codes: { "verify-phone_number": code("phone_number") } },
  ],
  [
    "a new address that must be verified first",
    careful,
    client(),
    { email: "b@example.com", name: "B" },
    {
      attributes: { given_name, email, email_verified: "true", name: "B" },
      pendingAttributes: { email: "b@example.com" },
      codes: kept,
      toVerify: ["email"],
    },
  ],
  [
    "the same by the administrator",
    careful,
    undefined,
    { email: "b@example.com", email_verified: "false" },
    {
      attributes: { given_name, email, email_verified: "true" },
      pendingAttributes: { email: "b@example.com" },
      codes: kept,
      toVerify: ["email"],
    },
  ],
  [
    "where one must be verified first, the other changes at once",
    careful,
    client(),
    { phone_number: "+12065550100" },
    {
      attributes: { given_name, email, email_verified: "true", phone_number: "+12065550100", phone_number_verified: "false" },
      codes: { "reset-password": code("email") },
      toVerify: ["phone_number"],
    },
  ],
  [
    "a flag alone",
    auto,
    undefined,
    { email_verified: "false" },
    { attributes: { given_name, email, email_verified: "false" }, codes: kept },
  ],
  [
    "the developer's attribute",
    {},
    undefined,
    { "dev:custom:note": "n" },
    { attributes: { ...user.attributes, "dev:custom:note": "n" }, codes: kept },
  ],
] as const)
  test(`update: ${what}`, () => {
    const change = withAttributes(user, list(asked), { pool: pool(settings), ...(by && { by }), now: 7 });
    const { attributes, pendingAttributes, codes, modifiedAt } = change.user;
    const { toVerify = [], ...rest } = { toVerify: undefined, ...expected };
    assert.deepEqual({ attributes, ...(pendingAttributes && { pendingAttributes }), codes }, rest);
    assert.deepEqual(change.toVerify, toVerify);
    assert.equal(modifiedAt, 7);
  });

for (const [by, asked, name, message] of [
  [client(), { email_verified: "true" }, "NotAuthorizedException", "A client attempted to write unauthorized attribute"],
  [client(), { sub: "x" }, "NotAuthorizedException", "A client attempted to write unauthorized attribute"],
  [client(), { "dev:custom:note": "x" }, "NotAuthorizedException", "A client attempted to write unauthorized attribute"],
  [client(["email"]), { name: "x" }, "NotAuthorizedException", "A client attempted to write unauthorized attribute"],
  [client(["email"]), { vendor: "x" }, "NotAuthorizedException", "A client attempted to write unauthorized attribute"],
  [
    client(),
    { "custom:x": "x" },
    "InvalidParameterException",
    "Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n",
  ],
  [
    client(),
    { "custom:level": "10", "custom:x": "" },
    "InvalidParameterException",
    "Attributes did not conform to the schema: custom:level: Number must be no greater than 9\ncustom:x: Attribute does not exist in the schema.\n",
  ],
  [
    client(),
    { given_name: "" },
    "InvalidParameterException",
    "Attributes did not conform to the schema: given_name: The attribute is required\n",
  ],
  [client(), { "custom:once": "x" }, "InvalidParameterException", "user.custom:once: Attribute cannot be updated.\n"],
  [undefined, { sub: "x" }, "InvalidParameterException", "user.sub: Attribute cannot be updated.\n"],
  [
    undefined,
    { phone_number_verified: "true" },
    "InvalidParameterException",
    "Phone Number is required to verify/un-verify a phone number",
  ],
  [client(), { phone_number: "555" }, "InvalidParameterException", "Invalid phone number format."],
  [client(), { email: "bob" }, "InvalidParameterException", "Invalid email address format."],
] as const)
  test(`refused: ${JSON.stringify(asked)}`, () =>
    assert.throws(
      () => withAttributes(user, list(asked), { pool: pool(), ...(by && { by }), now: 7 }),
      (thrown) => thrown instanceof Refusal && thrown.name === name && thrown.message === message,
    ));

test("deleting attributes", () => {
  const changed = withoutAttributes(user, ["email"], { pool: pool(), by: client(), now: 7 });
  assert.deepEqual(changed.attributes, { given_name: "Bob" });
  assert.deepEqual(shownAttributes(changed), [
    { Name: "sub", Value: user.sub },
    { Name: "given_name", Value: "Bob" },
  ]);
  assert.deepEqual(shownAttributes(user, new Set(["email", "sub"])), [
    { Name: "sub", Value: user.sub },
    { Name: "email", Value: "bob@example.com" },
  ]);
});

test("a pending value is given up by writing the old one again", () => {
  const rules = { pool: pool(careful), by: client(), now: 7 };
  const pending = withAttributes(user, list({ email: "b@example.com" }), rules).user;
  assert.deepEqual(withAttributes(pending, list({ email }), rules).user.pendingAttributes, undefined);
  assert.deepEqual(withAttributes(pending, list({ email: "" }), rules).user.attributes, { given_name: "Bob" });
});

for (const [what, settings, by, given, ofName, expected] of [
  ["through a client", {}, client(), { given_name, email }, {}, { given_name, email, email_verified: "false" }],
  ["by an administrator", {}, undefined, { email }, {}, { email }],
  ["verified by an administrator", {}, undefined, { email, email_verified: "True" }, {}, { email, email_verified: "true" }],
  ["immutable ones", {}, client(), { given_name, "custom:once": "x" }, {}, { given_name, "custom:once": "x" }],
  ["empty ones", {}, client(), { given_name, name: "" }, {}, { given_name }],
  ["of the user name", {}, client(), { given_name, email }, { email }, { given_name, email, email_verified: "false" }],
] as const)
  test(`a new user's attributes: ${what}`, () =>
    assert.deepEqual(initialAttributes(list(given), { pool: pool(settings), ...(by && { by }) }, ofName), expected));

for (const [settings, by, given, ofName, message] of [
  [{}, client(), { email }, {}, "Attributes did not conform to the schema: given_name: The attribute is required\n"],
  [{}, client(), { email, given_name: "" }, {}, "Attributes did not conform to the schema: given_name: The attribute is required\n"],
  [{}, undefined, { email_verified: "true" }, {}, "Email is required to verify/un-verify an email"],
  [{}, undefined, { email: "other@example.com" }, { email }, "The username and the email attribute must be the same."],
  [
    byPreferredUsername,
    client(),
    { given_name, preferred_username: "b" },
    {},
    "preferred_username cannot be given at sign-up, since user pool is configured for preferred_username alias.",
  ],
] as const)
  test(`a new user is refused: ${message.trim()}`, () =>
    assert.throws(() => initialAttributes(list(given), { pool: pool(settings), ...(by && { by }) }, ofName), { message }));

test("whatever comes in, the answer is a user or a Refusal, and a user's flags and addresses belong together", () => {
  const names = fc.oneof(fc.constantFrom(...(pool().description.SchemaAttributes ?? []).map(({ Name = "" }) => Name)), fc.string());
  const values = fc.option(fc.oneof(fc.constantFrom("", "true", "True", "b@example.com", "+12065550100", "5", "2001-02-03"), fc.string()), {
    nil: undefined,
  });
  const lists = fc.array(fc.record({ Name: names, Value: values }, { requiredKeys: ["Name"] }), { maxLength: 6 });
  fc.assert(
    fc.property(lists, fc.constantFrom({}, auto, careful), fc.boolean(), (asked, settings, admin) => {
      try {
        const { attributes } = withAttributes(user, asked, { pool: pool(settings), ...(!admin && { by: client() }), now: 7 }).user;
        assert.ok(attributes.given_name);
        if (attributes.email_verified === "true") assert.ok(attributes.email);
        if (!admin && attributes.email_verified === "true") assert.equal(attributes.email, email);
        assert.ok(!Object.values(attributes).includes(""));
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
      }
    }),
    { numRuns: 500 },
  );
});
