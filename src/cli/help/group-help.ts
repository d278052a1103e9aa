/** The help of the group: all operations with what each does. */
import { operationEntries } from "../contract/operations.ts";
import type { Section } from "./page.ts";
import { indented, wrapped } from "./sentences.ts";

const description =
  "The operations of Amazon Cognito user pools, spoken to a Poolhouse: to the one of this machine unless --endpoint-url, AWS_ENDPOINT_URL or a profile names another. Each operation has its own help.";

/** The sections of the group's help. */
export function groupHelp(): Section[] {
  return [
    { heading: "NAME", lines: indented(["cognito-idp - user pools"], 7) },
    { heading: "DESCRIPTION", lines: wrapped(description, 7) },
    { heading: "AVAILABLE COMMANDS", lines: indented([...operationEntries().map(({ command }) => `o ${command}`), "o help"], 7) },
  ];
}
