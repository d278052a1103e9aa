/** A whole request given as JSON or YAML; options beside it go before its members. @see spec/platform.md §7.4 */
import type { Given } from "../arguments/argument.ts";
import { invalid, unreadable } from "../failure.ts";
import { JsonFault, readJson } from "../values/json-read.ts";
import { ParamfileFault, readParamfile } from "../values/paramfile.ts";
import { typeName } from "../values/python.ts";
import { type Dict, isDict, type Value } from "../values/value.ts";

const forms = [
  { key: "cli_input_json", name: "cli-input-json" },
  { key: "cli_input_yaml", name: "cli-input-yaml" },
] as const;
type Form = (typeof forms)[number];

/**
 * The members that --cli-input-json or --cli-input-yaml holds; empty where neither is given.
 * @throws Failure 252 both are given, a file or the text cannot be read, or it is no mapping
 */
export async function readCliInput(given: ReadonlyMap<string, Given>): Promise<Dict> {
  const present = forms.filter(({ key }) => given.has(key));
  const texts = present.map((form) => ({ form, text: loaded(form, String(given.get(form.key))) }));
  if (texts.length > 1) throw invalid("Only one --cli-input- parameter may be specified.");
  const [only] = texts;
  if (!only) return new Map();
  const value = await parsed(only.form, only.text);
  if (!isDict(value)) throw unreadable(`--${only.form.name}`, `Invalid type: expecting map, received ${typeName(value)}`);
  return value;
}

function loaded({ name }: Form, text: string): string {
  try {
    const content = readParamfile(text) ?? text;
    return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
  } catch (problem) {
    if (problem instanceof ParamfileFault) throw unreadable(`--${name}`, problem.message);
    throw problem;
  }
}

async function parsed({ key, name }: Form, text: string): Promise<Value> {
  if (key === "cli_input_yaml") {
    const { readYaml, YamlFault } = await import("./yaml-read.ts");
    return orFault(() => readYaml(text), YamlFault, name, "Invalid YAML received.");
  }
  return orFault(() => readJson(text), JsonFault, name, "Invalid JSON received.");
}

function orFault(read: () => Value, fault: new () => Error, name: string, problem: string): Value {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof fault) throw unreadable(name, problem);
    throw thrown;
  }
}
