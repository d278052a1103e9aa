/** What "Try it" asks for: the members of an operation's input, and which names in request and answer hold secrets. */
import type { TSchema } from "typebox";
import type { OperationContract } from "../../api/contract.ts";

/** One member of the input. `kind` says how it is filled in, `sample` is JSON to begin with where it has parts. */
export type Field = {
  readonly name: string;
  readonly kind: "text" | "choice" | "boolean" | "integer" | "number" | "json";
  readonly isRequired: boolean;
  readonly isSecret: boolean;
  readonly summary: string;
  readonly values: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly sample?: string;
};

// What the words of src/api/contract.ts write into a schema.
type Keywords = {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly document?: boolean;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** The fields of an operation: what is required comes first, else the contract's order. */
export function fieldsOf({ input }: OperationContract): readonly Field[] {
  const { properties = {}, required = [] }: Keywords = input;
  const fields = Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name)));
  return fields.toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired));
}

function fieldOf(name: string, schema: TSchema, isRequired: boolean): Field {
  const { description = "", enum: values = [], minimum: min, maximum: max }: Keywords = schema;
  const kind = kindOf(schema);
  return {
    name,
    kind,
    isRequired,
    isSecret: isSecret(schema) || isSecret(Object(schema).items ?? {}),
    summary: description,
    values,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(kind === "json" && { sample: JSON.stringify(sampleOf(schema), undefined, 2) }),
  };
}

function kindOf({ type, enum: values, properties, items, patternProperties, document }: Keywords): Field["kind"] {
  if (values) return "choice";
  if (document || properties || items || patternProperties) return "json";
  return type === "boolean" || type === "integer" || type === "number" ? type : "text";
}

const isSecret = ({ sensitive }: Keywords): boolean => sensitive === true;

/** A value that shows the form: texts are empty, numbers zero, booleans true, lists and maps have one entry. */
function sampleOf({ type, enum: values, properties, items, patternProperties, document }: Keywords): unknown {
  if (values) return values[0] ?? "";
  if (document) return {};
  if (items) return [sampleOf(items)];
  if (properties) return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sampleOf(schema)]));
  if (patternProperties) return { name: Object.values(patternProperties).map(sampleOf)[0] ?? "" };
  if (type === "boolean") return true;
  return type === "string" ? "" : 0;
}

/** The names of members, at any depth of request and answer, whose values are masked until someone asks to see them. */
export function secretNames({ input, output }: Pick<OperationContract, "input" | "output">): readonly string[] {
  const names = new Set<string>();
  for (const schema of [input, output]) if (schema) collect(schema, names);
  return [...names].toSorted();
}

function collect({ properties = {}, items, patternProperties = {} }: Keywords, names: Set<string>): void {
  for (const [name, schema] of Object.entries(properties)) {
    if (isSecret(schema) || isSecret(Object(schema).items ?? {})) names.add(name);
    collect(schema, names);
  }
  for (const schema of [...(items ? [items] : []), ...Object.values(patternProperties)]) collect(schema, names);
}
