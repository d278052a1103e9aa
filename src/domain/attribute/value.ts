/** Whether a value fits what the pool's schema says of an attribute. @see spec/auth.md §7.4, spec/platform.md §2.2; API model, SchemaAttributeType */
import type { SchemaAttributeType } from "../../api/pool-schema.ts";

const longest = 2048;

type Judge = (attribute: SchemaAttributeType, value: string) => string | undefined;

// Bounds are texts in the schema; one that is absent or no number binds nothing.
const boundOf = (text: string | undefined, otherwise: number): number => {
  const bound = Number(text ?? "");
  return text === undefined || text === "" || Number.isNaN(bound) ? otherwise : bound;
};

const judgeString: Judge = ({ StringAttributeConstraints: bounds }, value) => {
  const minimum = boundOf(bounds?.MinLength, 0);
  const maximum = boundOf(bounds?.MaxLength, longest);
  if (value.length < minimum) return `String must be no shorter than ${minimum} characters`;
  return value.length > maximum ? `String must be no longer than ${maximum} characters` : undefined;
};

const judgeNumber: Judge = ({ NumberAttributeConstraints: bounds }, value) => {
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) return "Attribute value must be a number";
  if (Number(value) < boundOf(bounds?.MinValue, -Infinity)) return `Number must be no less than ${bounds?.MinValue}`;
  return Number(value) > boundOf(bounds?.MaxValue, Infinity) ? `Number must be no greater than ${bounds?.MaxValue}` : undefined;
};

const isoMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const judgeDateTime: Judge = (_, value) =>
  isoMoment.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : "Attribute value must be a date in the form of ISO 8601";

const judgeBoolean: Judge = (_, value) => (/^(true|false)$/i.test(value) ? undefined : "Attribute value must be true or false");

const judges: Readonly<Record<NonNullable<SchemaAttributeType["AttributeDataType"]>, Judge>> = {
  String: judgeString,
  Number: judgeNumber,
  DateTime: judgeDateTime,
  Boolean: judgeBoolean,
};

/** What is wrong with a value, as the service's message continues after the attribute's name; undefined where it fits. Throws nothing.
 *  @param attribute its row of the schema    @param value not empty: an empty value means no value */
export function valueProblem(attribute: SchemaAttributeType, value: string): string | undefined {
  // No database keeps it in a text.
  if (value.includes("\0")) return "Attribute value must not contain a null character";
  const problem = judges[attribute.AttributeDataType ?? "String"](attribute, value);
  if (problem !== undefined || attribute.Name !== "birthdate") return problem;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : "Attribute value must be a date in the form YYYY-MM-DD";
}
