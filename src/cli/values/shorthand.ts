/** The shorthand in which structures are written on a command line: `Key=value,List=a,b,Nested={Key=value},Quoted="a,b"`.
 *  Shapes play no part here: every value comes out as text, list or mapping. @see spec/platform.md §7.4 */
import type { Dict, Value } from "./value.ts";

/** A text is not shorthand; the message shows the place. */
export class ShorthandFault extends Error {}

/** Something else was expected at a place of the text; inside a list without brackets this only ends the list. */
class Unexpected extends ShorthandFault {}

type Scanner = { readonly text: string; at: number };

const quotedText = { "'": /'(?:\\\\|\\'|[^'])*'/uy, '"': /"(?:\\\\|\\"|[^"])*"/uy } as const;
// The first value of a member may hold "="; a further one may not, for "a,B=1" begins the next member. Neither holds a comma, unless "\,".
const firstValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/uy;
const furtherValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/uy;
const keyText = /[A-Za-z0-9\-_.#/:]*/uy;

/**
 * Reads one shorthand text. @param text such as `Enabled=true,PreferredMfa=false` @returns the members by key
 * @throws ShorthandFault what was expected where, or a key that stands twice
 */
export function readShorthand(text: string): Dict {
  const scanner: Scanner = { text, at: 0 };
  const members: Dict = new Map([readMember(scanner)]);
  while (scanner.at < text.length) {
    const end = scanner.at;
    expect(scanner, ",", true);
    const [key, value] = readMember(scanner);
    if (members.has(key)) throw twice(scanner, key, end + 1);
    members.set(key, value);
  }
  return members;
}

function readMember(scanner: Scanner): [string, Value] {
  const key = take(scanner, keyText) ?? "";
  expect(scanner, "=", true);
  return [key, readValue(scanner)];
}

function readValue(scanner: Scanner): Value {
  if (scanner.at >= scanner.text.length) return "";
  if (peek(scanner) === "[") return readList(scanner);
  return peek(scanner) === "{" ? readNested(scanner) : readCommaList(scanner);
}

// `a` is a text and `a,b` a list, but in `a,B=1` the comma begins the next member: then the scanner goes back to it.
function readCommaList(scanner: Scanner): Value {
  const first = readFirst(scanner);
  skipBlanks(scanner);
  if (peek(scanner) !== ",") return first;
  expect(scanner, ",", true);
  const items: Value[] = [first];
  while (readFurther(scanner, items)) {}
  return items.length === 1 ? first : items;
}

function readFurther(scanner: Scanner, items: Value[]): boolean {
  try {
    const item = readQuoted(scanner) ?? plain(mustTake(scanner, furtherValue, "second"));
    skipBlanks(scanner);
    const more = scanner.at < scanner.text.length;
    if (more) expect(scanner, ",", true);
    items.push(item);
    return more;
  } catch (problem) {
    if (!(problem instanceof Unexpected) || scanner.at >= scanner.text.length) throw problem;
    scanner.at = scanner.text.lastIndexOf(",", scanner.at);
    return false;
  }
}

function readList(scanner: Scanner): Value[] {
  const items: Value[] = [];
  expect(scanner, "[", true);
  while (peek(scanner) !== "]") {
    items.push(readInner(scanner));
    separate(scanner, "]");
  }
  expect(scanner, "]");
  return items;
}

function readNested(scanner: Scanner): Dict {
  const members: Dict = new Map();
  expect(scanner, "{", true);
  while (peek(scanner) !== "}") {
    const key = take(scanner, keyText) ?? "";
    expect(scanner, "=", true);
    members.set(key, readInner(scanner));
    separate(scanner, "}");
  }
  expect(scanner, "}");
  return members;
}

function separate(scanner: Scanner, close: string): void {
  skipBlanks(scanner);
  if (peek(scanner) === close) return;
  expect(scanner, ",");
  skipBlanks(scanner);
}

function readInner(scanner: Scanner): Value {
  if (peek(scanner) === "[") return readList(scanner);
  return peek(scanner) === "{" ? readNested(scanner) : readFirst(scanner);
}

const readFirst = (scanner: Scanner): string => readQuoted(scanner) ?? plain(take(scanner, firstValue) ?? "");
const plain = (text: string) => text.replaceAll("\\,", ",").trimEnd();

function readQuoted(scanner: Scanner): string | undefined {
  const quote = peek(scanner);
  if (quote !== "'" && quote !== '"') return undefined;
  const inside = mustTake(scanner, quotedText[quote], quote === "'" ? "singled quoted" : "double quoted").slice(1, -1);
  return inside.replaceAll(`\\${quote}`, quote).replaceAll("\\\\", "\\");
}

const peek = ({ text, at }: Scanner): string | undefined => text[at];

function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

function mustTake(scanner: Scanner, pattern: RegExp, name: string): string {
  const found = take(scanner, pattern);
  if (found === undefined) throw unexpected(scanner, `<${name}>`, "<none>");
  return found;
}

function expect(scanner: Scanner, character: string, withBlanks = false): void {
  if (withBlanks) skipBlanks(scanner);
  const found = scanner.text.codePointAt(scanner.at);
  if (found === undefined) throw unexpected(scanner, character, "EOF");
  if (peek(scanner) !== character) throw unexpected(scanner, character, String.fromCodePoint(found));
  scanner.at += 1;
  if (withBlanks) skipBlanks(scanner);
}

function skipBlanks(scanner: Scanner): void {
  while (" \t\n\r\v\f".includes(scanner.text[scanner.at] ?? "x")) scanner.at += 1;
}

const unexpected = (scanner: Scanner, expected: string, received: string) =>
  new Unexpected(`Expected: '${expected}', received: '${received}' for input:\n${placeIn(scanner.text, scanner.at)}`);

const twice = ({ text }: Scanner, key: string, at: number) =>
  new ShorthandFault(
    `Second instance of key "${key}" encountered for input:\n${placeIn(text, at)}\nThis is often because there is a preceding "," instead of a space.`,
  );

// The text with a caret below the place, in a line of its own after the line that holds the place.
function placeIn(text: string, at: number): string {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, end)}\n${" ".repeat(Array.from(text.slice(lineStart, at)).length)}^${text.slice(end)}`;
}
