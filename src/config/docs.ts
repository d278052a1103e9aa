/** Settings of the reference that the server serves. */
import { oneOf, setting } from "./setting.ts";

export const docsSettings = {
  docs: setting("POOLHOUSE_DOCS", oneOf("on", "off"), "on", "whether the reference is served at /docs"),
  docsTryIt: setting(
    "POOLHOUSE_DOCS_TRY_IT",
    oneOf("on", "off"),
    "off",
    "production: whether the pages of operations below /docs have a form that sends a request to this server; in development they always do",
  ),
} as const;
