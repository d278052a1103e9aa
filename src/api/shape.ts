/** The contract's schemas read once, for whoever walks them: the door, the command line, the reference. Only contract.ts writes their keywords, only this reads them. */
import type { TSchema } from "typebox";

/**
 * What all shapes have. `name` is the shape's name in the public API model, `summary` one sentence in our own words. Bounds are inclusive: characters
 * (code points), bytes, items, entries, or the number itself.
 */
type Common = {
  readonly name: string;
  readonly summary?: string;
  readonly sensitive: boolean;
  readonly min?: number;
  readonly max?: number;
};

export type Structure = Common & {
  readonly kind: "structure";
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
};
export type List = Common & { readonly kind: "list"; readonly item: Shape };
export type Dictionary = Common & { readonly kind: "map"; readonly key: Shape; readonly value: Shape };
/** `values` where it is an enumeration. `pattern` is the model's, `match` the regular expression of the whole text that decides. */
export type Text = Common & {
  readonly kind: "string";
  readonly values?: readonly string[];
  readonly pattern?: string;
  readonly match?: string;
};
/** A timestamp is a number of epoch seconds, a blob base64 text, a document any JSON object. */
export type Plain = Common & { readonly kind: "integer" | "boolean" | "timestamp" | "blob" | "document" };
export type Shape = Structure | List | Dictionary | Text | Plain;

const lower = ["minLength", "minimum", "minItems", "minProperties", "minBytes"] as const;
const upper = ["maxLength", "maximum", "maxItems", "maxProperties", "maxBytes"] as const;

// What the words of contract.ts write into a schema.
type Keywords = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly sensitive?: boolean;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly propertyNames?: TSchema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly modelPattern?: string;
  readonly timestamp?: boolean;
  readonly blob?: boolean;
  readonly document?: boolean;
} & { readonly [bound in (typeof lower | typeof upper)[number]]?: number };

const known = new WeakMap<TSchema, Shape>();

/** The shape that a schema of the contract declares; the same one for the same schema. @throws Error for a schema that contract.ts cannot make */
export function shapeOf(schema: TSchema): Shape {
  const found = known.get(schema) ?? read(schema);
  known.set(schema, found);
  return found;
}

/** The structure that an operation takes or answers. @throws Error where the schema is none */
export function structureOf(schema: TSchema): Structure {
  const shape = shapeOf(schema);
  if (shape.kind !== "structure") throw new Error(`${shape.name} is no structure.`);
  return shape;
}

function read(keywords: Keywords): Shape {
  const common = commonOf(keywords);
  if (keywords.document) return { ...common, kind: "document" };
  if (keywords.timestamp) return { ...common, kind: "timestamp" };
  if (keywords.blob) return { ...common, kind: "blob" };
  if (keywords.properties) return structure(keywords.properties, keywords.required, common);
  if (keywords.items) return { ...common, kind: "list", item: shapeOf(keywords.items) };
  const [value] = Object.values(keywords.patternProperties ?? {});
  if (value)
    return { ...common, kind: "map", key: keywords.propertyNames ? shapeOf(keywords.propertyNames) : anyKey, value: shapeOf(value) };
  return scalar(keywords, common);
}

function commonOf(keywords: Keywords): Common {
  const { title = "", description, sensitive = false } = keywords;
  const [min, max] = [lower, upper].map((bounds) => bounds.map((bound) => keywords[bound]).find((bound) => bound !== undefined));
  const summary = description !== undefined && { summary: description };
  return { name: title, sensitive, ...summary, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

const structure = (properties: Readonly<Record<string, TSchema>>, required: readonly string[] = [], common: Common): Structure => ({
  ...common,
  kind: "structure",
  members: new Map(Object.entries(properties).map(([member, each]) => [member, shapeOf(each)])),
  required,
});

/** The key of a map that says nothing of its keys. */
export const anyKey: Shape = { name: "StringType", sensitive: false, kind: "string" };

function scalar({ type, enum: values, pattern, modelPattern }: Keywords, common: Common): Shape {
  if (values) return { ...common, kind: "string", values };
  if (type === "integer" || type === "boolean") return { ...common, kind: type };
  if (type !== "string") throw new Error(`${common.name} is of a kind that the contract has no word for (${type}).`);
  const patterns = { ...(modelPattern !== undefined && { pattern: modelPattern }), ...(pattern !== undefined && { match: pattern }) };
  return { ...common, kind: "string", ...patterns };
}
