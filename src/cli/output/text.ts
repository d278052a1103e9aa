/** Text that other programs cut: tabs between values, the key of a structure in capitals before them. @see spec/platform.md §7.7 */
import { shown } from "../values/python.ts";
import { isDict, isList, type Value } from "../values/value.ts";

/** The lines that show a value, each with its line end. */
export const textLines = (value: Value): string => [...lines(value)].map((line) => `${line}\n`).join("");

// `heading` is the key under which the value stands; `columns` are the keys of all structures of a list, so that their values stand below each other.
function* lines(value: Value, heading?: string, columns?: readonly string[]): Generator<string> {
  if (isDict(value)) yield* structureLines(value, heading, columns);
  else if (isList(value)) yield* listLines(value, heading);
  else yield shown(value);
}

const hasParts = (value: Value | undefined): boolean => isDict(value) || isList(value);

function* listLines(items: readonly Value[], heading: string | undefined): Generator<string> {
  if (items.some(isDict)) {
    const columns = scalarKeys(items);
    for (const item of items) yield* lines(item, heading, columns);
    return;
  }
  const scalars = items.filter((item) => !hasParts(item));
  if (scalars.length > 0) yield* scalarLines(scalars, heading);
  for (const item of items.filter(hasParts)) yield* lines(item, heading);
}

function* scalarLines(items: readonly Value[], heading: string | undefined): Generator<string> {
  if (heading === undefined) yield items.map(shown).join("\t");
  else for (const item of items) yield `${heading.toUpperCase()}\t${shown(item)}`;
}

const scalarKeys = (items: readonly Value[]): string[] =>
  [...new Set(items.filter(isDict).flatMap((item) => [...item].flatMap(([key, value]) => (hasParts(value) ? [] : [key]))))].toSorted(
    byCode,
  );

function* structureLines(
  item: ReadonlyMap<string, Value>,
  heading: string | undefined,
  columns: readonly string[] | undefined,
): Generator<string> {
  const own = [...item.keys()].toSorted(byCode);
  const scalars = columns ?? own.filter((key) => !hasParts(item.get(key)));
  const values = scalars.map((key) => shown(item.get(key) ?? (item.has(key) ? null : "")));
  if (values.length > 0) yield [...(heading === undefined ? [] : [heading.toUpperCase()]), ...values].join("\t");
  for (const key of own.filter((each) => !scalars.includes(each))) yield* lines(item.get(key) ?? null, key);
}

function byCode(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
