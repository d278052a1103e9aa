/** The contract's schemas as the reference describes them: everything that a page says of a member. */
import type { TSchema } from "typebox";

/** A shape with what a page tells of it. Bounds are inclusive: characters, bytes, items, entries, or the number itself. */
export type Shape = {
  readonly title: string;
  readonly summary: string;
  readonly sensitive: boolean;
  readonly min?: number;
  readonly max?: number;
} & (
  | { readonly kind: "string"; readonly pattern?: string; readonly values?: readonly string[] }
  | { readonly kind: "integer" | "boolean" | "timestamp" | "blob" | "document" }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "map"; readonly key: Shape | undefined; readonly value: Shape }
  | { readonly kind: "structure"; readonly members: readonly Member[] }
);

export type Member = { readonly name: string; readonly required: boolean; readonly shape: Shape };
export type Structure = Extract<Shape, { kind: "structure" }>;

// What the words of src/api/contract.ts write into a schema.
type Schema = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly sensitive?: boolean;
  readonly enum?: readonly string[];
  readonly modelPattern?: string;
  readonly timestamp?: boolean;
  readonly blob?: boolean;
  readonly document?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
} & { readonly [bound in (typeof lower | typeof upper)[number]]?: number };

const lower = ["minLength", "minimum", "minItems", "minProperties", "minBytes"] as const;
const upper = ["maxLength", "maximum", "maxItems", "maxProperties", "maxBytes"] as const;

/** The shape that a schema of the contract declares. @throws Error for one that contract.ts cannot make */
export const shapeOf = (schema: TSchema): Shape => read(schema as Schema);

/** The structure that an operation takes or answers. @throws Error where the schema is none */
export function structureOf(schema: TSchema): Structure {
  const shape = shapeOf(schema);
  if (shape.kind !== "structure") throw new Error(`${shape.title} is no structure.`);
  return shape;
}

function read(schema: Schema): Shape {
  const { title = "", description = "", sensitive = false } = schema;
  const [min, max] = [lower, upper].map((bounds) => bounds.map((bound) => schema[bound]).find((bound) => bound !== undefined));
  const about = { title, summary: description, sensitive, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  if (schema.enum) return { ...about, kind: "string", values: schema.enum };
  if (schema.document) return { ...about, kind: "document" };
  if (schema.timestamp) return { ...about, kind: "timestamp" };
  if (schema.blob) return { ...about, kind: "blob" };
  if (schema.properties) return { ...about, kind: "structure", members: membersOf(schema.properties, schema.required) };
  if (schema.items) return { ...about, kind: "list", item: read(schema.items) };
  const [value] = Object.values(schema.patternProperties ?? {});
  if (value) return { ...about, kind: "map", key: schema.propertyNames && read(schema.propertyNames), value: read(value) };
  const { type, modelPattern } = schema;
  if (type === "integer" || type === "boolean") return { ...about, kind: type };
  if (type !== "string") throw new Error(`${title} is of a kind that the reference does not know.`);
  return { ...about, kind: "string", ...(modelPattern !== undefined && { pattern: modelPattern }) };
}

const membersOf = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Member[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, required: required.includes(name), shape: read(schema) }));
