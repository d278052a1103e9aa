/** The contract's schemas as JSON Schema of OpenAPI 3.1: every named shape once, in `components`. */
import type { TSchema } from "typebox";

/** A JSON Schema as it is written into the document. */
export type JsonSchema = { readonly [keyword: string]: unknown };

// What the words of src/api/contract.ts write into a schema.
type Keywords = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly blob?: boolean;
  readonly timestamp?: boolean;
  readonly document?: boolean;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly propertyNames?: TSchema;
  readonly minBytes?: number;
  readonly maxBytes?: number;
};

const bounds = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

/** Collects shapes while a document is written. */
export type Shapes = {
  /** A reference to a schema's shape, with the sentence that stands for it at this place. */
  readonly refer: (schema: TSchema) => JsonSchema;
  /** All that was referred to, by name. @throws Error where two shapes have one name */
  readonly components: () => Readonly<Record<string, JsonSchema>>;
};

/** An empty collection. */
export function collectShapes(): Shapes {
  const found = new Map<string, JsonSchema>();
  const refer = (schema: TSchema): JsonSchema => {
    const { title = "", description }: Keywords = schema;
    const shape = shapeOf(schema, refer);
    const known = found.get(title);
    if (known && JSON.stringify(known) !== JSON.stringify(shape)) throw new Error(`Two shapes of the contract are called ${title}.`);
    found.set(title, shape);
    return { $ref: `#/components/schemas/${title}`, ...(description !== undefined && { description }) };
  };
  return { refer, components: () => Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1))) };
}

function shapeOf(schema: TSchema, refer: Shapes["refer"]): JsonSchema {
  const keywords: Keywords = schema;
  const parts = partsOf(keywords, refer);
  return { ...parts, ...boundsOf(schema), ...secrecyOf(keywords, "type" in parts && parts.type === "string") };
}

function partsOf(keywords: Keywords, refer: Shapes["refer"]): JsonSchema {
  if (keywords.enum) return { type: "string", enum: keywords.enum };
  if (keywords.document) return { type: "object", additionalProperties: true };
  if (keywords.blob) return blobOf(keywords);
  if (keywords.timestamp) return { type: "number", format: "double", description: "A moment in epoch seconds." };
  if (keywords.properties) return structureOf(keywords, keywords.properties, refer);
  if (keywords.items) return { type: "array", items: refer(keywords.items) };
  if (keywords.patternProperties) return mapOf(keywords, keywords.patternProperties, refer);
  return { type: keywords.type, ...(keywords.type === "integer" && { format: "int32" }), ...patternOf(keywords) };
}

function structureOf({ required = [] }: Keywords, properties: Readonly<Record<string, TSchema>>, refer: Shapes["refer"]): JsonSchema {
  const members = Object.entries(properties).map(([name, schema]) => [name, refer(schema)]);
  return { type: "object", properties: Object.fromEntries(members), ...(required.length > 0 && { required }) };
}

const mapOf = ({ propertyNames }: Keywords, values: Readonly<Record<string, TSchema>>, refer: Shapes["refer"]): JsonSchema => ({
  type: "object",
  additionalProperties: Object.values(values).map(refer)[0] ?? true,
  ...(propertyNames && { propertyNames: refer(propertyNames) }),
});

// The API model bounds the bytes, JSON Schema can bound the characters of their base64 text only.
const blobOf = ({ minBytes, maxBytes }: Keywords): JsonSchema => ({
  type: "string",
  format: "byte",
  contentEncoding: "base64",
  ...(minBytes !== undefined && { minLength: base64Length(minBytes) }),
  ...(maxBytes !== undefined && { maxLength: base64Length(maxBytes) }),
});

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

const boundsOf = (schema: TSchema): JsonSchema =>
  Object.fromEntries(bounds.flatMap((bound) => (bound in schema ? [[bound, Object(schema)[bound]]] : [])));

// A reader compiles a pattern as ECMA-262 with `u`; one that is not valid there would break it.
function patternOf({ pattern }: Keywords): JsonSchema {
  return pattern !== undefined && isEcmaScript(pattern) ? { pattern } : {};
}

/** Whether JSON Schema's readers can compile a pattern. @see JSON Schema 2020-12 Core §6.4 */
export function isEcmaScript(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const secrecyOf = ({ sensitive }: Keywords, isText: boolean): JsonSchema =>
  sensitive ? { ...(isText && { format: "password" }), "x-sensitive": true } : {};
