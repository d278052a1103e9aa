import type { User } from "../../domain/user/user.ts";
import { type Page, searchedAttributes, type UserCondition, type UserSearchAttribute } from "../../ports/store.ts";
import type { Engine } from "./engine.ts";
import { mark, pageOf, unmark } from "./pages.ts";
import { enabledText } from "./plans/user.ts";
import { listUsers, listUsersBy, listUsersByAttribute } from "./queries/list-users.ts";
import type { Bound } from "./queries/query.ts";
import { above, indexed, stored } from "./queries/text.ts";

type UsersQuery = { readonly condition?: UserCondition; readonly limit: number; readonly after?: string };
type ValueRow = { readonly sub: string; readonly state: string; readonly value: string };

/** One page of a pool's users, found by the index that the condition is on. A page may be shorter than its limit while a next one follows. */
export async function userPage(engine: Pick<Engine, "rows">, poolId: string, { condition, limit, after }: UsersQuery): Promise<Page<User>> {
  const start = { poolId, limit: limit + 1 };
  if (!condition || isAnything(condition)) {
    const [sub = ""] = unmark(after, 1);
    const rows = await engine.rows(listUsers({ ...start, after: sub }));
    return pageOf(
      rows,
      limit,
      (row) => stored<User>(row.state),
      (row) => mark(row.sub),
    );
  }
  const rows = await engine.rows(searchOf(condition, start, after));
  const page = pageOf(
    rows,
    limit,
    (row) => stored<User>(row.state),
    (row) => mark(row.value, row.sub),
  );
  return { ...page, items: page.items.filter((user) => holds(condition, user)) };
}

/** Every user has a username, a sub, a status and is enabled or not. */
const isAnything = ({ attribute, comparison, value }: UserCondition): boolean =>
  comparison === "starts-with" && value === "" && !isSearched(attribute);

function searchOf(
  { attribute, comparison, value }: UserCondition,
  start: { poolId: string; limit: number },
  after?: string,
): Bound<ValueRow> {
  const [afterValue = "", sub = ""] = unmark(after, 2);
  const key = indexed(value);
  if (comparison === "equals") {
    const equal = { ...start, value: key, after: sub };
    return isSearched(attribute) ? listUsersByAttribute.equals({ ...equal, attribute }) : listUsersBy[attribute].equals(equal);
  }
  const range = { ...start, from: afterValue === "" ? key : afterValue, below: above(key), afterValue, after: sub };
  return isSearched(attribute) ? listUsersByAttribute.startsWith({ ...range, attribute }) : listUsersBy[attribute].startsWith(range);
}

type Searched = (typeof searchedAttributes)[number];
const isSearched = (attribute: UserSearchAttribute): attribute is Searched => searchedAttributes.some((each) => each === attribute);

/** The index knows only the beginning of a long value, so the user has the last word. */
function holds({ attribute, comparison, value }: UserCondition, user: User): boolean {
  const found = conditionValue[attribute](user);
  return comparison === "equals" ? found === value : found.startsWith(value);
}

const attributeOf = (name: Searched) => (user: User) => user.attributes[name] ?? "";
const conditionValue: Readonly<Record<UserSearchAttribute, (user: User) => string>> = {
  username: (user) => user.username,
  sub: (user) => user.sub,
  status: (user) => user.status,
  enabled: enabledText,
  email: attributeOf("email"),
  phone_number: attributeOf("phone_number"),
  name: attributeOf("name"),
  given_name: attributeOf("given_name"),
  family_name: attributeOf("family_name"),
  preferred_username: attributeOf("preferred_username"),
};
