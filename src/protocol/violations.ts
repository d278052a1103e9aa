/**
 * The bounds of the contract, in the service's words: every violation is found, counted and listed. A valid input is judged by TypeBox's compiled
 * check alone; only a failing one is walked. @see spec/auth.md §1.5; spec/platform.md §2.3
 */
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { type Dictionary, type Shape, type Structure, shapeOf } from "../api/shape.ts";
import { refuse } from "../domain/refusal.ts";
import { brokenBy, rulesOf } from "./rule.ts";
import { isSecret, shown, spelled } from "./shown.ts";

/** A value on its way through the walk. `path` is empty for the input itself; inside a secret everything is secret. */
type Place = { readonly path: string; readonly secret: boolean };

/** @param input decoded, so that all types are right  @throws Refusal InvalidParameterException that lists all violations */
export function checkConstraints(schema: TSchema, input: unknown): void {
  if (quickCheckOf(schema)?.(input)) return;
  const found = violations(schema, input);
  if (found.length > 0) throw refuse.constraints(found);
}

/** All violations in the order of the API model, one sentence each. */
export const violations = (schema: TSchema, input: unknown): readonly string[] => [
  ...walk(shapeOf(schema), input, { path: "", secret: false }),
];

function* walk(shape: Shape, value: unknown, place: Place): Generator<string> {
  for (const sentence of brokenBy(shape, value)) yield violation(shape, value, place, sentence);
  if (shape.kind === "structure") yield* walkMembers(shape, Object(value), place);
  if (shape.kind === "list" && Array.isArray(value)) yield* walkItems(shape, shape.item, value, place);
  if (shape.kind === "map") yield* walkEntries(shape, Object(value), place);
}

function* walkMembers({ members, required }: Structure, value: Readonly<Record<string, unknown>>, place: Place): Generator<string> {
  for (const [name, shape] of members) {
    const path = spelled(name);
    const inside = { path: place.path ? `${place.path}.${path}` : path, secret: place.secret || isSecret(shape) };
    const given = value[name];
    if (given !== undefined) yield* walk(shape, given, inside);
    else if (required.includes(name)) yield violation(shape, undefined, inside, "Member must not be null");
  }
}

// Structures are told one by one; scalars together, with every rule they have and not only the broken ones.
function* walkItems(list: Shape, item: Shape, values: readonly unknown[], place: Place): Generator<string> {
  if (item.kind === "structure") {
    for (const [index, value] of values.entries()) yield* walk(item, value, { ...place, path: `${place.path}.${index + 1}.member` });
  } else if (values.some((value) => isBroken(item, value))) {
    yield violation(list, values, place, `Member must satisfy constraint: ${bracketed(item)}`);
  }
}

function* walkEntries(map: Dictionary, entries: Readonly<Record<string, unknown>>, place: Place): Generator<string> {
  const { key, value } = map;
  if (Object.keys(entries).some((each) => isBroken(key, each)))
    yield violation(map, entries, place, `Map keys must satisfy constraint: ${bracketed(key)}`);
  if (Object.values(entries).some((each) => isBroken(value, each)))
    yield violation(map, entries, place, `Map value must satisfy constraint: ${bracketed(value)}`);
}

const isBroken = (shape: Shape, value: unknown) => rulesOf(shape).some((rule) => rule.isBroken(value));

const bracketed = (shape: Shape) =>
  `[${rulesOf(shape)
    .map(({ sentence }) => sentence)
    .join(", ")}]`;

const violation = (shape: Shape, value: unknown, { path, secret }: Place, sentence: string) =>
  `Value ${secret ? "" : `${shown(shape, value)} `}at '${path}' failed to satisfy constraint: ${sentence}`;

type Check = (input: unknown) => boolean;
const quickChecks = new WeakMap<TSchema, Check>();

/** The compiled check of a schema, made at its first use; undefined where the schema holds bounds that JSON Schema cannot say. */
function quickCheckOf(schema: TSchema): Check | undefined {
  const found = quickChecks.get(schema);
  if (found || !isWithinJsonSchema(shapeOf(schema))) return found;
  const compiled = Compile(schema);
  const check: Check = (input) => compiled.Check(input);
  quickChecks.set(schema, check);
  return check;
}

// Bytes of base64 have no keyword, and TypeBox leaves the values of keys with a line break unchecked.
function isWithinJsonSchema(shape: Shape): boolean {
  if (shape.kind === "structure") return [...shape.members.values()].every(isWithinJsonSchema);
  return shape.kind === "list" ? isWithinJsonSchema(shape.item) : shape.kind !== "blob" && shape.kind !== "map";
}
