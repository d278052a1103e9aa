/** Attributes that the pool demands of every user. @see API model, SchemaAttributeType.Required; spec/auth.md §3.6, §7.6 */
import type { Pool } from "../pool/pool.ts";
import { schemaOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Attributes } from "../user/user.ts";

/** The pool's required attributes that have no value yet, in the schema's order; `sub` is the service's own. Throws nothing. */
export function missingAttributes(pool: Pool, attributes: Attributes): readonly string[] {
  const required = schemaOf(pool).flatMap(({ Name = "", Required }) => (Required && Name !== "sub" ? [Name] : []));
  return required.filter((name) => !attributes[name]);
}

/** Checks that none is missing. @throws Refusal InvalidParameterException that names all that are missing */
export function checkRequired(pool: Pool, attributes: Attributes): void {
  const missing = missingAttributes(pool, attributes);
  if (missing.length > 0) throw refuse.attributesNonconforming(missing.map((name) => ({ name, why: "The attribute is required" })));
}
