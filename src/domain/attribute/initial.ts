/** The attributes with which a user begins. @see spec/auth.md §7.3, §7.4; API model, SignUp, AdminCreateUser */
import type { AttributeType } from "../../api/attribute.ts";
import { aliasAttributesOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import type { Attributes } from "../user/user.ts";
import { checkFlags } from "./change.ts";
import { deliveryAttributes } from "./format.ts";
import { type AttributeRules, flagOf, givenAttributes } from "./given.ts";
import { checkRequired } from "./required.ts";

/**
 * The attributes of a new user; immutable ones may be set here and never again. Through a client all required ones must be there, and
 * addresses begin as unverified; an administrator may leave out required ones and set addresses as verified.
 * @param list as the request brings it; empty values count as absent
 * @param ofName the attributes that the user name itself brings, in pools where it is an e-mail address or a phone number
 * @throws Refusal of `givenAttributes` and `checkRequired`; InvalidParameterException for preferred_username at SignUp where it is an alias,
 *   for a flag without its address, for an address other than the one given as user name
 */
export function initialAttributes(list: readonly AttributeType[], rules: AttributeRules, ofName: Attributes = {}): Attributes {
  const { pool, by } = rules;
  const given = Object.fromEntries(Object.entries(givenAttributes(list, rules)).filter(([, value]) => value !== ""));
  const contradicted = Object.keys(ofName).find((name) => given[name] !== undefined && given[name] !== ofName[name]);
  if (contradicted !== undefined) throw refuse.usernameContradicted(contradicted);
  const attributes = { ...given, ...ofName };
  checkFlags(attributes);
  if (!by) return attributes;
  if (given.preferred_username && aliasAttributesOf(pool).includes("preferred_username")) throw refuse.preferredUsernameAtSignUp();
  checkRequired(pool, attributes);
  const unverified = deliveryAttributes.flatMap((attribute) => (attributes[attribute] ? [[flagOf[attribute], "false"]] : []));
  return { ...attributes, ...Object.fromEntries(unverified) };
}
