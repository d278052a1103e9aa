/**
 * What the door needs to know of a shape, read once from its schema: how to decode a value and which bounds to speak of.
 * TypeBox schemas are JSON Schema; src/api/contract.ts says which keywords stand for which trait of the API model.
 */
import type { TSchema } from "typebox";

/** A shape of the contract. Lengths are in characters (code points), bytes, items or entries; bounds are inclusive. */
export type Shape = Bounds & { readonly title: string; readonly sensitive: boolean } & (
    | { readonly kind: "string"; readonly pattern?: RegExp; readonly shownPattern: string }
    | { readonly kind: "enumeration"; readonly values: readonly string[] }
    | { readonly kind: "integer" | "number" | "boolean" | "blob" | "document" }
    | { readonly kind: "list"; readonly item: Shape }
    | { readonly kind: "map"; readonly key: Shape | undefined; readonly value: Shape }
    | { readonly kind: "structure"; readonly members: readonly Member[] }
  );

/** A structure's member. `path` is its name as messages spell it: the first letter in lower case. @see spec/auth.md §1.5 */
export type Member = { readonly name: string; readonly path: string; readonly required: boolean; readonly shape: Shape };

type Bounds = { readonly min?: number; readonly max?: number };

/** The keywords that src/api/contract.ts writes. */
type Keywords = {
  readonly type?: string;
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly modelPattern?: string;
  readonly sensitive?: boolean;
  readonly blob?: boolean;
  readonly document?: boolean;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly propertyNames?: TSchema;
  readonly items?: TSchema;
} & { readonly [bound in (typeof lowerBounds | typeof upperBounds)[number]]?: number };

const lowerBounds = ["minLength", "minimum", "minItems", "minProperties", "minBytes"] as const;
const upperBounds = ["maxLength", "maximum", "maxItems", "maxProperties", "maxBytes"] as const;

const known = new WeakMap<TSchema, Shape>();

/** The shape behind a schema of the contract; read once a schema. @throws Error for a schema that contract.ts cannot make */
export function shapeOf(schema: TSchema): Shape {
  const found = known.get(schema);
  if (found) return found;
  const shape = read(schema);
  known.set(schema, shape);
  return shape;
}

function read(keywords: Keywords): Shape {
  const shared = { title: keywords.title ?? "", sensitive: keywords.sensitive === true, ...boundsOf(keywords) };
  if (keywords.enum) return { ...shared, kind: "enumeration", values: keywords.enum };
  if (keywords.document) return { ...shared, kind: "document" };
  if (keywords.blob) return { ...shared, kind: "blob" };
  if (keywords.properties) return { ...shared, kind: "structure", members: membersOf(keywords) };
  if (keywords.items) return { ...shared, kind: "list", item: shapeOf(keywords.items) };
  const [value] = Object.values(keywords.patternProperties ?? {});
  if (value) return { ...shared, kind: "map", key: keywords.propertyNames && shapeOf(keywords.propertyNames), value: shapeOf(value) };
  const { type } = keywords;
  if (type === "integer" || type === "number" || type === "boolean") return { ...shared, kind: type };
  if (type !== "string") throw new Error(`The contract has a shape that the wire does not know: ${shared.title} (${type}).`);
  return { ...shared, kind: "string", ...(serviceSide[shared.title] ?? patternOf(keywords)) };
}

const patternOf = ({ pattern, modelPattern = "" }: Keywords) => ({
  ...(pattern !== undefined && { pattern: new RegExp(pattern, "u") }),
  shownPattern: modelPattern,
});

// Where the service judges by another pattern than its model: a password may hold blanks, but not begin or end with one.
const serviceSide: Readonly<Record<string, { readonly pattern: RegExp; readonly shownPattern: string }>> = {
  PasswordType: { pattern: /^[^ \t\n\v\f\r](?:.*[^ \t\n\v\f\r])?$/u, shownPattern: "^[\\S]+.*[\\S]+$" },
};

const boundsOf = (keywords: Keywords): Bounds => {
  const min = lowerBounds.map((bound) => keywords[bound]).find((bound) => bound !== undefined);
  const max = upperBounds.map((bound) => keywords[bound]).find((bound) => bound !== undefined);
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
};

const membersOf = ({ properties = {}, required = [] }: Keywords): Member[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    path: name.charAt(0).toLowerCase() + name.slice(1),
    required: required.includes(name),
    shape: shapeOf(schema),
  }));
