/** How texts and sizes are compared. @see spec/platform.md §10 */

export const positionNames = ["EXACTLY", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "CONTAINS_WORD"] as const;

/** PositionalConstraint: where the sought bytes must stand. */
export const positions: Readonly<Record<(typeof positionNames)[number], (text: string, sought: string) => boolean>> = {
  EXACTLY: (text, sought) => text === sought,
  STARTS_WITH: (text, sought) => text.startsWith(sought),
  ENDS_WITH: (text, sought) => text.endsWith(sought),
  CONTAINS: (text, sought) => text.includes(sought),
  CONTAINS_WORD: containsWord,
};

/** A word is a run of alphanumerics and `_`; the sought text must not stand inside a longer one. */
function containsWord(text: string, sought: string): boolean {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (!isWordLetter(text[at - 1]) && !isWordLetter(text[at + sought.length])) return true;
  return false;
}

const isWordLetter = (letter: string | undefined) => letter !== undefined && /\w/.test(letter);

export const comparisonNames = ["EQ", "NE", "LE", "LT", "GE", "GT"] as const;

/** ComparisonOperator: how a length in bytes stands to the size. */
export const comparisons: Readonly<Record<(typeof comparisonNames)[number], (length: number, size: number) => boolean>> = {
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
  LE: (length, size) => length <= size,
  LT: (length, size) => length < size,
  GE: (length, size) => length >= size,
  GT: (length, size) => length > size,
};
