/** Words for help texts: first sentences and lines of a fitting length. */

/** The first sentence of a text, up to its full stop. */
export const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text;

/** A text in lines of at most `width` characters, each after a margin. */
export function wrapped(text: string, margin: number, width = 78): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (line !== "" && margin + line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines.map((each) => " ".repeat(margin) + each);
}

/** Lines after a margin; empty ones stay empty. */
export const indented = (lines: readonly string[], margin: number): string[] =>
  lines.map((line) => (line === "" ? "" : " ".repeat(margin) + line));
