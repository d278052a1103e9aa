/** Markdown in small pieces. */

/** Text as code, whatever backticks it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Prose in which nothing is taken for HTML; code inside stays code. */
export const escaped = (text: string): string => text.replaceAll(/<(?=[A-Za-z/!])/g, "\\<");

/** A cell of a table. */
export const cell = (text: string): string => text.replaceAll("|", "\\|");

/** A table of GitHub's Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** A block of code. */
export const block = (language: string, lines: readonly string[]): string => [`\`\`\`${language}`, ...lines, "```"].join("\n");

/** Parts with an empty line between them, and one end of line at the end; empty parts are left out. */
export const page = (...parts: readonly string[]): string => `${parts.filter((part) => part !== "").join("\n\n")}\n`;
