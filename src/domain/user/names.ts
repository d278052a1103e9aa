/**
 * The unique names of users: what a pool lets a user be found by, and how a typed name is looked up. A name reads `kind:value`
 * (`username:alice`, `email:a@b.c`, `phone_number:+15550100`, `preferred_username:al`), so that one kind never takes another's place.
 * @see spec/auth.md §7.3
 */
import type { AliasAttributeType } from "../../api/pool.ts";
import type { Pool } from "../pool/pool.ts";
import { aliasAttributesOf, isCaseSensitive, usernameAttributesOf } from "../pool/settings.ts";
import type { User } from "./user.ts";

/** What a name is made of. */
export type NameKind = "username" | AliasAttributeType;

/** One name as the store keeps and compares it: folded to lower case where the pool does not tell cases apart. Throws nothing. */
export const nameOf = (pool: Pool, kind: NameKind, value: string): string =>
  `${kind}:${isCaseSensitive(pool) ? value : value.toLowerCase()}`;

/**
 * All unique names of a user: the user name; in a pool with username attributes e-mail and phone number as soon as they are set; in a pool with
 * aliases those that are verified, and the preferred user name. To be made anew with every change of attributes.
 */
export function namesOf(user: Pick<User, "username" | "attributes">, pool: Pool): readonly string[] {
  const { username, attributes } = user;
  const asUsername = usernameAttributesOf(pool);
  const asAlias = aliasAttributesOf(pool).filter((alias) => countsAsAlias(alias, attributes));
  const named = [...new Set<AliasAttributeType>([...asUsername, ...asAlias])].flatMap((kind) => {
    const value = attributes[kind];
    return value ? [nameOf(pool, kind, value)] : [];
  });
  return [nameOf(pool, "username", username), ...named];
}

// Nobody verifies a preferred user name. Administrators write True as well as true (§7.4).
const countsAsAlias = (alias: AliasAttributeType, attributes: User["attributes"]): boolean =>
  alias === "preferred_username" || attributes[`${alias}_verified`]?.toLowerCase() === "true";

/**
 * The names that a typed text may stand for, the likeliest first: an address or number where the pool takes those for names, the user name, the
 * preferred user name.
 */
export function candidateNames(pool: Pool, typed: string): readonly string[] {
  const taken: readonly NameKind[] = [...usernameAttributesOf(pool), ...aliasAttributesOf(pool)];
  const kinds = (["email", "phone_number", "username", "preferred_username"] as const).filter(
    (kind) => kind === "username" || (taken.includes(kind) && couldBe[kind](typed)),
  );
  return kinds.map((kind) => nameOf(pool, kind, typed));
}

const couldBe: Readonly<Record<AliasAttributeType, (typed: string) => boolean>> = {
  email: (typed) => typed.includes("@"),
  phone_number: (typed) => typed.startsWith("+"),
  preferred_username: () => true,
};

/** Whether a text has the form of a `sub`, by which administrators' operations know users as well. */
export const isSubShaped = (typed: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed);
