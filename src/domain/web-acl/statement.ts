/** The statements of a web ACL made ready as functions over a request. @see spec/platform.md §10 */

import { addressesOf } from "./address.ts";
import { AclProblem, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { fieldOf } from "./field.ts";
import { matchesLabel } from "./label.ts";
import { rateBased } from "./rate.ts";
import type { AclRequest, Matcher } from "./request.ts";
import { transformationsOf, transformed } from "./transformation.ts";

/** What stands beside the ACL: the sets it refers to by ARN, and whether countries can be told. */
export type AclSurroundings = {
  readonly ipSets: ReadonlyMap<string, (address: string) => boolean>;
  readonly patternSets: ReadonlyMap<string, readonly RegExp[]>;
  readonly knowsCountries: boolean;
};

/** How a statement is made: its content, a name for messages, what stands beside, and whether it stands at the top of its rule. */
export type MakeStatement = (content: JsonObject, what: string, around: AclSurroundings, isTop: boolean) => Matcher;

/** Makes a statement ready. @throws AclProblem that names what cannot be evaluated */
export function statementOf(given: unknown, what: string, around: AclSurroundings, isTop = true): Matcher {
  const [name, content] = onlyMember(given, `${what} Statement`);
  const make = makers[name];
  if (make === undefined) throw new AclProblem(`${what} is a ${name}, which Poolhouse cannot evaluate.`);
  return make(objectAt(content, `${what} ${name}`), `${what} ${name}`, around, isTop);
}

const makers: Readonly<Record<string, MakeStatement>> = {
  ByteMatchStatement: (content, what) => {
    onlyKnown(content, ["SearchString", "FieldToMatch", "TextTransformations", "PositionalConstraint"], what);
    const sought = bytesOf(textAt(content.SearchString, `${what} SearchString`), what);
    const found = positions[oneOf(content.PositionalConstraint, positionNames, `${what} PositionalConstraint`)];
    return onText(content, what, (text) => found(text, sought));
  },
  RegexMatchStatement: (content, what) => {
    onlyKnown(content, ["RegexString", "FieldToMatch", "TextTransformations"], what);
    const expression = expressionOf(textAt(content.RegexString, `${what} RegexString`), what);
    return onText(content, what, (text) => expression.test(text));
  },
  RegexPatternSetReferenceStatement: (content, what, { patternSets }) => {
    onlyKnown(content, ["ARN", "FieldToMatch", "TextTransformations"], what);
    const patterns = beside(patternSets, content.ARN, what, "regex pattern set");
    return onText(content, what, (text) => patterns.some((pattern) => pattern.test(text)));
  },
  SizeConstraintStatement: (content, what) => {
    onlyKnown(content, ["FieldToMatch", "ComparisonOperator", "Size", "TextTransformations"], what);
    const compare = sizes[oneOf(content.ComparisonOperator, ["EQ", "NE", "LE", "LT", "GE", "GT"], `${what} ComparisonOperator`)];
    const size = numberAt(content.Size, `${what} Size`);
    return onText(content, what, (text) => compare(text.length, size));
  },
  IPSetReferenceStatement: (content, what, { ipSets }) => {
    onlyKnown(content, ["ARN", "IPSetForwardedIPConfig"], what);
    const contains = beside(ipSets, content.ARN, what, "IP set");
    const addresses = addressesOf(content.IPSetForwardedIPConfig, what);
    return ({ request }) => judged(addresses(request), contains);
  },
  GeoMatchStatement: (content, what, { knowsCountries }) => {
    onlyKnown(content, ["CountryCodes", "ForwardedIPConfig"], what);
    if (!knowsCountries) throw new AclProblem(`${what} asks for countries: set POOLHOUSE_GEO_DATABASE to a file in MaxMind's format.`);
    const codes = listAt(content.CountryCodes, `${what} CountryCodes`).map((code) => textAt(code, `${what} CountryCodes`));
    const addresses = addressesOf(content.ForwardedIPConfig, what);
    return ({ request }) => judged(addresses(request), (address) => codes.includes(request.countryOf(address) ?? ""));
  },
  LabelMatchStatement: (content, what) => matchesLabel(content, what),
  RateBasedStatement: (content, what, around, isTop) => {
    if (!isTop) throw new AclProblem(`${what} stands inside another statement; a rate can only be the whole of a rule.`);
    return rateBased(content, what, (scopeDown) => statementOf(scopeDown, what, around, false));
  },
  AndStatement: (content, what, around) => {
    const all = inner(content, what, around);
    return (scope) => all.every((matches) => matches(scope));
  },
  OrStatement: (content, what, around) => {
    const any = inner(content, what, around);
    return (scope) => any.some((matches) => matches(scope));
  },
  NotStatement: (content, what, around) => {
    const matches = statementOf(content.Statement, what, around, false);
    return (scope) => !matches(scope);
  },
};

const inner = (content: JsonObject, what: string, around: AclSurroundings) =>
  listAt(content.Statements, `${what} Statements`).map((each) => statementOf(each, what, around, false));

const judged = (addresses: ReturnType<ReturnType<typeof addressesOf>>, test: (address: string) => boolean) =>
  typeof addresses === "boolean" ? addresses : addresses.some(test);

function onText(content: JsonObject, what: string, test: (text: string) => boolean): Matcher {
  const field = fieldOf(content.FieldToMatch, what);
  const types = transformationsOf(content.TextTransformations, what);
  return ({ request }: { readonly request: AclRequest }) => {
    const texts = field(request);
    return typeof texts === "string" ? texts === "match" : texts.some((text) => test(transformed(text, types)));
  };
}

const isWordLetter = (letter: string | undefined) => letter !== undefined && /\w/.test(letter);
const positionNames = ["EXACTLY", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "CONTAINS_WORD"] as const;
const positions: Readonly<Record<(typeof positionNames)[number], (text: string, sought: string) => boolean>> = {
  EXACTLY: (text, sought) => text === sought,
  STARTS_WITH: (text, sought) => text.startsWith(sought),
  ENDS_WITH: (text, sought) => text.endsWith(sought),
  CONTAINS: (text, sought) => text.includes(sought),
  CONTAINS_WORD: (text, sought) => {
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
      if (!isWordLetter(text[at - 1]) && !isWordLetter(text[at + sought.length])) return true;
    return false;
  },
};

const sizes: Readonly<Record<string, (length: number, size: number) => boolean>> &
  Record<"EQ" | "NE" | "LE" | "LT" | "GE" | "GT", (length: number, size: number) => boolean> = {
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
  LE: (length, size) => length <= size,
  LT: (length, size) => length < size,
  GE: (length, size) => length >= size,
  GT: (length, size) => length > size,
};

// The AWS CLI prints the bytes of a search string in base64; plain text would be read as other bytes and silently never match.
function bytesOf(base64: string, what: string): string {
  const bytes = Buffer.from(base64, "base64");
  if (base64 === "" || bytes.toString("base64") !== base64)
    throw new AclProblem(`${what} SearchString is not base64: give the file as \`aws wafv2 get-web-acl\` prints it.`);
  return bytes.toString("latin1");
}

/** @throws AclProblem where JavaScript cannot read the expression */
export function expressionOf(source: string, what: string): RegExp {
  const insensitive = source.startsWith("(?i)");
  try {
    return new RegExp(insensitive ? source.slice(4) : source, insensitive ? "i" : "");
  } catch {
    throw new AclProblem(`${what} has a regular expression that Poolhouse cannot read: ${source}`);
  }
}

function beside<Found>(sets: ReadonlyMap<string, Found>, arn: unknown, what: string, kind: string): Found {
  const found = sets.get(textAt(arn, `${what} ARN`));
  if (found === undefined) throw new AclProblem(`${what} refers to the ${kind} ${String(arn)}, which does not stand beside the ACL.`);
  return found;
}
