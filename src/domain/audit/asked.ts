/** What of a request's input may stand in the audit trail: its switches. A truth value or a word of an enumeration cannot be a secret; any other may be. */
import type { TSchema } from "typebox";
import { type Shape, shapeOf } from "../../api/shape.ts";

/**
 * The input with nothing but truth values and words of enumerations, and without what the contract marks sensitive.
 * @param input decoded, not yet checked    @returns undefined where nothing is left. Throws nothing
 * @example `{ SMSMfaSettings: { Enabled: true }, AccessToken: "…" }` gives `{ SMSMfaSettings: { Enabled: true } }`
 */
export const asked = (schema: TSchema, input: unknown): unknown => switchesOf(shapeOf(schema), input);

function switchesOf(shape: Shape, value: unknown): unknown {
  if (shape.sensitive || value === undefined) return undefined;
  switch (shape.kind) {
    case "boolean":
      return value;
    case "string":
      return shape.values?.find((word) => word === value);
    case "structure":
      return membersOf(shape.members, Object(value));
    case "list":
      return itemsOf(shape.item, value);
    default:
      return undefined;
  }
}

function membersOf(members: ReadonlyMap<string, Shape>, value: Readonly<Record<string, unknown>>): object | undefined {
  const kept = [...members]
    .map(([name, shape]) => [name, switchesOf(shape, value[name])] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** Most items of a list that are looked at: nobody checked yet how many there are. */
const mostItems = 20;

function itemsOf(shape: Shape, value: unknown): readonly unknown[] | undefined {
  const kept = Array.isArray(value)
    ? value
        .slice(0, mostItems)
        .map((item) => switchesOf(shape, item))
        .filter((each) => each !== undefined)
    : [];
  return kept.length > 0 ? kept : undefined;
}
