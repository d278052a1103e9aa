/** The answer to NEW_PASSWORD_REQUIRED: a password of the user's own, and attributes that were still missing. @see spec/auth.md §3.6 */
import type { AttributeType } from "../../api/attribute.ts";
import { deliveryAttributes } from "../attribute/format.ts";
import { flagOf, givenAttributes } from "../attribute/given.ts";
import { missingAttributes } from "../attribute/required.ts";
import type { UserPoolClient } from "../client/client.ts";
import { withPassword } from "../password/history.ts";
import type { Password } from "../password/password.ts";
import type { Pool } from "../pool/pool.ts";
import { passwordPolicyOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import { named } from "../user/named.ts";
import type { Attributes, User } from "../user/user.ts";

const prefix = "userAttributes.";

/** The attributes among ChallengeResponses: every `userAttributes.{name}`. */
export const answeredAttributes = (responses: Readonly<Record<string, string>>): readonly AttributeType[] =>
  Object.entries(responses).flatMap(([key, Value]) => (key.startsWith(prefix) ? [{ Name: key.slice(prefix.length), Value }] : []));

/** What an answer brings: the new password as it will be kept, the attributes as the client gave them. */
export type NewPasswordAnswer = { readonly password: Password; readonly attributes: readonly AttributeType[] };

/**
 * The confirmed user with the password, the attributes and the names that they make.
 * @param client its permissions bound what may be written    @param now epoch seconds
 * @throws Refusal `attributeProvided` for one that has a value, those of `givenAttributes`, `attributesMissing` for required ones left out
 */
export function withNewPassword(pool: Pool, client: UserPoolClient, user: User, answer: NewPasswordAnswer, now: number): User {
  const attributes = completedAttributes(pool, client, user, answer.attributes);
  const { PasswordHistorySize } = passwordPolicyOf(pool);
  const changed = withPassword(user, answer.password, PasswordHistorySize);
  return named(pool, { ...changed, attributes, status: "CONFIRMED", modifiedAt: now });
}

function completedAttributes(pool: Pool, client: UserPoolClient, user: User, given: readonly AttributeType[]): Attributes {
  const provided = given.find(({ Name }) => user.attributes[Name]);
  if (provided) throw refuse.attributeProvided(provided.Name);
  const filled = Object.entries(givenAttributes(given, { pool, by: client })).filter(([, value]) => value !== "");
  const unverified = deliveryAttributes.flatMap((name) => (filled.some(([given]) => given === name) ? [[flagOf[name], "false"]] : []));
  const attributes: Attributes = { ...user.attributes, ...Object.fromEntries(unverified), ...Object.fromEntries(filled) };
  const missing = missingAttributes(pool, attributes);
  if (missing.length > 0) throw refuse.attributesMissing(missing);
  return attributes;
}
