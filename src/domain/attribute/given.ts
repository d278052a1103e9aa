/** Attributes as a request brings them, judged by the pool's schema and the client's permissions before anything is done with them. */
import type { AttributeType } from "../../api/attribute.ts";
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import type { UserPoolClient } from "../client/client.ts";
import { writableAttributesOf } from "../client/settings.ts";
import type { Pool } from "../pool/pool.ts";
import { schemaOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Attributes } from "../user/user.ts";
import { isEmail, isPhoneNumber } from "./format.ts";
import { valueProblem } from "./value.ts";

/** What attributes are judged by: the pool, and the client through which a user writes; without a client an administrator writes. */
export type AttributeRules = { readonly pool: Pool; readonly by?: UserPoolClient };

/** The flag that tells whether a code reached the attribute's value. */
export const flagOf = { email: "email_verified", phone_number: "phone_number_verified" } as const;

/** The pool's schema by name. */
export const schemaByName = (pool: Pool): ReadonlyMap<string, SchemaAttributeType> =>
  new Map(schemaOf(pool).map((attribute) => [attribute.Name ?? "", attribute]));

/**
 * Attribute values by name; an empty value asks for deletion. A name that comes twice takes its last value.
 * @param list as the request brings it; a member without Value counts as empty
 * @throws Refusal NotAuthorizedException for what this client may not write, InvalidParameterException for what does not fit the schema
 * @see spec/auth.md §7.4, §7.6
 */
export function givenAttributes(list: readonly AttributeType[], { pool, by }: AttributeRules): Attributes {
  const given = list.map(({ Name, Value = "" }) => [Name, isFlag(Name) ? Value.toLowerCase() : Value] as const);
  const schema = schemaByName(pool);
  if (by) checkWritable(new Set(given.map(([name]) => name)), by, pool, schema);
  const problems = given.flatMap(([name, value]) => problemOf(name, value, schema));
  if (problems.length > 0) throw refuse.attributesNonconforming(problems);
  const attributes = Object.fromEntries(given);
  if (attributes.phone_number && !isPhoneNumber(attributes.phone_number)) throw refuse.phoneInvalid();
  if (attributes.email && !isEmail(attributes.email)) throw refuse.emailInvalid();
  if (attributes.sub !== undefined) throw refuse.attributeImmutable("sub");
  return attributes;
}

// Administrators may write True (recorded, spec/auth.md §7.4); answers and tokens know only the small form.
const isFlag = (name: string) => name === flagOf.email || name === flagOf.phone_number;

// A client with a list of its own may not even name what is not on it (recorded); with the default list an unknown name is the schema's business.
function checkWritable(names: ReadonlySet<string>, by: UserPoolClient, pool: Pool, schema: ReadonlyMap<string, SchemaAttributeType>): void {
  const writable = writableAttributesOf(by, pool);
  const judged = by.description.WriteAttributes ? [...names] : [...names].filter((name) => schema.has(name));
  if (judged.some((name) => !writable.has(name))) throw refuse.attributeNotWritable();
}

function problemOf(name: string, value: string, schema: ReadonlyMap<string, SchemaAttributeType>) {
  const attribute = schema.get(name);
  if (!attribute) return [{ name, why: "Attribute does not exist in the schema." }];
  const why = value === "" ? undefined : valueProblem(attribute, value);
  return why === undefined ? [] : [{ name, why }];
}
