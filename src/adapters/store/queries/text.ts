import { createHash } from "node:crypto";

// PostgreSQL refuses index entries above 2,704 bytes; 300 UTF-16 units are at most 900 bytes, and a whole ListUsers filter is shorter.
const indexedUnits = 300;
const nameUnits = 256;

/** The part of a value that an index holds: its beginning, cut where a character ends. */
export function indexed(value: string): string {
  if (value.length <= indexedUnits) return value;
  const cut = value.slice(0, indexedUnits);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A unique name as the look-up table keeps it: itself, or its SHA-256 where it is too long for an index. */
export const nameKey = (name: string): string =>
  name.length <= nameUnits ? name : `#${createHash("sha256").update(name).digest("base64url")}`;

const lastCharacter = 0x10ffff;
/** Characters that half a surrogate pair would be: no text ends in them. */
const surrogates = { first: 0xd800, last: 0xdfff };

/**
 * The least text (by code point, as both engines sort) above every text that starts with `prefix`.
 * @param prefix not empty; where nothing is above (only U+10FFFF), the result is the prefix with another such character
 */
export function above(prefix: string): string {
  const characters = [...prefix.toWellFormed()];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = (last.codePointAt(0) ?? 0) + 1;
    if (next <= lastCharacter) {
      return characters.join("") + String.fromCodePoint(next === surrogates.first ? surrogates.last + 1 : next);
    }
  }
  return `${prefix}\u{10ffff}`;
}

/** JSON with members in the order of their names, so that equal values have equal texts. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

/** Reads back what this store wrote as JSON. The type is its word: only this store writes these columns. */
export const stored = <Thing>(state: string): Thing => JSON.parse(state) as Thing;
