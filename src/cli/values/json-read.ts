/** Reads JSON into values: order of keys kept, whole and fractional numbers told apart, faults named in the words of the AWS CLI. */
import { type Dict, Float, type Value, wholeNumber } from "./value.ts";

/** A text is not JSON; the message names the place, such as `Expecting value: line 1 column 1 (char 0)`. */
export class JsonFault extends Error {}

type Reader = { readonly text: string; at: number; readonly newDict: () => Dict };

/**
 * Reads one JSON value. @param text the JSON text @param newDict what objects become
 * @throws JsonFault where and why the text is not JSON
 */
export function readJson(text: string, newDict: () => Dict = () => new Map()): Value {
  if (text.startsWith("\ufeff")) throw new JsonFault("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
  const reader: Reader = { text, at: 0, newDict };
  skipBlanks(reader);
  const value = readValue(reader);
  skipBlanks(reader);
  if (reader.at < text.length) throw fault(reader, "Extra data", reader.at);
  return value;
}

function fault({ text }: Reader, problem: string, at: number): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  const line = before.split("\n").length;
  return new JsonFault(`${problem}: line ${line} column ${length(before.slice(lineStart)) + 1} (char ${length(before)})`);
}

// In characters, as people count, not in UTF-16 units.
const length = (text: string) => Array.from(text).length;

function skipBlanks(reader: Reader): void {
  while (" \t\n\r".includes(reader.text[reader.at] ?? "x")) reader.at += 1;
}

function readValue(reader: Reader): Value {
  const first = reader.text[reader.at];
  if (first === '"') return readString(reader);
  if (first === "{") return readObject(reader);
  if (first === "[") return readArray(reader);
  return readWord(reader);
}

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", new Float(Number.NaN)],
  ["Infinity", new Float(Number.POSITIVE_INFINITY)],
  ["-Infinity", new Float(Number.NEGATIVE_INFINITY)],
]);

function readWord(reader: Reader): Value {
  for (const [word, value] of words) {
    if (!reader.text.startsWith(word, reader.at)) continue;
    reader.at += word.length;
    return value;
  }
  const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
  number.lastIndex = reader.at;
  const found = number.exec(reader.text);
  if (found === null) throw fault(reader, "Expecting value", reader.at);
  reader.at += found[0].length;
  return found[1] === undefined && found[2] === undefined ? wholeNumber(found[0]) : new Float(Number(found[0]));
}

function readArray(reader: Reader): Value[] {
  const items: Value[] = [];
  reader.at += 1;
  skipBlanks(reader);
  if (took(reader, "]")) return items;
  for (;;) {
    items.push(readValue(reader));
    skipBlanks(reader);
    if (took(reader, "]")) return items;
    expect(reader, ",");
    skipBlanks(reader);
  }
}

function readObject(reader: Reader): Dict {
  const members = reader.newDict();
  reader.at += 1;
  skipBlanks(reader);
  if (took(reader, "}")) return members;
  for (;;) {
    if (reader.text[reader.at] !== '"') throw fault(reader, "Expecting property name enclosed in double quotes", reader.at);
    const key = readString(reader);
    skipBlanks(reader);
    expect(reader, ":");
    skipBlanks(reader);
    members.set(key, readValue(reader));
    skipBlanks(reader);
    if (took(reader, "}")) return members;
    expect(reader, ",");
    skipBlanks(reader);
  }
}

function took(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function expect(reader: Reader, character: string): void {
  if (!took(reader, character)) throw fault(reader, `Expecting '${character}' delimiter`, reader.at);
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function readString(reader: Reader): string {
  const start = reader.at;
  const parts: string[] = [];
  reader.at += 1;
  for (;;) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string may not hold them
    const plain = /[^"\\\u0000-\u001f]*/y;
    plain.lastIndex = reader.at;
    const found = plain.exec(reader.text)?.[0] ?? "";
    parts.push(found);
    reader.at += found.length;
    const next = reader.text[reader.at];
    if (next === undefined) throw fault(reader, "Unterminated string starting at", start);
    if (next === '"') break;
    if (next !== "\\") throw fault(reader, "Invalid control character at", reader.at);
    parts.push(readEscape(reader, start));
  }
  reader.at += 1;
  return parts.join("");
}

function readEscape(reader: Reader, start: number): string {
  const letter = reader.text[reader.at + 1];
  if (letter === undefined) throw fault(reader, "Unterminated string starting at", start);
  if (letter === "u") {
    const digits = reader.text.slice(reader.at + 2, reader.at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw fault(reader, "Invalid \\uXXXX escape", reader.at + 1);
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const meant = escapes[letter];
  if (meant === undefined) throw fault(reader, "Invalid \\escape", reader.at);
  reader.at += 2;
  return meant;
}
