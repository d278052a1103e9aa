/** How the AWS CLI's messages show values: in the notation of the language it is written in. @see spec/platform.md §7.4, §7.5 */
import { Float, isDict, isList, OrderedDict, SampleMoment, type Value } from "./value.ts";

/** The type of a value as messages name it, such as `<class 'str'>`. */
export function typeName(value: Value): string {
  return `<class '${className(value)}'>`;
}

function className(value: Value): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number" || typeof value === "bigint") return "int";
  if (typeof value === "string") return "str";
  if (value instanceof Float) return "float";
  if (value instanceof Uint8Array) return "bytes";
  if (isList(value)) return "list";
  if (value instanceof SampleMoment) return "datetime.datetime";
  return value instanceof OrderedDict ? "collections.OrderedDict" : "dict";
}

/** A value as text, where a string shows itself without quotes. */
export const shown = (value: Value): string =>
  typeof value === "string" ? value : value instanceof SampleMoment ? value.plain : literal(value);

/** A value as a literal: strings in quotes, True, False and None. */
export function literal(value: Value): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "string") return quoted(value);
  if (value instanceof Float) return floatText(value.value);
  if (value instanceof Uint8Array) return `b${quoted(Buffer.from(value).toString("latin1"), true)}`;
  if (value instanceof SampleMoment) return "datetime.datetime(1970, 1, 1, 0, 0)";
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = isDict(value) ? [...value] : [];
  return value instanceof OrderedDict
    ? orderedDict(entries)
    : `{${entries.map(([key, each]) => `${quoted(key)}: ${literal(each)}`).join(", ")}}`;
}

const orderedDict = (entries: [string, Value][]) =>
  entries.length === 0
    ? "OrderedDict()"
    : `OrderedDict([${entries.map(([key, each]) => `(${quoted(key)}, ${literal(each)})`).join(", ")}])`;

/** A fractional number: the shortest digits that give it back, with an exponent below 1e-4 and from 1e16 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e16)) return withPoint(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}

const withPoint = (value: number) => (Number.isInteger(value) ? `${value.toFixed(0)}.0` : String(value));

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** A string in quotes: single ones, or double ones where it holds only single ones. @param ascii whether all but ASCII is escaped, as in bytes */
export function quoted(text: string, ascii = false): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (character) => (character === quote ? `\\${quote}` : (named[character] ?? printable(character, ascii))));
  return `${quote}${escaped.join("")}${quote}`;
}

function printable(character: string, ascii: boolean): string {
  const code = character.codePointAt(0) ?? 0;
  const visible = ascii ? code >= 0x20 && code < 0x7f : character === " " || !/[\p{C}\p{Z}]/u.test(character);
  if (visible) return character;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}
