/** Attributes as answers show them. @see API model, AttributeListType */
import type { AttributeType } from "../../api/attribute.ts";
import type { User } from "../user/user.ts";

/** The user's attributes as a list, `sub` first. Throws nothing. @param readable names that may be seen; absent: all */
export function shownAttributes(user: User, readable?: ReadonlySet<string>): AttributeType[] {
  return Object.entries({ sub: user.sub, ...user.attributes })
    .filter(([name]) => readable?.has(name) ?? true)
    .map(([Name, Value]) => ({ Name, Value }));
}
