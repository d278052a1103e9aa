/** All pages of the reference. */

import { signInDiagram } from "./diagram/sign-in.ts";
import { errorsPage } from "./errors-page.ts";
import { indexPage } from "./index-page.ts";
import { operationsPage, settingsPage } from "./list-pages.ts";
import { openApi } from "./openapi/document.ts";
import { openApiPage } from "./openapi/page.ts";
import { operationPage } from "./operation-page.ts";
import { operationPath } from "./paths.ts";
import { signInPage } from "./sign-in-page.ts";
import type { Sources } from "./sources.ts";

/** The pages by their paths from docs/reference. Pure: nothing is read or written. */
export const pagesOf = (sources: Sources): Readonly<Record<string, () => string>> => ({
  "README.md": indexPage,
  "operations.md": () => operationsPage(sources),
  "settings.md": () => settingsPage(sources),
  "errors.md": errorsPage,
  "sign-in.md": () => signInPage(sources),
  "sign-in.svg": signInDiagram,
  "openapi.md": openApiPage,
  "openapi.json": () => `${JSON.stringify(openApi(sources), null, 1)}\n`,
  ...Object.fromEntries(sources.operations.map((contract) => [operationPath(contract.name), () => operationPage(contract, sources)])),
});
