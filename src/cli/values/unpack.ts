/** From the words of an option to the value of its member: files, JSON, shorthand, plain text. @see spec/platform.md §7.4 */

import type { List, Shape } from "../../api/shape.ts";
import type { MemberArgument } from "../arguments/table.ts";
import { isScalar } from "../contract/kinds.ts";
import { unreadable } from "../failure.ts";
import { castTo } from "./cast.ts";
import { JsonFault, readJson } from "./json-read.ts";
import { ParamfileFault, readParamfile } from "./paramfile.ts";
import { readShorthand, ShorthandFault } from "./shorthand.ts";
import { OrderedDict, type Value } from "./value.ts";
import { parseWhole } from "./whole-number.ts";

/** The words of an option, or what the file holds that they name. */
type Words = string | readonly string[] | Uint8Array;

/**
 * The value that an option's words mean. @param argument the option @param words one word, or all words of an option that takes several
 * @throws Failure 252: a file, JSON or shorthand that cannot be read; 255: no whole number
 */
export function unpack(argument: MemberArgument, words: string | readonly string[]): Value {
  const loaded = load(argument, words);
  const first = typeof loaded === "string" || loaded instanceof Uint8Array ? loaded : loaded[0];
  const looksLikeJson = typeof first === "string" && /^\s*[[{]/.test(first);
  if (!looksLikeJson && takesShorthand(argument.shape)) return fromShorthand(argument, loaded);
  return fromWords(argument.shape, loaded, argument.name);
}

function load({ name }: MemberArgument, words: string | readonly string[]): Words {
  const [first] = words;
  const single = typeof words === "string" ? words : words.length === 1 ? first : undefined;
  if (single === undefined) return words;
  try {
    return readParamfile(single) ?? words;
  } catch (problem) {
    if (problem instanceof ParamfileFault) throw unreadable(name, problem.message);
    throw problem;
  }
}

/** Whether a shape may be written in shorthand: it has parts, and no free document stands in it. A list of plain texts needs none. */
export function takesShorthand(shape: Shape): boolean {
  if (shape.kind === "list") return !isScalar(shape.item) && !isDocumentInside(shape.item);
  return shape.kind === "structure" || (shape.kind === "map" && !isDocumentInside(shape.value));
}

const isDocumentInside = (shape: Shape): boolean =>
  shape.kind === "document" ||
  (shape.kind === "list" && isDocumentInside(shape.item)) ||
  (shape.kind === "map" && isDocumentInside(shape.value));

function fromShorthand({ name, shape }: MemberArgument, words: Words): Value {
  try {
    // A file's text is one shorthand text, even where a list is meant.
    if (typeof words === "string") return readWhole(words, shape);
    if (words instanceof Uint8Array) return readWhole(Buffer.from(words).toString("utf8"), shape);
    return castTo(words.map(readShorthand), shape);
  } catch (problem) {
    if (problem instanceof ShorthandFault) throw unreadable(name, problem.message);
    throw problem;
  }
}

function readWhole(text: string, shape: Shape): Value {
  const members = readShorthand(text);
  return shape.kind === "list" ? members : castTo(members, shape);
}

function fromWords(shape: Shape, words: Words, option: string): Value {
  if (shape.kind === "document") return fromJson(textOf(words), option);
  if (shape.kind === "list") return fromList(shape, words, option);
  if (shape.kind === "structure" || shape.kind === "map") {
    const text = textOf(words);
    if (!/^\s*\{/.test(text)) throw unreadable(option, `Invalid JSON:\n${text}`);
    return fromJson(text, option);
  }
  if (shape.kind === "integer") return parseWhole(textOf(words));
  return words instanceof Uint8Array ? words : textOf(words);
}

function fromList({ item }: List, words: Words, option: string): Value {
  const single = typeof words === "string" ? words : words.length === 1 ? words[0] : undefined;
  if (typeof single === "string" && /^\s*\[/.test(single)) return fromJson(single, option);
  if (words instanceof Uint8Array) return [...words];
  // The text of a file that is no JSON falls into its characters, as with the AWS CLI.
  return [...words].map((word) => fromWords(item, word, option));
}

const textOf = (words: Words): string =>
  typeof words === "string" ? words : words instanceof Uint8Array ? Buffer.from(words).toString("utf8") : words.join(" ");

function fromJson(text: string, option: string): Value {
  try {
    return readJson(text, () => new OrderedDict());
  } catch (problem) {
    if (problem instanceof JsonFault) throw unreadable(option, `Invalid JSON: ${problem.message}\nJSON received: ${text}`);
    throw problem;
  }
}
