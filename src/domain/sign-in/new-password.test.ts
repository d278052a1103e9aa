import assert from "node:assert/strict";
import test from "node:test";
import { aClient, aPool } from "../../../test/support/pool.ts";
import { aPassword, aUser } from "../../../test/support/user.ts";
import { Refusal } from "../refusal.ts";
import { answeredAttributes, withNewPassword } from "./new-password.ts";

const pool = aPool({
  AliasAttributes: ["email"],
  Schema: [
    { Name: "name", Required: true, AttributeDataType: "String" },
    { Name: "address", Required: true, AttributeDataType: "String" },
    { Name: "level", AttributeDataType: "Number" },
  ],
});
const client = aClient({ pool });
const user = aUser({
  status: "FORCE_CHANGE_PASSWORD",
  attributes: { email: "bob@example.com", email_verified: "true" },
  password: { ...aPassword("00"), temporary: { expiresAt: 100 } },
});
const required = { "userAttributes.name": "Bob", "userAttributes.address": "here" };
const after = (responses: Record<string, string>, by = client) =>
  withNewPassword(pool, by, user, { password: aPassword("01", 50), attributes: answeredAttributes(responses) }, 50);

test("the user is confirmed, with the password and the attributes", () => {
  const changed = after({ ...required, USERNAME: "bob", NEW_PASSWORD: "secret" });
  assert.equal(changed.status, "CONFIRMED");
  assert.deepEqual(changed.password, aPassword("01", 50));
  assert.deepEqual(changed.attributes, { ...user.attributes, name: "Bob", address: "here" });
  assert.deepEqual(changed.names, ["username:bob", "email:bob@example.com"]);
  assert.equal(changed.modifiedAt, 50);
});

test("an address that is given begins as unverified", () =>
  assert.equal(after({ ...required, "userAttributes.phone_number": "+12065550100" }).attributes.phone_number_verified, "false"));

for (const [name, responses, exception, message] of [
  ["no attribute", {}, "InvalidParameterException", "Invalid attributes given, name and address is missing"],
  ["an empty one", { ...required, "userAttributes.name": "" }, "InvalidParameterException", "Invalid attributes given, name is missing"],
  [
    "one that is there",
    { ...required, "userAttributes.email": "x@example.com" },
    "NotAuthorizedException",
    "Cannot modify an already provided email",
  ],
  [
    "a flag",
    { ...required, "userAttributes.phone_number_verified": "true" },
    "NotAuthorizedException",
    "A client attempted to write unauthorized attribute",
  ],
  ["no phone number", { ...required, "userAttributes.phone_number": "12" }, "InvalidParameterException", "Invalid phone number format."],
] as const)
  test(`${name}: ${message}`, () =>
    assert.throws(
      () => after(responses),
      (thrown) => thrown instanceof Refusal && thrown.name === exception && thrown.message === message,
    ));

test("the client's permissions hold", () =>
  assert.throws(() => after({ ...required, "userAttributes.custom:level": "1" }, aClient({ pool, WriteAttributes: ["name", "address"] }))));
