import assert from "node:assert/strict";
import test from "node:test";
import type { SchemaAttributeType } from "../../api/pool-schema.ts";
import { valueProblem } from "./value.ts";

const text = (Name: string, MinLength?: string, MaxLength?: string): SchemaAttributeType => ({
  Name,
  AttributeDataType: "String",
  StringAttributeConstraints: { ...(MinLength !== undefined && { MinLength }), ...(MaxLength !== undefined && { MaxLength }) },
});
const number = (MinValue?: string, MaxValue?: string): SchemaAttributeType => ({
  Name: "custom:n",
  AttributeDataType: "Number",
  NumberAttributeConstraints: { ...(MinValue !== undefined && { MinValue }), ...(MaxValue !== undefined && { MaxValue }) },
});
const date: SchemaAttributeType = { Name: "custom:d", AttributeDataType: "DateTime" };
const flag: SchemaAttributeType = { Name: "custom:b", AttributeDataType: "Boolean" };

for (const [attribute, value, expected] of [
  [text("custom:t"), "x".repeat(2048), undefined],
  [text("custom:t"), "x\0y", "Attribute value must not contain a null character"],
  [text("custom:t"), "x".repeat(2049), "String must be no longer than 2048 characters"],
  [text("custom:t", "2", "3"), "x", "String must be no shorter than 2 characters"],
  [text("custom:t", "2", "3"), "xx", undefined],
  [text("custom:t", "2", "3"), "xxxx", "String must be no longer than 3 characters"],
  [text("custom:t", "", "nonsense"), "xxxx", undefined],
  [text("birthdate", "10", "10"), "2001-02-03", undefined],
  [text("birthdate", "10", "10"), "2001-2-3", "String must be no shorter than 10 characters"],
  [text("birthdate", "10", "10"), "03.02.2001", "Attribute value must be a date in the form YYYY-MM-DD"],
  [number(), "-12.5", undefined],
  [number(), "12e3", "Attribute value must be a number"],
  [number(), "", "Attribute value must be a number"],
  [number("0"), "-1", "Number must be no less than 0"],
  [number("1", "10"), "1", undefined],
  [number("1", "10"), "10", undefined],
  [number("1", "10"), "11", "Number must be no greater than 10"],
  [date, "2026-09-08", undefined],
  [date, "2026-09-08T04:05:06Z", undefined],
  [date, "2026-09-08T04:05:06.123+02:00", undefined],
  [date, "2026-13-08", "Attribute value must be a date in the form of ISO 8601"],
  [date, "yesterday", "Attribute value must be a date in the form of ISO 8601"],
  [flag, "true", undefined],
  [flag, "False", undefined],
  [flag, "1", "Attribute value must be true or false"],
  [{ Name: "x" }, "no type counts as text", undefined],
] as const)
  test(`${attribute.Name} (${attribute.AttributeDataType}) = ${value.slice(0, 20)}: ${expected ?? "fits"}`, () =>
    assert.equal(valueProblem(attribute, value), expected));
