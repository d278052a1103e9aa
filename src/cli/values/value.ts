/** The values that a command line and an answer hold. The order of keys, whole numbers beyond 2^53 and the difference of 1 and 1.0 reach the wire
 *  and the screen, so plain JavaScript objects and numbers are not enough. */

/** A number that was written with a fraction or an exponent: `1.0` is not `1`. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** The moment that stands in a sample answer: 1970 without a time zone, written differently by each format. */
export class SampleMoment {
  readonly iso = "1970-01-01T00:00:00";
  readonly plain = "1970-01-01 00:00:00";
}

/** A JSON object that was given as the value of an option; messages show it differently from one inside --cli-input-json. */
export class OrderedDict extends Map<string, Value> {}

export type Dict = Map<string, Value>;

/** A value as parameters, requests and answers hold it. Whole numbers are `number`, or `bigint` where 2^53 is not enough. */
export type Value = null | boolean | number | bigint | Float | string | Uint8Array | SampleMoment | Value[] | Dict;

/** Whether a value is a mapping. */
export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;

/** Whether a value is a list. */
export const isList = (value: Value | undefined): value is Value[] => Array.isArray(value);

/** A whole number as the smallest type that holds it. @param digits decimal digits with an optional sign */
export function wholeNumber(digits: string): number | bigint {
  const exact = BigInt(digits.replace(/^\+/, ""));
  const small = Number(exact);
  return Number.isSafeInteger(small) ? small : exact;
}

/** A copy of plain JSON data as values; for data that we make ourselves. */
export function toValue(data: unknown): Value {
  if (data === null || data === undefined) return null;
  if (typeof data === "boolean" || typeof data === "string" || typeof data === "bigint") return data;
  if (typeof data === "number") return Number.isInteger(data) ? data : new Float(data);
  if (data instanceof Float || data instanceof Uint8Array || data instanceof SampleMoment) return data;
  if (Array.isArray(data)) return data.map(toValue);
  if (data instanceof Map) return new Map([...data].map(([key, value]) => [String(key), toValue(value)]));
  return new Map(Object.entries(data).map(([key, value]) => [key, toValue(value)]));
}
