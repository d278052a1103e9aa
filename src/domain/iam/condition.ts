/** Condition operators of IAM. @see spec/platform.md §11 */
import { rangesOf } from "../network/ranges.ts";
import { matches, matchesArn, type Pattern, type RequestContext, textOf } from "./template.ts";

type Comparison = (actual: string, wanted: Pattern) => boolean;
/** `accepts`: whether a policy may write this value; one that can never match would be a Deny that denies nothing. */
type Operator = { readonly compare: Comparison; readonly accepts: (value: string) => boolean };

const anything = () => true;
const numberOf = (text: string): number => (/^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN);
/** Milliseconds. A moment is ISO 8601 or epoch seconds. @see https://www.w3.org/TR/NOTE-datetime, the form that IAM names */
const momentOf = (text: string): number => {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  return /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(text) ? Date.parse(text) : Number.NaN;
};

type Order = (actual: number, wanted: number) => boolean;
const ordered =
  (read: (text: string) => number) =>
  (order: Order): Operator => ({
    compare: (actual, wanted) => order(read(actual), read(textOf(wanted))),
    accepts: (value) => !Number.isNaN(read(value)),
  });
const orders: Readonly<Record<string, Order>> = {
  Equals: (actual, wanted) => actual === wanted,
  LessThan: (actual, wanted) => actual < wanted,
  LessThanEquals: (actual, wanted) => actual <= wanted,
  GreaterThan: (actual, wanted) => actual > wanted,
  GreaterThanEquals: (actual, wanted) => actual >= wanted,
};
const ofOrders = (name: string, operator: (order: Order) => Operator): readonly (readonly [string, Operator])[] =>
  Object.entries(orders).map(([order, compare]) => [`${name}${order}`, operator(compare)]);

const exact: Comparison = (actual, wanted) => actual === textOf(wanted);
const folded: Comparison = (actual, wanted) => actual.toLowerCase() === textOf(wanted).toLowerCase();
const arn: Operator = { compare: (actual, wanted) => matchesArn(wanted, actual), accepts: (value) => value.split(":").length >= 6 };

/** Operators that want a match, by name; the others are their negations. */
const positive: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", { compare: exact, accepts: anything }],
  ["StringEqualsIgnoreCase", { compare: folded, accepts: anything }],
  ["StringLike", { compare: (actual, wanted) => matches(wanted, actual), accepts: anything }],
  ...ofOrders("Numeric", ordered(numberOf)),
  ...ofOrders("Date", ordered(momentOf)),
  ["Bool", { compare: folded, accepts: (value) => /^(true|false)$/i.test(value) }],
  ["BinaryEquals", { compare: exact, accepts: anything }],
  ["IpAddress", { compare: (actual, wanted) => addressIn(actual, textOf(wanted)), accepts: isRange }],
  ["ArnEquals", arn],
  ["ArnLike", arn],
]);

const negated: ReadonlyMap<string, string> = new Map([
  ["StringNotEquals", "StringEquals"],
  ["StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase"],
  ["StringNotLike", "StringLike"],
  ["NumericNotEquals", "NumericEquals"],
  ["DateNotEquals", "DateEquals"],
  ["NotIpAddress", "IpAddress"],
  ["ArnNotEquals", "ArnEquals"],
  ["ArnNotLike", "ArnLike"],
]);

/** How an operator is written: `ForAllValues:StringLikeIfExists` has a set, a base and `ifExists`. */
type Spelling = { readonly set: string | undefined; readonly base: string; readonly ifExists: boolean };

function spellingOf(operator: string): Spelling {
  const [, set, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  return { set, base, ifExists: ifExists !== undefined };
}

const isNull = ({ set, base, ifExists }: Spelling) => base === "Null" && set === undefined && !ifExists;
const operatorOf = (base: string) => positive.get(negated.get(base) ?? base);

/** Whether an operator is one that we can evaluate; policies with any other are refused when they are stored. */
export function isOperator(operator: string): boolean {
  const spelling = spellingOf(operator);
  return isNull(spelling) || operatorOf(spelling.base) !== undefined;
}

/** Whether a value makes sense with an operator: a number, a date, a range of addresses, `true` or `false`. @param operator one that we know */
export function acceptsValue(operator: string, value: string): boolean {
  const { base } = spellingOf(operator);
  return base === "Null" ? /^(true|false)$/i.test(value) : (operatorOf(base)?.accepts(value) ?? false);
}

/** A test of one context key with its variables replaced: all values are alternatives. */
export type FilledCondition = { readonly operator: string; readonly key: string; readonly values: readonly Pattern[] };

/** Whether one condition holds. Key names are compared without case; an operator that is not known holds never. */
export function conditionHolds({ operator, key, values }: FilledCondition, context: RequestContext): boolean {
  const spelling = spellingOf(operator);
  const actual = context.get(key.toLowerCase());
  if (isNull(spelling)) return values.some((value) => (textOf(value).toLowerCase() === "true") === (actual === undefined));
  const { set, base, ifExists } = spelling;
  const compare = operatorOf(base)?.compare;
  if (compare === undefined) return false;
  const isNegated = negated.has(base);
  const one = (each: string) => values.some((wanted) => compare(each, wanted)) !== isNegated;
  if (set === "ForAllValues") return (actual ?? []).every(one);
  if (actual === undefined) return ifExists || (isNegated && set === undefined);
  return isNegated && set === undefined ? actual.every(one) : actual.some(one);
}

const notOne = (text: string) => new Error(`${text} is no range of addresses`);

/** Whether an address lies in a range such as 10.0.0.0/8, 2001:db8::/32 or a single address. False for what is no address or range. */
export const addressIn = (address: string, range: string): boolean => isRange(range) && rangesOf([range], notOne)(address);

function isRange(text: string): boolean {
  try {
    rangesOf([text], notOne);
    return true;
  } catch {
    return false;
  }
}
