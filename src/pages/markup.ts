/** HTML in which text cannot become markup: what is put into a template is escaped, unless it is markup itself. */

import { escaped } from "../domain/message/fill.ts";

/** Markup made here. */
export type Markup = { readonly markup: string };

type Part = Markup | string | number | false | undefined | readonly Part[];

/** A template of markup. Text is escaped, lists are joined, `false` and `undefined` are left out. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, index) => text + shown(parts[index])).join(""),
});

/** Markup from elsewhere that is known to be safe: what the Markdown renderer made. */
export const trusted = (markup: string): Markup => ({ markup });

function shown(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "markup" in part ? part.markup : part.map(shown).join("");
}
