// Finding: which entries of the index answer a query, best first. Nothing here touches the page.

const rankOfKind = { operation: 0, page: 1, setting: 2, error: 3, member: 4 };

/**
 * @typedef {[name: string, kind: string, address: string, text: string, also?: string]} Entry
 * @param {readonly Entry[]} index
 * @param {string} query
 * @returns {Entry[]} those in which every word of the query stands
 */
export function found(index, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return index
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => one.rank - other.rank || (one.entry[0] < other.entry[0] ? -1 : 1))
    .map(({ entry }) => entry);
}

function rankOf([name, kind, , text, also = ""], words) {
  const names = [name.toLowerCase(), also];
  const parts = [...wordsOf(name), ...also.split("-")];
  const ranks = words.map((word) => rankOfWord(names, parts, text.toLowerCase(), word));
  if (ranks.includes(undefined)) return undefined;
  return ranks.reduce((sum, rank) => sum + rank, 0) / words.length + rankOfKind[kind] / 10;
}

/** `SetUserMFAPreference` and `POOLHOUSE_DATA` as the words they are made of. */
const wordsOf = (name) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4")
    .toLowerCase()
    .split(/[\s_-]/);

function rankOfWord(names, parts, text, word) {
  if (names.includes(word)) return 0;
  if ([...names, ...parts].some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 2;
  return text.includes(word) ? 3 : undefined;
}
