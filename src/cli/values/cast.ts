/** Gives the texts of a shorthand value the types of its shape: numbers, booleans, lists of one. @see spec/platform.md §7.4 */
import type { Shape } from "../../api/shape.ts";
import { broken } from "../failure.ts";
import { isDict, isList, type Value } from "./value.ts";
import { parseWhole } from "./whole-number.ts";

/**
 * A shorthand value in the types of its shape; what does not fit stays as it is, for the validation to name.
 * @param value as `readShorthand` gives it @param shape what it is for @throws Failure 255 no whole number where one is needed
 */
export function castTo(value: Value, shape: Shape): Value {
  if (shape.kind === "structure") return castMembers(value, (key) => shape.members.get(key));
  if (shape.kind === "map") return castMembers(value, () => shape.value);
  // One value where a list is meant is a list of that one; its own parts are left alone.
  if (shape.kind === "list") return isList(value) ? value.map((item) => castTo(item, shape.item)) : [value];
  return castScalar(value, shape);
}

function castMembers(value: Value, shapeOfMember: (key: string) => Shape | undefined): Value {
  if (!isDict(value)) return value;
  return new Map(
    [...value].map(([key, each]) => {
      const shape = shapeOfMember(key);
      return [key, shape ? castTo(each, shape) : each];
    }),
  );
}

function castScalar(value: Value, { kind }: Shape): Value {
  if (kind === "integer") {
    if (typeof value !== "string")
      throw broken(`int() argument must be a string, a bytes-like object or a real number, not '${partsName(value)}'`);
    return parseWhole(value);
  }
  if (kind !== "boolean") return value;
  if (typeof value !== "string") throw broken(`'${partsName(value)}' object has no attribute 'lower'`);
  const word = value.toLowerCase();
  return word === "true" ? true : word === "false" ? false : value;
}

const partsName = (value: Value) => (isList(value) ? "list" : "dict");
