/** YAML as the AWS CLI prints it: keys sorted, blocks, lists not indented below their key. @see spec/platform.md §7.7 */
import { lineJson } from "../values/json-write.ts";
import { floatText } from "../values/python.ts";
import { Float, isDict, isList, SampleMoment, type Value } from "../values/value.ts";
import { yamlScalar } from "./yaml-scalar.ts";

/** A value as a YAML document with its line end; a value without parts is written as JSON. */
export function yamlDocument(value: Value): string {
  if (!isDict(value) && !isList(value)) return `${lineJson(value)}\n`;
  const writer: Writer = { lines: [""] };
  writeBlock(writer, value, 0);
  return `${writer.lines.join("\n")}\n`;
}

type Writer = { readonly lines: string[] };

const column = ({ lines }: Writer) => Array.from(lines.at(-1) ?? "").length;

function put(writer: Writer, text: string): void {
  const [first = "", ...others] = text.split("\n");
  writer.lines.push((writer.lines.pop() ?? "") + first, ...others);
}

function begin(writer: Writer, indent: number): void {
  if (column(writer) > 0) writer.lines.push("");
  if (column(writer) < indent) put(writer, " ".repeat(indent - column(writer)));
}

const isEmpty = (value: Value) => (isDict(value) ? value.size === 0 : isList(value) && value.length === 0);

// `compact`: the first entry stands on the line that is already begun.
function writeBlock(writer: Writer, value: Value, indent: number, compact = false): void {
  if (isEmpty(value)) put(writer, isList(value) ? "[]" : "{}");
  else if (isList(value)) writeList(writer, value, indent, compact);
  else if (isDict(value)) writeMapping(writer, [...value].toSorted(byKey), indent, compact);
}

function byKey([one]: [string, Value], [other]: [string, Value]): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function writeList(writer: Writer, items: readonly Value[], indent: number, compact: boolean): void {
  items.forEach((item, at) => {
    if (at > 0 || !compact) begin(writer, indent);
    put(writer, "- ");
    if (isDict(item) || isList(item)) writeBlock(writer, item, indent + 2, true);
    else put(writer, scalar(item, writer, indent + 2));
  });
}

function writeMapping(writer: Writer, entries: readonly [string, Value][], indent: number, compact: boolean): void {
  entries.forEach(([key, value], at) => {
    if (at > 0 || !compact) begin(writer, indent);
    const simple = Buffer.byteLength(key) <= 128 && !/[\n\r\u0085\u2028\u2029]/.test(key);
    if (simple) put(writer, `${scalar(key, writer, indent, true)}:`);
    else writeLongKey(writer, key, indent);
    writeMember(writer, value, indent, simple);
  });
}

function writeLongKey(writer: Writer, key: string, indent: number): void {
  put(writer, "? ");
  put(writer, scalar(key, writer, indent + 2));
  begin(writer, indent);
  put(writer, ":");
}

function writeMember(writer: Writer, value: Value, indent: number, simple: boolean): void {
  if (isEmpty(value) || (!isDict(value) && !isList(value))) {
    put(writer, " ");
    if (isEmpty(value)) writeBlock(writer, value, indent);
    else put(writer, scalar(value, writer, indent + 2));
  } else if (simple) {
    writeBlock(writer, value, isList(value) ? indent : indent + 2);
  } else {
    put(writer, " ");
    writeBlock(writer, value, indent + 2, true);
  }
}

function scalar(value: Value, writer: Writer, indent: number, key = false): string {
  if (typeof value === "string") return yamlScalar(value, { column: column(writer), indent, key });
  if (value instanceof Float) return floatText(value.value).replace(/^(-?)(inf|nan)$/, "$1.$2");
  if (value instanceof SampleMoment) return value.plain;
  return value instanceof Uint8Array ? `!!binary "${Buffer.from(value).toString("base64")}"` : lineJson(value);
}
