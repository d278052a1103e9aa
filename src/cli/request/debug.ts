/** What --debug tells, on stderr: what is asked and answered, with all that is secret masked. */
import { format } from "node:util";
import type { Shape } from "../../api/shape.ts";
import type { Settings } from "../settings/settings.ts";
import { lineJson } from "../values/json-write.ts";
import { isDict, isList, type Value } from "../values/value.ts";
import type { Operation } from "./call.ts";

type Report = [what: "request" | "answer", operation: Operation, value: Value];

/** Tells about a step where --debug is given. @param report made only then */
export function debug(settings: Settings, report: () => Report): void {
  if (!settings.debug) return;
  const [what, { name, input, output }, value] = report();
  const shape = what === "request" ? input : output;
  const text = shape ? lineJson(masked(value, shape)) : "";
  process.stderr.write(`${format("%s %s %s %s", new Date().toISOString(), what, name, text)} (${settings.endpoint.url})\n`);
}

/** A value in which every member that the contract calls sensitive shows only that it is there. */
export function masked(value: Value, shape: Shape): Value {
  if (shape.sensitive && !isDict(value)) return "***";
  if (isDict(value) && shape.kind === "map")
    return new Map([...value].map(([key, each]) => [key, shape.sensitive ? "***" : masked(each, shape.value)]));
  if (isDict(value) && shape.kind === "structure") {
    return new Map([...value].map(([key, each]) => [key, shape.sensitive ? "***" : maskedMember(each, shape.members.get(key))]));
  }
  return isList(value) && shape.kind === "list" ? value.map((item) => masked(item, shape.item)) : value;
}

const maskedMember = (value: Value, shape: Shape | undefined): Value => (shape ? masked(value, shape) : "***");
