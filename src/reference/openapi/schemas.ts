/** The contract's schemas as JSON Schema of OpenAPI 3.1: every named shape once, in `components`. */
import { anyKey, type Shape, type Structure, type Text } from "../../api/shape.ts";

/** A JSON Schema as it is written into the document. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Collects shapes while a document is written. */
export type Shapes = {
  /** A reference to a shape, with the sentence that stands for it at this place. */
  readonly refer: (shape: Shape) => JsonSchema;
  /** All that was referred to, by name. @throws Error where two shapes have one name */
  readonly components: () => Readonly<Record<string, JsonSchema>>;
};

/** An empty collection. */
export function collectShapes(): Shapes {
  const found = new Map<string, JsonSchema>();
  const refer = (shape: Shape): JsonSchema => {
    const { name, summary } = shape;
    const schema = schemaOf(shape, refer);
    const known = found.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`Two shapes of the contract are called ${name}.`);
    found.set(name, schema);
    return { $ref: `#/components/schemas/${name}`, ...(summary !== undefined && { description: summary }) };
  };
  return { refer, components: () => Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1))) };
}

function schemaOf(shape: Shape, refer: Shapes["refer"]): JsonSchema {
  const parts = partsOf(shape, refer);
  return { ...parts, ...boundsOf(shape), ...secrecyOf(shape, "type" in parts && parts.type === "string") };
}

function partsOf(shape: Shape, refer: Shapes["refer"]): JsonSchema {
  switch (shape.kind) {
    case "document":
      return { type: "object", additionalProperties: true };
    case "blob":
      return blobOf(shape);
    case "timestamp":
      return { type: "number", format: "double", description: "A moment in epoch seconds." };
    case "structure":
      return structureSchema(shape, refer);
    case "list":
      return { type: "array", items: refer(shape.item) };
    case "map":
      return { type: "object", additionalProperties: refer(shape.value), ...(shape.key !== anyKey && { propertyNames: refer(shape.key) }) };
    case "string":
      return { type: "string", ...(shape.values ? { enum: shape.values } : patternOf(shape)) };
    default:
      return { type: shape.kind, ...(shape.kind === "integer" && { format: "int32" }) };
  }
}

function structureSchema({ members, required }: Structure, refer: Shapes["refer"]): JsonSchema {
  const properties = Object.fromEntries([...members].map(([name, shape]) => [name, refer(shape)]));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}

// The API model bounds the bytes, JSON Schema can bound the characters of their base64 text only.
const blobOf = ({ min, max }: Shape): JsonSchema => ({
  type: "string",
  format: "byte",
  contentEncoding: "base64",
  ...(min !== undefined && { minLength: base64Length(min) }),
  ...(max !== undefined && { maxLength: base64Length(max) }),
});

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

// What JSON Schema calls a bound of each kind; those of a blob are told with its form.
const boundedAs: Readonly<Partial<Record<Shape["kind"], readonly [min: string, max: string]>>> = {
  string: ["minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  list: ["minItems", "maxItems"],
  map: ["minProperties", "maxProperties"],
};

function boundsOf({ kind, min, max }: Shape): JsonSchema {
  const [lower = "", upper = ""] = boundedAs[kind] ?? [];
  return { ...(lower && min !== undefined && { [lower]: min }), ...(upper && max !== undefined && { [upper]: max }) };
}

// A reader compiles a pattern as ECMA-262 with `u`; one that is not valid there would break it.
function patternOf({ match }: Text): JsonSchema {
  return match !== undefined && isEcmaScript(match) ? { pattern: match } : {};
}

/** Whether JSON Schema's readers can compile a pattern. @see JSON Schema 2020-12 Core §6.4 */
export function isEcmaScript(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const secrecyOf = ({ sensitive }: Shape, isText: boolean): JsonSchema =>
  sensitive ? { ...(isText && { format: "password" }), "x-sensitive": true } : {};
