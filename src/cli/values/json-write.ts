/** JSON as text, in the two forms that the AWS CLI writes: one line for the wire, indented for the screen. @see spec/platform.md §7.2, §7.7 */

import { floatText } from "./python.ts";
import { Float, isDict, isList, SampleMoment, type Value } from "./value.ts";

type Style = { readonly indent?: number; readonly ascii: boolean };

/** One line with `", "` and `": "`, everything beyond ASCII as \uXXXX: the body of a request. */
export const wireJson = (value: Value): string => write(value, { ascii: true }, "");

/** Indented by four blanks, characters as they are: what the screen shows. */
export const screenJson = (value: Value): string => write(value, { indent: 4, ascii: false }, "");

/** Indented by four blanks, everything beyond ASCII escaped: a skeleton. */
export const skeletonJson = (value: Value): string => write(value, { indent: 4, ascii: true }, "");

/** One line, characters as they are. */
export const lineJson = (value: Value): string => write(value, { ascii: false }, "");

function write(value: Value, style: Style, margin: string): string {
  if (isList(value))
    return enclosed(
      "[",
      value.map((item) => write(item, style, inner(style, margin))),
      "]",
      style,
      margin,
    );
  if (isDict(value)) {
    const members = [...value].map(([key, each]) => `${jsonString(key, style.ascii)}: ${write(each, style, inner(style, margin))}`);
    return enclosed("{", members, "}", style, margin);
  }
  return scalar(value, style);
}

const inner = ({ indent = 0 }: Style, margin: string) => margin + " ".repeat(indent);

function enclosed(open: string, items: readonly string[], close: string, style: Style, margin: string): string {
  if (items.length === 0) return open + close;
  if (style.indent === undefined) return open + items.join(", ") + close;
  const before = `\n${inner(style, margin)}`;
  return `${open}${before}${items.join(`,${before}`)}\n${margin}${close}`;
}

function scalar(value: Exclude<Value, Value[]>, style: Style): string {
  if (value === null) return "null";
  if (typeof value === "string") return jsonString(value, style.ascii);
  if (value instanceof SampleMoment) return jsonString(value.iso, style.ascii);
  if (value instanceof Float) return jsonNumber(value.value);
  if (value instanceof Uint8Array) return jsonString(Buffer.from(value).toString("base64"), style.ascii);
  return String(value);
}

const specials: Readonly<Record<string, string>> = { nan: "NaN", inf: "Infinity", "-inf": "-Infinity" };
const jsonNumber = (value: number) => specials[floatText(value)] ?? floatText(value);

const short: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  '"': '\\"',
  "\\": "\\\\",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these
const toEscape = /["\\\u0000-\u001f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, and all that is not ASCII
const toEscapeAscii = /["\\\u0000-\u001f\u0080-\uffff]/g;

function jsonString(text: string, ascii: boolean): string {
  const escaped = (unit: string) => short[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `"${text.replace(ascii ? toEscapeAscii : toEscape, escaped)}"`;
}
