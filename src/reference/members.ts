/** The members of a structure as a nested list: type, bounds, pattern, what each is. */

import type { Shape, Structure } from "../api/shape.ts";
import { code, escaped } from "./markdown.ts";

/** One item a member, with its parts below it. @param wants whether the members are to be sent: then it matters which are required */
export const memberList = ({ members, required }: Structure, wants: boolean, depth = 0): string[] =>
  [...members].flatMap(([name, shape]) => [
    item(depth, `**${code(name)}** ${facts(shape, wants && required.includes(name))}`, shape),
    ...partsOf(shape, wants, depth + 1),
  ]);

function item(depth: number, head: string, shape: Shape): string {
  const indent = "  ".repeat(depth);
  const sentences = [...(shape.summary ? [escaped(shape.summary)] : []), ...more(shape)];
  return [
    `${indent}- ${head}${sentences.length > 0 ? `  ` : ""}`,
    ...(sentences.length > 0 ? [`${indent}  ${sentences.join(" ")}`] : []),
  ].join("\n");
}

function facts(shape: Shape, required: boolean): string {
  return [typeOf(shape), ...boundsOf(shape), ...(required ? ["required"] : []), ...(shape.sensitive ? ["sensitive"] : [])].join(", ");
}

function typeOf(shape: Shape): string {
  if (shape.kind === "list") return `list of ${plural(shape.item)}`;
  if (shape.kind === "map") return `map from string to ${nameOf(shape.value)}`;
  return nameOf(shape);
}

const nameOf = (shape: Shape): string => {
  if (shape.kind === "structure") return code(shape.name);
  if (shape.kind === "string" && shape.values) return "string, one of a set";
  return (
    { integer: "whole number", timestamp: "number (epoch seconds)", blob: "bytes (base64)", document: "JSON object" }[
      shape.kind as string
    ] ?? typeName(shape)
  );
};

const typeName = ({ kind }: Shape): string => kind;

const plural = (shape: Shape): string => (shape.kind === "string" ? "strings" : nameOf(shape));

const units: Readonly<Partial<Record<Shape["kind"], string>>> = { string: "characters", list: "items", map: "entries", blob: "bytes" };

function boundsOf({ kind, min, max }: Shape): string[] {
  const unit = units[kind] ? ` ${units[kind]}` : "";
  if (min !== undefined && max !== undefined) return [min === max ? `${min}${unit}` : `${min} to ${max}${unit}`];
  if (max !== undefined) return [`at most ${max}${unit}`];
  return min === undefined ? [] : [`at least ${min}${min === 1 ? unit.replace(/s$/, "") : unit}`];
}

// What does not fit into the head: patterns, values, and the bounds of a list's or map's own elements.
function more(shape: Shape): string[] {
  if (shape.kind === "string") {
    if (shape.values) return [`Values: ${shape.values.map(code).join(", ")}.`];
    return shape.pattern === undefined ? [] : [`Pattern: ${code(shape.pattern)}.`];
  }
  if (shape.kind === "list") return element("Each", shape.item);
  if (shape.kind === "map") return [...element("Each key", shape.key), ...element("Each value", shape.value)];
  return [];
}

function element(who: string, shape: Shape): string[] {
  if (shape.kind === "structure" || shape.kind === "list" || shape.kind === "map") return [];
  const said = [...boundsOf(shape), ...(shape.sensitive ? ["sensitive"] : [])];
  return [...(said.length > 0 ? [`${who}: ${said.join(", ")}.`] : []), ...more(shape)];
}

function partsOf(shape: Shape, wants: boolean, depth: number): string[] {
  if (shape.kind === "structure") return memberList(shape, wants, depth);
  if (shape.kind === "list") return partsOf(shape.item, wants, depth);
  return shape.kind === "map" ? partsOf(shape.value, wants, depth) : [];
}
