import type { Page } from "../../ports/store.ts";

/** Where a page ended: the keys of its last row, packed so that nobody builds on them. */
export const mark = (...keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/**
 * The keys in a mark. @param count how many there must be
 * @returns empty texts (before everything) where there is no mark, or one of another list
 */
export function unmark(after: string | undefined, count: number): readonly string[] {
  const keys = after === undefined ? [] : parsed(Buffer.from(after, "base64url").toString());
  return keys.length === count ? keys : Array.from({ length: count }, () => "");
}

function parsed(text: string): readonly string[] {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) && keys.every((key) => typeof key === "string") ? keys : [];
  } catch {
    return [];
  }
}

/** A page from rows of which one more than `limit` was asked for: whether that one came says whether there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  markOf: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  return last !== undefined && rows.length > limit ? { items, next: markOf(last) } : { items };
}
