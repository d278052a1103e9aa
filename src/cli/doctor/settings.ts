import { type Config, readConfig, type Setting, settings } from "../../config.ts";
import { wholeEnvironment } from "../environment.ts";
import { bad, type Finding, good, note, wordsOf } from "./finding.ts";

/** The settings, where all can be read, and a finding for each that cannot and for each variable that looks like one and is none. */
export function examineSettings(environment = wholeEnvironment()): { readonly config?: Config; readonly findings: readonly Finding[] } {
  const variables = Object.values<Setting<unknown>>(settings).map(({ variable }) => variable);
  const strange = Object.keys(environment).filter((name) => name.startsWith("POOLHOUSE_") && !variables.includes(name));
  const notes = strange.map((name) => note("settings", `${name} is set, but there is no such setting: is it misspelled?`));
  const faults = variables.flatMap((variable) => faultOf(variable, environment[variable]));
  if (faults.length > 0) return { findings: [...notes, ...faults] };
  const config = readConfig(environment);
  return { config, findings: [good("settings", `All settings can be read; the mode is ${config.mode}.`), ...notes] };
}

function faultOf(variable: string, given: string | undefined): Finding[] {
  try {
    readConfig({ [variable]: given });
    return [];
  } catch (problem) {
    return [bad("settings", wordsOf(problem))];
  }
}
