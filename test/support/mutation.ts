/** Valid inputs made invalid: a member replaced, taken away or added, anywhere in them. */
import fc from "fast-check";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** One change. `place` counts the places of the value it is made to, round and round. */
export type Mutation = { readonly place: number; readonly change: "replace" | "delete" | "add"; readonly value: Json };

/** Every place in a value, the whole first. */
function placesOf(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  const inner = Array.isArray(value) ? [...value.entries()] : value !== null && typeof value === "object" ? Object.entries(value) : [];
  return [[...path], ...inner.flatMap(([key, each]) => placesOf(each, [...path, key]))];
}

/** The value after a mutation. */
export function mutated(value: Json, { place, change, value: given }: Mutation): Json {
  const places = placesOf(value);
  const path = places[place % places.length] ?? [];
  return changedAt(value, path, change, given);
}

function changedAt(value: Json, [key, ...rest]: readonly (string | number)[], change: Mutation["change"], given: Json): Json {
  if (key === undefined)
    return change === "add" && value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value, extra: given } : given;
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? changedAt(each, rest, change, given) : each));
  const { [key]: inner = null, ...others } = value as Record<string, Json>;
  return change === "delete" && rest.length === 0 ? others : { ...others, [key]: changedAt(inner, rest, change, given) };
}

const strange = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json> },
  fc.constantFrom<Json>(
    "",
    " ",
    "\u0000",
    "💥",
    "a".repeat(3000),
    "__proto__",
    "constructor",
    "../../x",
    "' OR 1=1 --",
    -1,
    1e308,
    0.5,
    [],
    {},
    null,
  ),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom<Json>(
    JSON.parse('{"__proto__":{"admin":"true"}}'),
    [[[[[[]]]]]],
    { Name: "__proto__", Value: "x" },
    { Name: "sub", Value: "x" },
  ),
);

/** Mutations with values that no honest client sends. */
export const mutations: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(200),
  change: fc.constantFrom("replace", "replace", "delete", "add"),
  value: strange,
});
