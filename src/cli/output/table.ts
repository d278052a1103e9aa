/** Boxed tables: a structure's values under its keys, what is nested in boxes inside. @see spec/platform.md §7.7 */
import { broken } from "../failure.ts";
import { shown } from "../values/python.ts";
import { isDict, isList, type Value } from "../values/value.ts";
import { newSection, renderTable, type Section } from "./table-render.ts";

type Build = { readonly sections: Section[] };

/**
 * A value as a table; empty where there is nothing to show. @param title of the outer box @param width of the terminal in characters
 * @param colored whether values and frames have colours
 */
export function tableText(title: string, value: Value, width: number, colored: boolean): string {
  const build: Build = { sections: [] };
  return addValue(build, title, value, 0) ? renderTable(build.sections, width, colored) : "";
}

const hasParts = (value: Value | undefined): boolean => isDict(value) || isList(value);
const isNothing = (value: Value) => (isDict(value) ? value.size === 0 : isList(value) ? value.length === 0 : !value);
const sorted = (keys: Iterable<string>) => [...new Set(keys)].toSorted((one, other) => (one < other ? -1 : 1));

function addValue(build: Build, title: string | undefined, value: Value, level: number): boolean {
  if (isNothing(value)) return false;
  if (title !== undefined) build.sections.push(newSection(title, level));
  if (isList(value)) addList(build, value, title ?? "", level);
  else if (isDict(value)) addStructure(build, value, level);
  return true;
}

const current = ({ sections }: Build): Section => sections.at(-1) ?? newSection("", 0);

function addRow(build: Build, cells: readonly Value[]): void {
  const { headers, rows } = current(build);
  const columns = headers?.length ?? rows[0]?.length ?? cells.length;
  if (columns !== cells.length) throw broken(`Row should have ${columns} elements, instead it has ${cells.length}`);
  rows.push(cells.map(shown));
}

function addHeaders(build: Build, headers: readonly string[]): void {
  current(build).headers = headers;
}

function addList(build: Build, items: readonly Value[], title: string, level: number): void {
  if (isDict(items[0])) {
    addStructures(build, items.filter(isDict), title, level);
    return;
  }
  for (const item of items) {
    if (isDict(item)) addRow(build, [...item.keys()]);
    else if (!isList(item)) addRow(build, [item]);
    else if (item.every((cell) => !hasParts(cell))) addRow(build, item);
    else addValue(build, undefined, item, 0);
  }
}

function addStructure(build: Build, item: ReadonlyMap<string, Value>, level: number): void {
  const headers = sorted(item.keys()).filter((key) => !hasParts(item.get(key)));
  const [only] = headers;
  if (only !== undefined && headers.length === 1) addRow(build, [only, item.get(only) ?? null]);
  else if (headers.length > 0) {
    addHeaders(build, headers);
    addRow(
      build,
      headers.map((key) => item.get(key) ?? null),
    );
  }
  for (const key of sorted(item.keys()).filter((each) => hasParts(item.get(each)))) addValue(build, key, item.get(key) ?? null, level + 1);
}

// Structures of one list share their headers; where something is nested in them, each has a box of its own.
function addStructures(build: Build, items: readonly ReadonlyMap<string, Value>[], title: string, level: number): void {
  const entries = items.flatMap((item) => [...item]);
  const headers = sorted(entries.filter(([, value]) => !hasParts(value)).map(([key]) => key));
  const nested = sorted(entries.filter(([, value]) => hasParts(value)).map(([key]) => key));
  addHeaders(build, headers);
  items.forEach((item, at) => {
    if (at > 0 && nested.length > 0) {
      build.sections.push(newSection(title, level));
      addHeaders(build, headers);
    }
    addRow(
      build,
      headers.map((key) => item.get(key) ?? (item.has(key) ? null : "")),
    );
    for (const key of nested.filter((each) => item.has(each))) addValue(build, key, item.get(key) ?? null, level + 1);
  });
}
