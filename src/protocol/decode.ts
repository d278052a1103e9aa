/** JSON to the input of an operation. Types are judged here, bounds in violations.ts. @see spec/auth.md §1.1, §1.4 */

import type { TSchema } from "typebox";
import { type Shape, type Structure, shapeOf } from "../api/shape.ts";
import { refuse } from "../domain/refusal.ts";

/**
 * The body of a request as a value of the operation's input: every member of the right type, nothing that the contract does not know,
 * `null` as if it had not been sent. Maps have no prototype, so that no key of the sender's can reach one.
 * @throws Refusal SerializationException
 */
export function decode(schema: TSchema, body: Buffer): unknown {
  const document = parsed(body);
  if (Array.isArray(document)) throw refuse.listUnexpected();
  if (typeof document !== "object" || document === null) throw refuse.unreadableBody();
  return decoded(shapeOf(schema), document);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw refuse.unreadableBody();
  }
}

/** Decodes a value that is neither null nor absent. */
function decoded(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case "structure":
      return structure(shape.members, recordOf(value, "null"));
    case "list":
      return list(shape.item, value);
    case "map":
      return map(shape.value, recordOf(value, "map or null"));
    case "document":
      return value;
    default:
      return scalar[shape.kind](value);
  }
}

function structure(members: Structure["members"], record: Readonly<Record<string, unknown>>) {
  const input: Record<string, unknown> = {};
  for (const [name, shape] of members) {
    const value = record[name];
    if (value !== undefined && value !== null) input[name] = decoded(shape, value);
  }
  return input;
}

function list(item: Shape, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw typeof value === "object" ? refuse.structureUnexpected() : refuse.expected("list or null");
  return value.filter((each) => each !== null).map((each) => decoded(item, each));
}

function map(shape: Shape, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(record)) if (value !== null) entries[key] = decoded(shape, value);
  return entries;
}

function recordOf(value: unknown, expected: "null" | "map or null"): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) throw refuse.listUnexpected();
  if (typeof value !== "object" || value === null) throw refuse.expected(expected);
  return value as Record<string, unknown>;
}

const scalar = {
  string: (value: unknown) => (typeof value === "string" ? value : unconvertible(value, "a String")),
  boolean: (value: unknown) => (typeof value === "boolean" ? value : unconvertible(value, "a Boolean")),
  timestamp: (value: unknown) => (typeof value === "number" ? value : unconvertible(value, "a Double")),
  integer: (value: unknown) => (isInteger32(value) ? Math.trunc(value) : unconvertible(value, "an Integer")),
  blob: (value: unknown) => (isBase64(value) ? value : unconvertible(value, "a Blob")),
};

const isInteger32 = (value: unknown): value is number => typeof value === "number" && Math.abs(value) < 2 ** 31;
const isBase64 = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(value);

function unconvertible(value: unknown, wanted: string): never {
  if (Array.isArray(value)) throw refuse.listUnexpected();
  if (typeof value === "object") throw refuse.structureUnexpected();
  const kind = typeof value === "string" ? "STRING" : typeof value === "number" ? "NUMBER" : value === true ? "TRUE" : "FALSE";
  throw refuse.unconvertible(kind, wanted);
}
