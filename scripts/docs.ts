/** Writes docs/reference from the contract and the settings: `npm run docs`. A test fails where the files have drifted. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { operations } from "../src/api/operations.ts";
import { settings } from "../src/config.ts";
import { served } from "../src/operations/served.ts";
import { openApi } from "./openapi/document.ts";
import { openApiPage } from "./openapi/page.ts";

/** The generated pages by their path. */
export const pages: Readonly<Record<string, () => string>> = {
  "docs/reference/settings.md": settingsPage,
  "docs/reference/operations.md": operationsPage,
  "docs/reference/openapi.md": openApiPage,
  "docs/reference/openapi.json": () => `${JSON.stringify(openApi(versionOf(readFileSync("package.json", "utf8"))), null, 1)}\n`,
};

const versionOf = (manifest: string): string => JSON.parse(manifest).version;

function settingsPage(): string {
  const rows = Object.values(settings).map(
    ({ variable, type, fallback, sentence, secret }) => `| \`${variable}\` | ${type} | ${shown(fallback, secret)} | ${escaped(sentence)} |`,
  );
  return page("Settings", "All from the environment. Generated from src/config.ts.", ["variable", "type", "default", "meaning"], rows);
}

function operationsPage(): string {
  const isServed = new Set(served.map(({ contract }) => contract.name));
  const all = Object.values(operations);
  const rows = all.map(
    ({ name, caller, summary }) => `| ${name} | ${isServed.has(name) ? "yes" : "no"} | ${caller} | ${escaped(summary)} |`,
  );
  const intro = `${isServed.size} of the ${all.length} operations of the API are served; the others answer UnknownOperationException. Generated from src/api.`;
  return page("Operations", intro, ["operation", "served", "caller", "what it does"], rows);
}

const page = (title: string, intro: string, head: readonly string[], rows: readonly string[]): string =>
  `# ${title}\n\n${intro}\n\n| ${head.join(" | ")} |\n|${" --- |".repeat(head.length)}\n${rows.join("\n")}\n`;

const shown = (fallback: unknown, secret: boolean | undefined) =>
  secret || fallback === "" || fallback === undefined ? "" : `\`${escaped(String(fallback))}\``;

const escaped = (text: string) => text.replaceAll("|", "\\|");

if (import.meta.main) {
  mkdirSync("docs/reference", { recursive: true });
  for (const [path, content] of Object.entries(pages)) writeFileSync(path, content());
}
