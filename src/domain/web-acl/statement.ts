/** The statements of a web ACL made ready as functions over a request. @see spec/platform.md §10 */
import { isUtf8 } from "node:buffer";
import type { Ranges } from "../network/ranges.ts";
import { addressesOf } from "./address.ts";
import { AclProblem, entryOf, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import { type Expression, expressionOf } from "./expression.ts";
import { fieldOf } from "./field.ts";
import { matchesLabel } from "./label.ts";
import { comparisonNames, comparisons, positionNames, positions } from "./matching.ts";
import { rateBased } from "./rate.ts";
import type { AclRequest, Matcher } from "./request.ts";
import { transformationsOf } from "./transformation.ts";

/** What stands around a statement: the sets it refers to by ARN, whether countries can be told, and what the ACL's labels begin with. */
export type AclSurroundings = {
  readonly ipSets: ReadonlyMap<string, Ranges>;
  readonly patternSets: ReadonlyMap<string, readonly Expression[]>;
  readonly knowsCountries: boolean;
  readonly labelPrefix: string;
};

/** How a statement is made: its content, a name for messages, what stands around, and whether it is the whole of its rule. */
type MakeStatement = (content: JsonObject, what: string, around: AclSurroundings, isTop: boolean) => Matcher;

/** Makes a statement ready. @throws AclProblem that names what cannot be evaluated */
export function statementOf(given: unknown, what: string, around: AclSurroundings, isTop = true): Matcher {
  const [name, content] = onlyMember(given, `${what} Statement`);
  const make = entryOf(makers, name);
  if (make === undefined) throw new AclProblem(`${what} is a ${name}, which Poolhouse cannot evaluate.`);
  return make(objectAt(content, `${what} ${name}`), `${what} ${name}`, around, isTop);
}

const makers: Readonly<Record<string, MakeStatement>> = {
  ByteMatchStatement: (content, what) => {
    const sought = bytesOf(textAt(content.SearchString, `${what} SearchString`), what);
    const found = positions[oneOf(content.PositionalConstraint, positionNames, `${what} PositionalConstraint`)];
    return onText(content, what, ["SearchString", "PositionalConstraint"], (text) => found(text, sought));
  },
  RegexMatchStatement: (content, what) =>
    onText(content, what, ["RegexString"], expressionOf(textAt(content.RegexString, `${what} RegexString`), what)),
  RegexPatternSetReferenceStatement: (content, what, { patternSets }) => {
    const patterns = setAt(patternSets, content.ARN, what, "regex pattern set");
    return onText(content, what, ["ARN"], (text) => patterns.some((matches) => matches(text)));
  },
  SizeConstraintStatement: (content, what) => {
    const compare = comparisons[oneOf(content.ComparisonOperator, comparisonNames, `${what} ComparisonOperator`)];
    const size = numberAt(content.Size, `${what} Size`);
    return onText(content, what, ["ComparisonOperator", "Size"], (text) => compare(text.length, size));
  },
  IPSetReferenceStatement: (content, what, { ipSets }) => {
    onlyKnown(content, ["ARN", "IPSetForwardedIPConfig"], what);
    const contains = setAt(ipSets, content.ARN, what, "IP set");
    return onAddress(addressesOf(content.IPSetForwardedIPConfig, what, "any"), (address) => contains(address));
  },
  GeoMatchStatement: (content, what, { knowsCountries }) => {
    onlyKnown(content, ["CountryCodes", "ForwardedIPConfig"], what);
    if (!knowsCountries) throw new AclProblem(`${what} asks for countries: set POOLHOUSE_GEO_DATABASE to a file in MaxMind's format.`);
    const codes = listAt(content.CountryCodes, `${what} CountryCodes`).map((code) => countryCodeAt(code, what));
    const addresses = addressesOf(content.ForwardedIPConfig, what, "first");
    return onAddress(addresses, (address, { countryOf }) => codes.includes(countryOf(address) ?? ""));
  },
  LabelMatchStatement: (content, what, { labelPrefix }) => matchesLabel(content, what, labelPrefix),
  RateBasedStatement: (content, what, around, isTop) => {
    if (!isTop) throw new AclProblem(`${what} stands inside another statement; a rate can only be the whole of a rule.`);
    const scopeDownOf = (scopeDown: unknown) => statementOf(scopeDown, what, around, false);
    return rateBased(content, { what, scopeDownOf, labelPrefix: around.labelPrefix });
  },
  AndStatement: (content, what, around) => {
    const all = innerOf(content, what, around);
    return (scope) => all.every((matches) => matches(scope));
  },
  OrStatement: (content, what, around) => {
    const any = innerOf(content, what, around);
    return (scope) => any.some((matches) => matches(scope));
  },
  NotStatement: (content, what, around) => {
    onlyKnown(content, ["Statement"], what);
    const matches = statementOf(content.Statement, what, around, false);
    return (scope) => !matches(scope);
  },
};

function innerOf(content: JsonObject, what: string, around: AclSurroundings): readonly Matcher[] {
  onlyKnown(content, ["Statements"], what);
  return listAt(content.Statements, `${what} Statements`).map((each) => statementOf(each, what, around, false));
}

/** A statement about addresses: one of them passes the test, or the header could not be read and the fallback says so. */
const onAddress =
  (addresses: ReturnType<typeof addressesOf>, test: (address: string, request: AclRequest) => boolean): Matcher =>
  ({ request }) => {
    const { readable, fallback } = addresses(request);
    return readable.some((address) => test(address, request)) || fallback;
  };

/** A statement about a field's texts after their transformations. @param own its members beside those of every such statement */
function onText(content: JsonObject, what: string, own: readonly string[], test: (text: string) => boolean): Matcher {
  onlyKnown(content, [...own, "FieldToMatch", "TextTransformations"], what);
  const field = fieldOf(content.FieldToMatch, what);
  const transform = transformationsOf(content.TextTransformations, what);
  return ({ request }) => {
    const texts = field(request);
    return typeof texts === "string" ? texts === "match" : texts.some((text) => test(transform(text)));
  };
}

// The AWS CLI prints the bytes of a search string in base64. Plain text would be read as other bytes and silently never match; where it happens
// to be base64 too ("InitiateAuth"), its bytes are hardly ever text.
function bytesOf(base64: string, what: string): string {
  const bytes = Buffer.from(base64, "base64");
  if (base64 === "" || bytes.toString("base64") !== base64 || !isUtf8(bytes))
    throw new AclProblem(
      `${what} SearchString ${JSON.stringify(base64)} is not base64 of a text: give the file as \`aws wafv2 get-web-acl\` prints it.`,
    );
  return bytes.toString("latin1");
}

function countryCodeAt(code: unknown, what: string): string {
  const text = textAt(code, `${what} CountryCodes`);
  if (!/^[A-Z]{2}$/.test(text)) throw new AclProblem(`${what} CountryCodes has ${text}, which is no country code such as NL.`);
  return text;
}

function setAt<Found>(sets: ReadonlyMap<string, Found>, arn: unknown, what: string, kind: string): Found {
  const found = sets.get(textAt(arn, `${what} ARN`));
  if (found === undefined) throw new AclProblem(`${what} refers to the ${kind} ${String(arn)}, which does not stand beside the ACL.`);
  return found;
}
