/** Condition operators of IAM. @see spec/platform.md §11 */
import { BlockList, isIP } from "node:net";
import type { Condition } from "./policy.ts";

/** What is known of a request, by condition key in lower case; a key that is absent has no value. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

type Comparison = (actual: string, wanted: string) => boolean;

const number =
  (compare: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));
const date =
  (compare: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    compare(momentOf(actual), momentOf(wanted));
const equal = (one: number, other: number) => one === other;
const less = (one: number, other: number) => one < other;
const atMost = (one: number, other: number) => one <= other;
const greater = (one: number, other: number) => one > other;
const atLeast = (one: number, other: number) => one >= other;
const exact: Comparison = (actual, wanted) => actual === wanted;
const folded: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const inRange: Comparison = (actual, wanted) => addressIn(actual, wanted);

/** Positive operators; each has its negation under `negated`. */
const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: exact,
  StringEqualsIgnoreCase: folded,
  StringLike: (actual, wanted) => wildcard(wanted, actual),
  NumericEquals: number(equal),
  NumericLessThan: number(less),
  NumericLessThanEquals: number(atMost),
  NumericGreaterThan: number(greater),
  NumericGreaterThanEquals: number(atLeast),
  DateEquals: date(equal),
  DateLessThan: date(less),
  DateLessThanEquals: date(atMost),
  DateGreaterThan: date(greater),
  DateGreaterThanEquals: date(atLeast),
  Bool: folded,
  BinaryEquals: exact,
  IpAddress: inRange,
  ArnEquals: (actual, wanted) => arnMatches(wanted, actual),
  ArnLike: (actual, wanted) => arnMatches(wanted, actual),
};

const negated: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/** Whether an operator is one that we can evaluate; policies with any other are refused when they are stored. */
export const isOperator = (operator: string): boolean => {
  const { base } = takeApart(operator);
  return base === "Null" || base in comparisons || base in negated;
};

/** Whether one condition holds. Key names are compared without case; an operator that is not known holds never. */
export function conditionHolds({ operator, key, values }: Condition, context: RequestContext): boolean {
  const { base, set, ifExists } = takeApart(operator);
  const actual = context.get(key.toLowerCase());
  if (base === "Null") return values.some((value) => (value.toLowerCase() === "true") === (actual === undefined));
  const compare = comparisons[negated[base] ?? base];
  if (compare === undefined) return false;
  const isNegated = base in negated;
  const one = (each: string) => values.some((wanted) => compare(each, wanted)) !== isNegated;
  if (set === "ForAllValues") return (actual ?? []).every(one);
  if (actual === undefined) return ifExists || (isNegated && set === undefined);
  return isNegated && set === undefined ? actual.every(one) : actual.some(one);
}

function takeApart(operator: string): { base: string; set: string | undefined; ifExists: boolean } {
  const [, set, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  return { base, set, ifExists: ifExists !== undefined };
}

const momentOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));

/** Whether `*` (any run) and `?` (one character) make `pattern` fit the whole text. Linear in the product of both lengths at worst. */
export function wildcard(pattern: string, text: string): boolean {
  let [at, position, star, mark] = [0, 0, -1, 0];
  while (position < text.length) {
    if (pattern[at] === "*") [star, mark] = [at++, position];
    else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[position])) [at, position] = [at + 1, position + 1];
    else if (star >= 0) [at, mark, position] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

// The six parts of an ARN are compared one by one, so that a wildcard in one does not swallow the next.
function arnMatches(pattern: string, arn: string): boolean {
  const [patterns, parts] = [pattern, arn].map((text) => {
    const pieces = text.split(":");
    return [...pieces.slice(0, 5), pieces.slice(5).join(":")];
  });
  return (patterns ?? []).every((each, index) => wildcard(each, parts?.[index] ?? ""));
}

/** Whether an address lies in a range such as 10.0.0.0/8, 2001:db8::/32 or a single address. False for what is no address or range. */
export function addressIn(address: string, range: string): boolean {
  const [network = "", length] = range.split("/");
  const family = isIP(network);
  if (family === 0 || isIP(address) === 0) return false;
  const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
  if (!Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family === 4 ? "ipv4" : "ipv6");
  return list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}
