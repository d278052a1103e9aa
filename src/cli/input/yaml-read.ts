/** Reads YAML 1.2 into values, whole and fractional numbers told apart. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { Float, toValue, type Value, wholeNumber } from "../values/value.ts";

/** A text is not YAML. */
export class YamlFault extends Error {}

/** The value of a YAML document; an empty one is null. @throws YamlFault it cannot be read */
export function readYaml(text: string): Value {
  const document = parseDocument(text, { version: "1.2", schema: "core", customTags: ["binary"], uniqueKeys: true });
  if (document.errors.length > 0) throw new YamlFault(document.errors[0]?.message);
  return document.contents === null ? null : readNode(document.contents, document);
}

function readNode(node: unknown, document: Document.Parsed): Value {
  if (isAlias(node)) return readNode(resolved(node, document), document);
  if (isSeq(node)) return node.items.map((item) => readNode(item, document));
  if (isMap(node)) return new Map(node.items.map(({ key, value }) => [keyText(readNode(key, document)), readNode(value, document)]));
  if (!isScalar(node)) return null;
  return typeof node.value === "number" ? numberOf(node.value, node.source ?? "") : toValue(node.value);
}

const resolved = (node: Node, document: Document.Parsed): unknown => (isAlias(node) ? node.resolve(document) : node);

function numberOf(value: number, source: string): Value {
  if (/^[-+]?\d+$/.test(source)) return wholeNumber(source);
  return Number.isInteger(value) && /^0[ox]/.test(source) ? value : new Float(value);
}

const keyText = (key: Value): string => (typeof key === "string" ? key : String(key));
