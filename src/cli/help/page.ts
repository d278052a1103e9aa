/** A help page: sections with headings, shown as plain text. */

export type Section = { readonly heading: string; readonly lines: readonly string[] };

/** The page as text. @param bold whether headings stand out, as on a terminal */
export function pageText(sections: readonly Section[], bold: boolean): string {
  const shown = sections.map(({ heading, lines }) => `${bold ? `\u001b[1m${heading}\u001b[0m` : heading}\n${lines.join("\n")}\n`);
  return shown.join("\n");
}
