/** Text transformations of a web ACL. Text is bytes: one character of the string is one byte. @see spec/platform.md §10 */
import { createHash } from "node:crypto";
import { AclProblem, listAt, numberAt, objectAt, textAt } from "./document.ts";

const hex = (digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const entities: Readonly<Record<string, string>> = { quot: '"', nbsp: "\u00a0", lt: "<", gt: ">", amp: "&", apos: "'" };
const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Numbers above a byte cannot stand in bytes; what is no byte stays as it was written. */
const byte = (code: number, written: string) => (code >= 0 && code <= 255 ? String.fromCharCode(code) : written);

const transformations: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: lower,
  COMPRESS_WHITE_SPACE: (text) => text.replace(/[\f\t\n\r\v \u00a0]+/g, " "),
  URL_DECODE: (text) => text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => hex(digits)).replaceAll("+", " "),
  URL_DECODE_UNI: (text) =>
    text
      .replace(/%u00([0-9a-f]{2})/gi, (_, digits: string) => hex(digits))
      .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => hex(digits))
      .replaceAll("+", " "),
  HTML_ENTITY_DECODE: (text) =>
    text
      .replace(/&#x([0-9a-f]{1,6});?/gi, (written, digits: string) => byte(Number.parseInt(digits, 16), written))
      .replace(/&#(\d{1,7});?/g, (written, digits: string) => byte(Number(digits), written))
      .replace(/&(quot|nbsp|lt|gt|amp|apos);?/gi, (written, name: string) => entities[name.toLowerCase()] ?? written),
  CMD_LINE: (text) =>
    lower(
      text
        .replace(/[\\"'^]/g, "")
        .replace(/ +(?=[/(])/g, "")
        .replace(/[,;]/g, " ")
        .replace(/\s+/g, " "),
    ),
  BASE64_DECODE: (text) => (/^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64").toString("latin1") : text),
  BASE64_DECODE_EXT: (text) => Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ""), "base64").toString("latin1"),
  HEX_DECODE: (text) => (/^([0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, "hex").toString("latin1") : text),
  SQL_HEX_DECODE: (text) => text.replace(/0x((?:[0-9a-f]{2})+)/gi, (_, digits: string) => Buffer.from(digits, "hex").toString("latin1")),
  MD5: (text) => createHash("md5").update(text, "latin1").digest().toString("latin1"),
  REPLACE_COMMENTS: (text) => text.replace(/\/\*.*?(\*\/|$)/gs, " "),
  ESCAPE_SEQ_DECODE: (text) =>
    text
      .replace(/\\x([0-9a-f]{2})/gi, (_, digits: string) => hex(digits))
      .replace(/\\([0-7]{1,3})/g, (written, digits: string) => byte(Number.parseInt(digits, 8), written))
      .replace(/\\([abfnrtv\\?'"])/g, (_, letter: string) => escapes[letter] ?? letter),
  JS_DECODE: (text) =>
    text
      .replace(/\\u00([0-9a-f]{2})/gi, (_, digits: string) => hex(digits))
      .replace(/\\x([0-9a-f]{2})/gi, (_, digits: string) => hex(digits))
      .replace(/\\([bfnrtv\\/'"])/g, (_, letter: string) => escapes[letter] ?? letter),
  CSS_DECODE: (text) =>
    text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => hex(digits.slice(-2))).replace(/\\([^0-9a-f])/gi, "$1"),
  NORMALIZE_PATH: (text) => normalized(text),
  NORMALIZE_PATH_WIN: (text) => normalized(text.replaceAll("\\", "/")),
  REMOVE_NULLS: (text) => text.replaceAll("\0", ""),
  REPLACE_NULLS: (text) => text.replaceAll("\0", " "),
};

/** The names of text transformations by ascending priority. @throws AclProblem */
export function transformationsOf(given: unknown, what: string): readonly string[] {
  const steps = listAt(given, `${what} TextTransformations`).map((each) => {
    const { Type, Priority } = objectAt(each, `${what} TextTransformations`);
    const type = textAt(Type, `${what} TextTransformations Type`);
    if (!Object.hasOwn(transformations, type)) throw new AclProblem(`${what} uses the transformation ${type}, which Poolhouse cannot do.`);
    return { type, priority: numberAt(Priority, `${what} TextTransformations Priority`) };
  });
  return steps.toSorted((one, other) => one.priority - other.priority).map(({ type }) => type);
}

/** Applies transformations in the given order. @param types as `transformationsOf` gives them */
export const transformed = (text: string, types: readonly string[]): string =>
  types.reduce((before, type) => transformations[type]?.(before) ?? before, text);

function normalized(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || (part === "" && kept.length > 0)) continue;
    if (part === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else kept.push(part);
  }
  const open = /\/\.{0,2}$/.test(path) && kept.at(-1) !== "";
  const result = kept.join("/") + (open ? "/" : "");
  return path.startsWith("/") && !result.startsWith("/") ? `/${result}` : result;
}
