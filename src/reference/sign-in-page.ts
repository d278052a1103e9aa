/** The page of the challenge machine: the diagram, and what is written by hand about it. */
import { diagramText } from "./diagram/sign-in.ts";
import { page } from "./markdown.ts";
import type { Sources } from "./sources.ts";

/** The Markdown of docs/reference/sign-in.md. */
export const signInPage = ({ behaviourOf }: Sources): string =>
  page("# The sign-in", `![${diagramText}](sign-in.svg)`, behaviourOf("sign-in"));
