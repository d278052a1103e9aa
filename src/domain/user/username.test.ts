import assert from "node:assert/strict";
import test from "node:test";
import type { Pool } from "../pool/pool.ts";
import { attributesOfName } from "./username.ts";

const pool = (description: Pool["description"]): Pool => ({ id: "us-east-1_A", version: 1, mfa: {}, description });
const byEmail = pool({ UsernameAttributes: ["email"] });
const byPhone = pool({ UsernameAttributes: ["phone_number"] });
const byEither = pool({ UsernameAttributes: ["email", "phone_number"] });
const aliases = pool({ AliasAttributes: ["email", "phone_number", "preferred_username"] });
const emailAlias = pool({ AliasAttributes: ["email"] });
const email = "b@example.com";
const phone = "+12065550100";

for (const [where, username, expected] of [
  [pool({}), "bob", {}],
  [pool({}), email, {}],
  [emailAlias, phone, {}],
  [aliases, "bob", {}],
  [byEmail, email, { email }],
  [byPhone, phone, { phone_number: phone }],
  [byEither, email, { email }],
  [byEither, phone, { phone_number: phone }],
] as const)
  test(`${username} in ${JSON.stringify(where.description)}`, () => assert.deepEqual(attributesOfName(where, username), expected));

for (const [where, username, message] of [
  [byEmail, "bob", "Username should be an email."],
  [byEmail, phone, "Username should be an email."],
  [byPhone, email, "Username should be a phone number."],
  [byEither, "bob", "Username should be either an email or a phone number."],
  [aliases, email, "Username cannot be of email format, since user pool is configured for email alias."],
  [aliases, phone, "Username cannot be of phone number format, since user pool is configured for phone number alias."],
] as const)
  test(`${username}: ${message}`, () =>
    assert.throws(() => attributesOfName(where, username), { name: "InvalidParameterException", message }));
