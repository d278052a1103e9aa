/** Writes docs/reference from the contract, the refusals, the settings and docs/behaviour: `npm run docs`. A test fails where the files have drifted. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { kebab } from "../src/api/names.ts";
import { operations } from "../src/api/operations.ts";
import { settings } from "../src/config.ts";
import { served } from "../src/operations/served.ts";
import { pagesOf } from "../src/reference/pages.ts";
import { refusalsByOperation } from "./reference/refusals.ts";

const isServed = new Set(served.map(({ contract }) => contract.name));
const refusals = refusalsByOperation();

/** The generated pages by their path. */
export const pages: Readonly<Record<string, () => string>> = Object.fromEntries(
  Object.entries(
    pagesOf({
      version: JSON.parse(readFileSync("package.json", "utf8")).version,
      operations: Object.values(operations),
      isServed: (name) => isServed.has(name),
      refusalsOf: (name) => refusals.get(name) ?? [],
      behaviourOf,
      settings: Object.values(settings),
    }),
  ).map(([path, content]) => [`docs/reference/${path}`, content]),
);

// One file an operation, named as its command; what several say alike stands in a file that they include.
function behaviourOf(name: string): string {
  const path = `docs/behaviour/${kebab(name)}.md`;
  return existsSync(path) ? included(path) : "";
}

const included = (path: string): string =>
  readFileSync(path, "utf8")
    .trim()
    .replaceAll(/^<!-- include ([\w-]+) -->$/gm, (_line, other: string) => included(`docs/behaviour/${other}.md`));

if (import.meta.main) {
  for (const [path, content] of Object.entries(pages)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content());
  }
}
