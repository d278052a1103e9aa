/** The pages that are lists: operations and settings. */
import { code, page, table } from "./markdown.ts";
import { operationPath } from "./paths.ts";
import type { SettingRow, Sources } from "./sources.ts";

/** The Markdown of docs/reference/operations.md. */
export function operationsPage({ operations, isServed }: Sources): string {
  const served = operations.filter(({ name }) => isServed(name)).length;
  const rows = operations.map(({ name, caller, summary }) => [
    `[${name}](${operationPath(name)})`,
    isServed(name) ? "yes" : "no",
    caller,
    summary,
  ]);
  return page(
    "# Operations",
    `${served} of the ${operations.length} operations of the API are served; the others answer UnknownOperationException. Generated from src/api.`,
    table(["operation", "served", "caller", "what it does"], rows),
  );
}

/** The Markdown of docs/reference/settings.md. */
export const settingsPage = ({ settings }: Sources): string =>
  page(
    "# Settings",
    "All from the environment. Generated from src/config.ts.",
    table(
      ["variable", "type", "default", "meaning"],
      settings.map((each) => [`\`${each.variable}\``, each.type, shown(each), each.sentence]),
    ),
  );

const shown = ({ fallback, secret }: SettingRow) => (secret || fallback === "" || fallback === undefined ? "" : code(String(fallback)));
