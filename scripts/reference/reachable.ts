/**
 * Which refusals an operation can come to, read from the sources: from its own file along every name that is used, down to `refuse.…`.
 * It follows names, not conditions, so a rule that two operations share is listed for both; `neverReached` takes out what one of them never asks of it.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A top-level declaration of a file: the text of its code. */
type Declaration = { readonly file: string; readonly code: string };

/** A source file: its declarations, and from where its imported names come. */
type Source = {
  readonly declarations: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
};

const start = /^(?:export )?(?:async )?(?:function\*?|const|class|type|interface|abstract class) +([A-Za-z_$][\w$]*)/;

/** All sources below src by their path. */
export function readSources(): ReadonlyMap<string, Source> {
  const files = globSync("src/**/*.ts").filter((file) => !file.endsWith(".test.ts"));
  return new Map(files.map((file) => [file, sourceOf(file, withoutComments(readFileSync(file, "utf8")))]));
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[\s;,{(])\/\/.*$/gm, "$1");

function sourceOf(file: string, text: string): Source {
  const declarations = new Map<string, string>();
  let name = "";
  for (const line of text.split("\n")) {
    name = start.exec(line)?.[1] ?? (/^(?:import|export \{|const [[{])/.test(line) ? "" : name);
    if (name !== "" && !/^(?:export )?(?:type|interface) /.test(line)) declarations.set(name, `${declarations.get(name) ?? ""}${line}\n`);
  }
  return { declarations, imports: importsOf(file, text) };
}

function importsOf(file: string, text: string): Source["imports"] {
  const found = [...text.matchAll(/^import \{([^}]*)\} from "(\.[^"]+)"/gm)].flatMap(([, names = "", target = ""]) =>
    names
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "" && !each.startsWith("type "))
      .map((each) => {
        const [imported = "", local = imported] = each.split(" as ");
        return [local, { file: normalize(join(dirname(file), target)), name: imported }] as const;
      }),
  );
  return new Map(found);
}

/** What the stores refuse by themselves: an operation reaches them through a port, which has no code to follow. */
const storeRefusals: readonly (readonly [RegExp, string])[] = [
  [/\busers\.update\b/, "refuse.noSuchUser"],
  [/\bpools\.update\b/, "refuse.noSuchPool"],
  [/\bclients\.update\b/, "refuse.noSuchClient"],
];

/**
 * The refusals that code can come to, from one declaration on. @returns names such as `refuse.noSuchPool`, each once
 * @throws Error where there is no such declaration
 */
export function refusalsFrom(sources: ReadonlyMap<string, Source>, file: string, name: string): readonly string[] {
  const [seen, found] = [new Set<string>(), new Set<string>()];
  const waiting: { file: string; name: string }[] = [{ file, name }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const key = `${next.file}#${next.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const code = sources.get(next.file)?.declarations.get(next.name);
    if (code === undefined) continue;
    for (const refusal of refusalsIn(code)) found.add(refusal);
    waiting.push(...usedBy(sources, { file: next.file, code }, next.name));
  }
  return [...found].sort();
}

function refusalsIn(code: string): string[] {
  const own = [...code.matchAll(ofTables)].map(([name]) => name);
  return [...own, ...storeRefusals.filter(([pattern]) => pattern.test(code)).map(([, refusal]) => refusal)];
}

/** The tables of refusals: what is used of them is found by name, and they are not followed. */
const tables: readonly string[] = ["refuse", "refusePool", "refuseClient", "refuseQuota"];
const ofTables = new RegExp(`\\b(?:${tables.join("|")})\\.\\w+`, "g");

function usedBy(sources: ReadonlyMap<string, Source>, { file, code }: Declaration, self: string): { file: string; name: string }[] {
  const source = sources.get(file);
  if (!source) return [];
  const words = new Set([...code.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*(?![\w$:])/g)].map(([word]) => word));
  return [...words].flatMap((word) => {
    if (word === self || tables.includes(word)) return [];
    if (source.declarations.has(word)) return [{ file, name: word }];
    const imported = source.imports.get(word);
    return imported && !imported.file.startsWith("src/api/") ? [imported] : [];
  });
}
