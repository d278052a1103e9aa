/** Checks a request before it is sent, as far as the AWS CLI does: required members, types, smallest lengths and values. @see spec/platform.md §7.5 */
import type { Shape, Structure } from "../../api/shape.ts";
import { invalid } from "../failure.ts";
import { shown, typeName } from "../values/python.ts";
import { Float, isDict, isList, type Value } from "../values/value.ts";

/** Checks a request. @throws Failure 252 with one line for every fault */
export function validate(request: Value, shape: Structure): void {
  const faults = [...violations(request, shape, "")];
  if (faults.length > 0) throw invalid(`Parameter validation failed:\n${faults.join("\n")}`);
}

/** The faults of a value, one line each: missing members first, then unknown ones, then those of the parts. @param path such as `.UserAttributes[0].Name` */
export function* violations(value: Value, shape: Shape, path: string): Generator<string> {
  const valid = validTypes[shape.kind];
  if (valid && !valid.matches(value)) yield wrongType(value, path, valid.names);
  else yield* partsViolations(value, shape, path);
}

type ValidType = { readonly names: string; readonly matches: (value: Value) => boolean };
const list: ValidType = { names: "<class 'list'>, <class 'tuple'>", matches: isList };
const dict: ValidType = { names: "<class 'dict'>", matches: isDict };

// A timestamp never stands in a request of this API, and a document is whatever JSON can say.
const validTypes: Readonly<Partial<Record<Shape["kind"], ValidType>>> = {
  structure: dict,
  map: dict,
  list,
  string: { names: "<class 'str'>", matches: (value) => typeof value === "string" },
  // True and False are whole numbers where the AWS CLI comes from.
  integer: { names: "<class 'int'>", matches: (value) => ["number", "bigint", "boolean"].includes(typeof value) },
  boolean: { names: "<class 'bool'>", matches: (value) => typeof value === "boolean" },
  blob: {
    names: "<class 'bytes'>, <class 'bytearray'>, file-like object",
    matches: (value) => typeof value === "string" || value instanceof Uint8Array,
  },
};

function* partsViolations(value: Value, shape: Shape, path: string): Generator<string> {
  if (shape.kind === "structure" && isDict(value)) yield* memberViolations(value, shape, path);
  if (shape.kind === "map" && isDict(value)) {
    for (const [key, each] of value) {
      yield* violations(key, shape.key, `${path} (key: ${key})`);
      yield* violations(each, shape.value, `${path}.${key}`);
    }
  }
  if (shape.kind === "list" && isList(value)) {
    yield* tooSmall("length", value.length, shape.min, path);
    for (const [at, item] of value.entries()) yield* violations(item, shape.item, `${path}[${at}]`);
  }
  if (shape.kind === "string" && typeof value === "string") yield* tooSmall("length", Array.from(value).length, shape.min, path);
  if (shape.kind === "integer") yield* tooSmall("value", value, shape.min, path);
}

function* memberViolations(value: ReadonlyMap<string, Value>, { members, required }: Structure, path: string): Generator<string> {
  for (const member of required) {
    if (!value.has(member)) yield `Missing required parameter in ${named(path)}: "${member}"`;
  }
  for (const member of value.keys()) {
    if (!members.has(member)) {
      yield `Unknown parameter in ${named(path)}: "${member}", must be one of: ${[...members.keys()].join(", ")}`;
    }
  }
  for (const [member, each] of value) {
    const shape = members.get(member);
    if (shape) yield* violations(each, shape, `${path}.${member}`);
  }
}

function* tooSmall(what: "length" | "value", value: Value, min: number | undefined, path: string): Generator<string> {
  if (min !== undefined && numberOf(value) < min) {
    yield `Invalid ${what} for parameter ${named(path)}, value: ${shown(value)}, valid min ${what}: ${min}`;
  }
}

const numberOf = (value: Value): number => (value instanceof Float ? value.value : Number(value));

const wrongType = (value: Value, path: string, names: string) =>
  `Invalid type for parameter ${named(path)}, value: ${shown(value)}, type: ${typeName(value)}, valid types: ${names}`;

const named = (path: string) => (path === "" ? "input" : path.replace(/^\./, ""));
