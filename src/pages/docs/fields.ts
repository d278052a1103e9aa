/** What "Try it" asks for: the members of an operation's input, and which names in request and answer hold secrets. */
import type { OperationContract } from "../../api/contract.ts";
import { type Shape, shapeOf, structureOf } from "../../api/shape.ts";

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

/** The fields of an operation: what is required comes first, else the contract's order. */
export function fieldsOf({ input }: Pick<OperationContract, "input">): readonly Field[] {
  const { members, required } = structureOf(input);
  const fields = [...members].map(([name, shape]) => fieldOf(name, shape, required.includes(name)));
  return fields.toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired));
}

function fieldOf(name: string, shape: Shape, isRequired: boolean): Field {
  const kind = kindOf(shape);
  return {
    name,
    kind,
    isRequired,
    isSecret: holdsSecret(shape),
    summary: shape.summary ?? "",
    values: shape.kind === "string" ? (shape.values ?? []) : [],
    ...(shape.kind === "integer" && bounds(shape)),
    ...(kind === "json" && { sample: JSON.stringify(sampleOf(shape), undefined, 2) }),
  };
}

const bounds = ({ min, max }: Shape) => ({ ...(min !== undefined && { min }), ...(max !== undefined && { max }) });

function kindOf(shape: Shape): Field["kind"] {
  if (shape.kind === "string") return shape.values ? "choice" : "text";
  if (shape.kind === "boolean" || shape.kind === "integer") return shape.kind;
  if (shape.kind === "timestamp") return "number";
  return shape.kind === "blob" ? "text" : "json";
}

/** It is one, or a list of them. */
const holdsSecret = (shape: Shape): boolean => shape.sensitive || (shape.kind === "list" && shape.item.sensitive);

/** A value that shows the form: texts are empty, numbers zero, booleans true, lists and maps have one entry. */
function sampleOf(shape: Shape): unknown {
  switch (shape.kind) {
    case "document":
      return {};
    case "list":
      return [sampleOf(shape.item)];
    case "structure":
      return Object.fromEntries([...shape.members].map(([name, each]) => [name, sampleOf(each)]));
    case "map":
      return { name: sampleOf(shape.value) };
    case "boolean":
      return true;
    case "integer":
    case "timestamp":
      return 0;
    default:
      return (shape.kind === "string" && shape.values?.[0]) || "";
  }
}

/** The names of members, at any depth of request and answer, whose values are masked until someone asks to see them. */
export function secretNames({ input, output }: Pick<OperationContract, "input" | "output">): readonly string[] {
  const names = new Set<string>();
  for (const schema of [input, output]) if (schema) collect(shapeOf(schema), names);
  return [...names].toSorted();
}

function collect(shape: Shape, names: Set<string>): void {
  if (shape.kind === "list") collect(shape.item, names);
  if (shape.kind === "map") collect(shape.value, names);
  if (shape.kind !== "structure") return;
  for (const [name, each] of shape.members) {
    if (holdsSecret(each)) names.add(name);
    collect(each, names);
  }
}
