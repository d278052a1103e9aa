/** Which of the possible words a mistyped one comes close to: the Ratcliff/Obershelp similarity that the AWS CLI uses. */

/**
 * The three most similar words, best first. @param word what was typed @param possible what could have been meant
 * @param cutoff the least similarity, 0 to 1: twice the characters in common by all characters
 */
export function closeMatches(word: string, possible: readonly string[], cutoff = 0.8): string[] {
  return possible
    .map((each) => ({ each, likeness: likeness(each, word) }))
    .filter((match) => match.likeness >= cutoff)
    .toSorted((one, other) => other.likeness - one.likeness || (other.each > one.each ? 1 : -1))
    .slice(0, 3)
    .map(({ each }) => each);
}

const likeness = (one: string, other: string) =>
  one.length + other.length === 0 ? 1 : (2 * inCommon(one, other)) / (one.length + other.length);

// Characters in common: the longest common run, and the same again on its left and on its right.
function inCommon(one: string, other: string): number {
  const run = longestRun(one, other);
  if (run.length === 0) return 0;
  const left = inCommon(one.slice(0, run.inOne), other.slice(0, run.inOther));
  return left + run.length + inCommon(one.slice(run.inOne + run.length), other.slice(run.inOther + run.length));
}

type Run = { inOne: number; inOther: number; length: number };

// The first of the longest runs, as it stands in `one` and then in `other`.
function longestRun(one: string, other: string): Run {
  let best: Run = { inOne: 0, inOther: 0, length: 0 };
  let endingHere = new Map<number, number>();
  for (let inOne = 0; inOne < one.length; inOne += 1) {
    const next = new Map<number, number>();
    for (let inOther = 0; inOther < other.length; inOther += 1) {
      if (one[inOne] !== other[inOther]) continue;
      const length = (endingHere.get(inOther - 1) ?? 0) + 1;
      next.set(inOther, length);
      if (length > best.length) best = { inOne: inOne - length + 1, inOther: inOther - length + 1, length };
    }
    endingHere = next;
  }
  return best;
}
