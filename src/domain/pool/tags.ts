/** Tags of a pool. @see spec/platform.md §2.6 */

import type { Pool } from "./pool.ts";
import { refusePool } from "./refusals.ts";

type Tags = Readonly<Record<string, string>>;

/** The most tags a pool can have. */
export const mostTags = 50;

/** Judges all tags of a pool. @throws Refusal for more than 50 and for names that begin with `aws:`, which are the service's own */
export function checkTags(tags: Tags, tooMany = refusePool.tooManyTags): void {
  const reserved = Object.keys(tags).find((key) => key.startsWith("aws:"));
  if (reserved) throw refusePool.reservedTag(reserved);
  if (Object.keys(tags).length > mostTags) throw tooMany(mostTags);
}

/** The pool with more tags; a tag that it has takes the new value. @throws Refusal like `checkTags` */
export function withTags(pool: Pool, added: Tags): Pool {
  const UserPoolTags = { ...pool.description.UserPoolTags, ...added };
  checkTags(UserPoolTags, refusePool.tooManyTagsForResource);
  return { ...pool, description: { ...pool.description, UserPoolTags } };
}

/** The pool without some tags; those it has not are no matter. Throws nothing. */
export function withoutTags(pool: Pool, removed: readonly string[]): Pool {
  const kept = Object.entries(pool.description.UserPoolTags ?? {}).filter(([key]) => !removed.includes(key));
  return { ...pool, description: { ...pool.description, UserPoolTags: Object.fromEntries(kept) } };
}
