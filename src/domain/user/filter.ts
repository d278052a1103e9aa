/** The Filter of ListUsers. @see spec/platform.md §2.8; API model, ListUsers */
import { refuse } from "../refusal.ts";

/** One condition on an indexed attribute. Values are as the store compares them: statuses in capitals, `enabled` as Enabled or Disabled. */
export type UserFilter = {
  readonly attribute: FilteredAttribute | "username" | "sub" | "status" | "enabled";
  readonly comparison: "equals" | "starts-with";
  readonly value: string;
};

const filteredAttributes = ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"] as const;
type FilteredAttribute = (typeof filteredAttributes)[number];

type Condition = Pick<UserFilter, "comparison" | "value">;
type Search = (condition: Condition) => UserFilter;

const as = (attribute: UserFilter["attribute"]): [string, Search] => [attribute, (condition) => ({ attribute, ...condition })];

// What each name of the grammar searches. `status` speaks of Enabled and Disabled, `cognito:user_status` of CONFIRMED and the others.
const searches = new Map<string, Search>([
  ...["username" as const, "sub" as const, ...filteredAttributes].map(as),
  ["cognito:user_status", ({ comparison, value }) => ({ attribute: "status", comparison, value: value.toUpperCase() })],
  ["status", (condition) => ({ attribute: "enabled", ...condition })],
]);

// attribute, = or ^=, a value in quotes in which a backslash takes the next character as it is; blanks between them as you like
const grammar = /^\s*(?<name>[\w:]+)\s*(?<operator>\^?=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$/su;

/**
 * What a filter asks for.
 * @param filter as the request brings it; absent or empty asks for everyone: undefined
 * @throws Refusal InvalidParameterException where it does not parse or names an attribute that cannot be searched
 */
export function parseFilter(filter = ""): UserFilter | undefined {
  if (filter === "") return undefined;
  const { name, operator, value } = grammar.exec(filter)?.groups ?? {};
  // No stored text has a null character, and PostgreSQL does not even take it for a question.
  if (name === undefined || value === undefined || value.includes("\0")) throw refuse.filterUnparsable();
  const search = searches.get(name);
  if (!search) throw refuse.filterAttribute(name);
  return search({ comparison: operator === "=" ? "equals" : "starts-with", value: value.replaceAll(/\\(.)/gsu, "$1") });
}
