/** The samples of the reference's pages, as a reader would copy them. */
import { readFileSync } from "node:fs";
import { kebab } from "../../src/api/names.ts";

export type SampleName = "curl" | "aws" | "poolhouse" | "JavaScript" | "Python";

/** The text of a sample, cut out of the page. @throws Error where the page has none */
export function sampleOf(operation: string, name: SampleName): string {
  const page = readFileSync(`docs/reference/operations/${kebab(operation)}.md`, "utf8");
  return blockAfter(page, `### ${name}`);
}

/** The first block of code below a heading. @throws Error where there is none */
export function blockAfter(markdown: string, heading: string): string {
  const rest = markdown.slice(markdown.indexOf(`\n${heading}\n`));
  const block = /^```\w+\n([\s\S]*?)^```$/m.exec(rest)?.[1];
  if (!markdown.includes(`\n${heading}\n`) || block === undefined) throw new Error(`there is no block below ${heading}`);
  return block;
}

/** A sample that speaks to another address than the usual one. */
export const spokenTo = (sample: string, url: string): string => sample.replaceAll("http://127.0.0.1:9229", url);
