/** What was found: all is well, something to know, or something to mend; a sentence says what, and what to do. */
export type Finding = { readonly state: "good" | "note" | "bad"; readonly about: string; readonly sentence: string };

const finding =
  (state: Finding["state"]) =>
  (about: string, sentence: string): Finding => ({ state, about, sentence });
export const good = finding("good");
export const note = finding("note");
export const bad = finding("bad");

/** What went wrong, in the words of what went wrong. */
export const wordsOf = (problem: unknown): string => (problem instanceof Error ? problem.message || problem.name : String(problem));
