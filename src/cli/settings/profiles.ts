/** The profiles of the shared configuration and credentials files. */
import { readFileSync } from "node:fs";
import { environment } from "../environment.ts";
import { broken } from "../failure.ts";
import { expanded } from "../values/paramfile.ts";
import { readIni, type Section } from "./ini.ts";

/** `profiles` by name, credentials file over configuration file; `services` are the sections that a profile may point to. */
export type SharedFiles = { readonly profiles: ReadonlyMap<string, Section>; readonly services: ReadonlyMap<string, Section> };

/** Reads both files; one that is not there is empty. @throws Failure 255 a file that cannot be parsed */
export function readSharedFiles(): SharedFiles {
  const config = readSections(environment("AWS_CONFIG_FILE") || "~/.aws/config");
  const credentials = readSections(environment("AWS_SHARED_CREDENTIALS_FILE") || "~/.aws/credentials");
  const profiles = new Map<string, Section>();
  for (const [heading, section] of config) {
    const name = heading === "default" ? heading : nameAfter("profile", heading);
    if (name !== undefined) profiles.set(name, section);
  }
  for (const [name, section] of credentials) profiles.set(name, new Map([...(profiles.get(name) ?? []), ...section]));
  const services = [...config].flatMap(([heading, section]) => {
    const name = nameAfter("services", heading);
    return name === undefined ? [] : [[name, section] as const];
  });
  return { profiles, services: new Map(services) };
}

const nameAfter = (word: string, heading: string): string | undefined =>
  new RegExp(`^${word}\\s+(?:"([^"]*)"|'([^']*)'|(\\S+))$`)
    .exec(heading)
    ?.slice(1)
    .find((name) => name !== undefined);

function readSections(setting: string): ReadonlyMap<string, Section> {
  const path = expanded(setting);
  const text = textOf(path);
  try {
    return text === undefined ? new Map() : readIni(text);
  } catch {
    throw broken(`Unable to parse config file: ${path}`);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
