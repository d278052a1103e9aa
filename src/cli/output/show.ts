/** Shows an answer as --output and --query ask for. @see spec/platform.md §7.7 */
import { broken } from "../failure.ts";
import { type Pages, wholeAnswer } from "../pages/pages.ts";
import type { Settings } from "../settings/settings.ts";
import { screenJson } from "../values/json-write.ts";
import { type Dict, isDict, type Value } from "../values/value.ts";
import { openOutput, terminalWidth } from "./terminal.ts";

/** An answer that is there, or pages that are asked for as they are shown. */
export type Response = { readonly kind: "whole"; readonly output: Dict } | Pages;

type Query = (value: Value) => Value;
type Format = (response: Response, query: Query, operation: string, settings: Settings) => AsyncGenerator<string> | Promise<string>;

/**
 * Writes an answer to stdout, or to a pager where stdout is a terminal. @param operation its name is the title of a table
 * @throws Failure 255 a format that nobody knows
 */
export async function show(response: Response, operation: string, settings: Settings): Promise<void> {
  const format = formats[settings.output];
  if (!format) throw broken(`Unknown output type: ${settings.output}`);
  const query = settings.query === undefined ? (value: Value) => value : (await import("./query.ts")).queryOf(settings.query);
  const output = openOutput(settings);
  try {
    const text = format(response, query, operation, settings);
    if (text instanceof Promise) await output.write(await text);
    else for await (const part of text) await output.write(part);
  } finally {
    await output.close();
  }
}

const formats: Readonly<Record<string, Format>> = {
  json: async (response, query) => {
    const value = query(await whole(response));
    return isNothing(value) ? "" : `${screenJson(value)}\n`;
  },
  yaml: async (response, query) => {
    const value = query(await whole(response));
    return isNothing(value) ? "" : (await import("./yaml.ts")).yamlDocument(value);
  },
  "yaml-stream": async function* (response, query) {
    const { yamlDocument } = await import("./yaml.ts");
    for await (const page of response.kind === "pages" ? response.each() : [response.output]) {
      const value = query(page);
      if (response.kind === "pages" || !isNothing(value)) yield yamlDocument([value]);
    }
  },
  text: async function* (response, query) {
    const { textLines } = await import("./text.ts");
    if (response.kind === "whole") yield textLines(query(response.output));
    else yield* textPages(response, (value) => textLines(query(value)));
  },
  table: async (response, query, operation, settings) => {
    const { tableText } = await import("./table.ts");
    return tableText(operation, query(await whole(response)), terminalWidth(), isColored(settings));
  },
  off: async (response) => {
    await whole(response);
    return "";
  },
};

async function* textPages(pages: Pages, linesOf: (value: Value) => string): AsyncGenerator<string> {
  for await (const page of pages.each()) yield linesOf(new Map([[pages.resultKey, page.get(pages.resultKey) ?? null]]));
  if (pages.resumeToken !== undefined) yield linesOf(new Map([["NextToken", new Map([["NextToken", pages.resumeToken]])]]));
}

const whole = async (response: Response): Promise<Value> => (response.kind === "pages" ? wholeAnswer(response) : response.output);

const isNothing = (value: Value) => isDict(value) && value.size === 0;

function isColored({ color, noColor }: Settings): boolean {
  return color === "on" || (color === "auto" && Boolean(process.stdout.isTTY) && !noColor);
}
