/** The style sheets of pages: what all of them share, then a page's own. */
import { readFileSync } from "node:fs";

/** @param own the page's style sheet @returns CSS @throws Error where a file of the package is missing */
export const styleSheet = (own: URL): string =>
  `${readFileSync(new URL("look.css", import.meta.url), "utf8")}\n${readFileSync(own, "utf8")}`;
