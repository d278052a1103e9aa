/** The Filter of ListUsers. @see spec/platform.md §2.8; API model, ListUsers */
import { refuse } from "../refusal.ts";

/** One condition on an indexed attribute. Values are as they are stored: statuses in capitals, `enabled` as `true` or `false`. */
export type UserFilter = {
  readonly attribute: FilteredAttribute | "username" | "sub" | "status" | "enabled";
  readonly comparison: "equals" | "starts-with";
  readonly value: string;
};

const filteredAttributes = ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"] as const;
type FilteredAttribute = (typeof filteredAttributes)[number];

type Condition = Pick<UserFilter, "comparison" | "value">;
type Search = (condition: Condition) => UserFilter | "all" | "none";

const as = (attribute: UserFilter["attribute"]): [string, Search] => [attribute, (condition) => ({ attribute, ...condition })];

// What each name of the grammar searches. `status` speaks of Enabled and Disabled, `cognito:user_status` of CONFIRMED and the others.
const searches = new Map<string, Search>([
  ...["username" as const, "sub" as const, ...filteredAttributes].map(as),
  ["cognito:user_status", ({ comparison, value }) => ({ attribute: "status", comparison, value: value.toUpperCase() })],
  ["status", whetherEnabled],
]);

// attribute, = or ^=, a value in quotes in which a backslash takes the next character as it is; blanks between them as you like
const grammar = /^\s*(?<name>[\w:]+)\s*(?<operator>\^?=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$/su;

/**
 * What a filter asks for: one condition, everyone or no one.
 * @param filter as the request brings it; absent or empty asks for everyone
 * @throws Refusal InvalidParameterException where it does not parse or names an attribute that cannot be searched
 */
export function parseFilter(filter = ""): UserFilter | "all" | "none" {
  if (filter === "") return "all";
  const { name, operator, value } = grammar.exec(filter)?.groups ?? {};
  if (name === undefined || value === undefined) throw refuse.filterUnparsable();
  const search = searches.get(name);
  if (!search) throw refuse.filterAttribute(name);
  return search({ comparison: operator === "=" ? "equals" : "starts-with", value: value.replaceAll(/\\(.)/gsu, "$1") });
}

function whetherEnabled({ comparison, value }: Condition): UserFilter | "all" | "none" {
  const asked = ["Enabled", "Disabled"].filter((word) => (comparison === "equals" ? word === value : word.startsWith(value)));
  if (asked.length === 2) return "all";
  return asked[0] ? { attribute: "enabled", comparison: "equals", value: String(asked[0] === "Enabled") } : "none";
}
