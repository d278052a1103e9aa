/** What a change of attributes makes of a user. @see spec/auth.md §7.2 to §7.4; API model, UpdateUserAttributes, UserAttributeUpdateSettingsType */
import type { AttributeType } from "../../api/attribute.ts";
import type { DeliveryAttribute } from "../code/masking.ts";
import type { Pool } from "../pool/pool.ts";
import { autoVerifiedAttributesOf, verifiedBeforeUpdateOf } from "../pool/settings.ts";
import { refuse } from "../refusal.ts";
import { named } from "../user/named.ts";
import type { Attributes, User } from "../user/user.ts";
import { deliveryAttributes } from "./format.ts";
import { type AttributeRules, flagOf, givenAttributes, schemaByName } from "./given.ts";

/** A user with changed attributes, and the addresses to which a code must go now. */
export type AttributeChange = { readonly user: User; readonly toVerify: readonly DeliveryAttribute[] };

/**
 * The user, with names made anew, after UpdateUserAttributes or its administrator's form. An empty value deletes. A new e-mail address or phone number counts as
 * unverified unless an administrator says otherwise in the same call; where the pool asks for it, it waits beside the old one until verified.
 * @param list as the request brings it    @param now epoch seconds
 * @throws Refusal of `givenAttributes`; InvalidParameterException for immutable attributes, required ones to delete, a flag without its address
 */
export function withAttributes(
  user: User,
  list: readonly AttributeType[],
  rules: AttributeRules & { readonly now: number },
): AttributeChange {
  const { pool, now } = rules;
  const asked = givenAttributes(list, rules);
  checkMutable(asked, pool);
  const plain = { ...user, attributes: merged(user.attributes, asked), modifiedAt: now };
  const changed = deliveryAttributes.reduce((so, attribute) => withAddress(so, user, asked, attribute, pool), plain);
  checkFlags(changed.attributes);
  const toVerify = autoVerifiedAttributesOf(pool).filter(
    (attribute) => isNewAddress(user, asked, attribute) && !isSetVerified(asked, attribute),
  );
  return { user: named(pool, changed), toVerify };
}

/** The user after attributes were deleted. @param names as the request brings them @throws Refusal as `withAttributes` */
export const withoutAttributes = (user: User, names: readonly string[], rules: AttributeRules & { readonly now: number }): User =>
  withAttributes(
    user,
    names.map((Name) => ({ Name, Value: "" })),
    rules,
  ).user;

function checkMutable(asked: Attributes, pool: Pool): void {
  const schema = schemaByName(pool);
  const immutable = Object.keys(asked).find((name) => schema.get(name)?.Mutable === false);
  if (immutable !== undefined) throw refuse.attributeImmutable(immutable);
  const kept = Object.keys(asked).filter((name) => asked[name] === "" && schema.get(name)?.Required);
  if (kept.length > 0) throw refuse.attributesNonconforming(kept.map((name) => ({ name, why: "The attribute is required" })));
}

const merged = (attributes: Attributes, asked: Attributes): Attributes =>
  Object.fromEntries(Object.entries({ ...attributes, ...asked }).filter(([, value]) => value !== ""));

const without = <Value>(from: Readonly<Record<string, Value>>, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

const isNewAddress = (before: User, asked: Attributes, attribute: DeliveryAttribute) =>
  Boolean(asked[attribute]) && asked[attribute] !== before.attributes[attribute];
const isSetVerified = (asked: Attributes, attribute: DeliveryAttribute) => asked[flagOf[attribute]] === "true";

// What follows from the new value of one address: its flag, its pending value, and the codes that went to the old one.
function withAddress(so: User, before: User, asked: Attributes, attribute: DeliveryAttribute, pool: Pool): User {
  const value = asked[attribute];
  if (value === undefined) return so;
  const pending = without(so.pendingAttributes ?? {}, attribute);
  if (value === before.attributes[attribute]) return withPending(so, pending);
  if (value !== "" && verifiedBeforeUpdateOf(pool).includes(attribute) && !isSetVerified(asked, attribute)) {
    const kept = restored(so, before, attribute);
    return withPending({ ...kept, ...codesFor(kept, [`verify-${attribute}`]) }, { ...pending, [attribute]: value });
  }
  const flag = value === "" ? "" : isSetVerified(asked, attribute) ? "true" : "false";
  const attributes = merged(so.attributes, { [flagOf[attribute]]: flag });
  const dead = Object.entries(so.codes ?? {}).flatMap(([purpose, code]) => (code?.attribute === attribute ? [purpose] : []));
  return withPending({ ...so, attributes, ...codesFor(so, dead) }, pending);
}

// The old value stays in force, with the flag it had.
function restored(so: User, before: User, attribute: DeliveryAttribute): User {
  const names: readonly string[] = [attribute, flagOf[attribute]];
  const old = Object.fromEntries(Object.entries(before.attributes).filter(([name]) => names.includes(name)));
  return { ...so, attributes: { ...without(so.attributes, ...names), ...old } };
}

const codesFor = (user: User, dead: readonly string[]): Pick<User, "codes"> => (user.codes ? { codes: without(user.codes, ...dead) } : {});

function withPending(user: User, pendingAttributes: Attributes): User {
  const { pendingAttributes: _former, ...rest } = user;
  return Object.keys(pendingAttributes).length > 0 ? { ...rest, pendingAttributes } : rest;
}

/** Checks that no flag stands without its address. @throws Refusal InvalidParameterException */
export function checkFlags(attributes: Attributes): void {
  if (attributes[flagOf.email] === "true" && !attributes.email) throw refuse.flagWithoutEmail();
  if (attributes[flagOf.phone_number] === "true" && !attributes.phone_number) throw refuse.flagWithoutPhone();
}
