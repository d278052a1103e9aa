/** Figures of benches go into docs/performance.md, between two comments that name their section. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const page = "docs/performance.md";

/** Puts a section's figures where they belong. @throws Error where the page has no such section */
export function writeSection(name: string, lines: readonly string[]): void {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(opening), text.indexOf(closing)];
  if (from < 0 || to < from) throw new Error(`${page} has no section between ${opening} and ${closing}.`);
  writeFileSync(page, `${text.slice(0, from + opening.length)}\n${lines.join("\n")}\n${text.slice(to)}`);
}

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);

/** When and where: a sentence below figures. */
export function circumstances(command: string): string {
  const [{ model = "unknown" } = {}, ...others] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `\`${command}\`, ${day}, Node ${process.versions.node}, ${1 + others.length} cores (${model.trim()}).`;
}
