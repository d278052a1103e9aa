/** The contract's schemas as the command line sees them: eight kinds of shapes with the few facts that it checks or shows. */
import type { TSchema } from "typebox";

/** What all shapes have. `name` is the shape's name in the public API model, `summary` one sentence in our own words. */
type Common = { readonly name: string; readonly summary?: string; readonly sensitive: boolean };

export type Structure = Common & {
  readonly kind: "structure";
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
};
export type List = Common & { readonly kind: "list"; readonly item: Shape; readonly min?: number };
export type Dictionary = Common & { readonly kind: "map"; readonly key: Shape; readonly value: Shape };
/** `values` where it is an enumeration; `min` is the smallest length in characters. */
export type Text = Common & { readonly kind: "string"; readonly values?: readonly string[]; readonly min?: number };
export type Integer = Common & { readonly kind: "integer"; readonly min?: number };
export type Plain = Common & { readonly kind: "boolean" | "timestamp" | "blob" | "document" };
export type Shape = Structure | List | Dictionary | Text | Integer | Plain;

// What the words of src/api/contract.ts write into a schema.
type Schema = {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly sensitive?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly timestamp?: boolean;
  readonly blob?: boolean;
  readonly document?: boolean;
};

/** The shape that a schema of the contract declares. @throws Error a schema that none of the contract's words makes */
export const shapeOf = (schema: TSchema): Shape => shape(schema as Schema);

function shape(schema: Schema): Shape {
  const { title = "", description, sensitive = false } = schema;
  const common = { name: title, sensitive, ...(description !== undefined && { summary: description }) };
  if (schema.document) return { ...common, kind: "document" };
  if (schema.timestamp) return { ...common, kind: "timestamp" };
  if (schema.blob) return { ...common, kind: "blob" };
  if (schema.properties) return structure(schema, schema.properties, common);
  if (schema.items) return { ...common, kind: "list", item: shape(schema.items), ...min(schema.minItems) };
  return schema.patternProperties ? dictionary(schema, schema.patternProperties, common) : scalar(schema, common);
}

const min = (value: number | undefined) => value !== undefined && { min: value };

const structure = ({ required = [] }: Schema, properties: Readonly<Record<string, Schema>>, common: Common): Structure => ({
  ...common,
  kind: "structure",
  members: new Map(Object.entries(properties).map(([member, each]) => [member, shape(each)])),
  required,
});

function dictionary({ propertyNames }: Schema, patterns: Readonly<Record<string, Schema>>, common: Common): Dictionary {
  const [value] = Object.values(patterns);
  if (!value) throw new Error(`${common.name} is a map without values.`);
  return { ...common, kind: "map", key: shape(propertyNames ?? { type: "string", title: "StringType" }), value: shape(value) };
}

function scalar(schema: Schema, common: Common): Shape {
  if (schema.enum) return { ...common, kind: "string", values: schema.enum };
  if (schema.type === "string") return { ...common, kind: "string", ...min(schema.minLength) };
  if (schema.type === "integer") return { ...common, kind: "integer", ...min(schema.minimum) };
  if (schema.type === "boolean") return { ...common, kind: "boolean" };
  throw new Error(`${common.name} is of a kind that the command line does not know.`);
}

/** Whether a shape has no parts. A document is a structure without declared members, so it counts as one with parts. */
export const isScalar = ({ kind }: Shape): boolean => kind !== "structure" && kind !== "list" && kind !== "map" && kind !== "document";

/** The name of the kind as help shows it. */
export const kindName = ({ kind }: Shape): string => kind;
