/** Text transformations of a web ACL. Text is bytes: one character of the string is one byte. @see spec/platform.md §10 */
import { createHash } from "node:crypto";
import { cssDecoded, escapesDecoded, htmlDecoded, jsDecoded, urlDecoded, urlDecodedWithUnicode, utf8Written } from "./decoding.ts";
import { AclProblem, listAt, numberAt, objectAt, onlyKnown, textAt } from "./document.ts";
import { normalized } from "./path.ts";

const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const digest = (algorithm: string, text: string) => createHash(algorithm).update(text, "latin1").digest().toString("latin1");

const transformations: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: lower,
  UPPERCASE: (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  TRIM: (text) => text.trim(),
  TRIM_LEFT: (text) => text.trimStart(),
  TRIM_RIGHT: (text) => text.trimEnd(),
  COMPRESS_WHITE_SPACE: (text) => text.replace(/\s+/g, " "),
  REMOVE_WHITESPACE: (text) => text.replace(/\s+/g, ""),
  URL_DECODE: urlDecoded,
  URL_DECODE_UNI: urlDecodedWithUnicode,
  HTML_ENTITY_DECODE: htmlDecoded,
  CMD_LINE: (text) =>
    lower(
      text
        .replace(/[\\"'^]+/g, "")
        .replace(/[\s,;]+/g, " ")
        .replace(/ (?=[/(])/g, ""),
    ),
  BASE64_DECODE: (text) => (/^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64").toString("latin1") : text),
  BASE64_DECODE_EXT: (text) => Buffer.from(text.replace(/[^A-Za-z0-9+/]+/g, ""), "base64").toString("latin1"),
  HEX_DECODE: (text) => (/^([0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, "hex").toString("latin1") : text),
  SQL_HEX_DECODE: (text) => text.replace(/0x((?:[0-9a-f]{2})+)/gi, (_, digits: string) => Buffer.from(digits, "hex").toString("latin1")),
  MD5: (text) => digest("md5", text),
  SHA256: (text) => digest("sha256", text),
  REPLACE_COMMENTS: (text) => text.replace(/\/\*.*?(\*\/|$)/gs, " "),
  REMOVE_COMMENTS_CHAR: (text) => text.replace(/\/\*|\*\/|--|#/g, ""),
  ESCAPE_SEQ_DECODE: escapesDecoded,
  JS_DECODE: jsDecoded,
  CSS_DECODE: cssDecoded,
  UTF8_TO_UNICODE: utf8Written,
  NORMALIZE_PATH: normalized,
  NORMALIZE_PATH_WIN: (text) => normalized(text.replaceAll("\\", "/")),
  REMOVE_NULLS: (text) => text.replaceAll("\0", ""),
  REPLACE_NULLS: (text) => text.replaceAll("\0", " "),
};

/** A text's transformations in order, as one function. */
export type Transform = (text: string) => string;

/** Makes the transformations of a statement ready, by ascending priority. @throws AclProblem for a type that is not listed here */
export function transformationsOf(given: unknown, what: string): Transform {
  const steps = listAt(given, `${what} TextTransformations`).map((each) => {
    const step = objectAt(each, `${what} TextTransformations`);
    onlyKnown(step, ["Type", "Priority"], `${what} TextTransformations`);
    return { apply: transformationOf(step.Type, what), priority: numberAt(step.Priority, `${what} TextTransformations Priority`) };
  });
  const ordered = steps.toSorted((one, other) => one.priority - other.priority).map(({ apply }) => apply);
  return (text) => ordered.reduce((before, apply) => apply(before), text);
}

/** One transformation by its name. @throws AclProblem */
export function transformationOf(given: unknown, what: string): Transform {
  const type = textAt(given, `${what} TextTransformations Type`);
  const apply = Object.hasOwn(transformations, type) ? transformations[type] : undefined;
  if (apply === undefined) throw new AclProblem(`${what} uses the transformation ${type}, which Poolhouse cannot do.`);
  return apply;
}
