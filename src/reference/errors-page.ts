/** The page of errors: every exception with its status, then every cause. */
import { commonErrors, exceptions } from "../api/exceptions.ts";
import { type CauseGroup, causeGroups } from "./causes/causes.ts";
import { code, page, table } from "./markdown.ts";
import { causeLine, statusOf } from "./operation-errors.ts";

const form = `A refusal is HTTP 400 or 500 with the header \`x-amzn-ErrorType: {name}:\`, the message in \`x-amzn-ErrorMessage\`, and the body
\`{"__type": "{name}", "message": "{message}"}\`; \`SerializationException\` and \`UnknownOperationException\` spell the member \`Message\`. A request whose
content type is not \`application/x-amz-json-1.1\` is answered with HTTP 404 and \`<UnknownOperationException/>\`; in development \`application/json\` will do, too.`;

/** The Markdown of docs/reference/errors.md. */
export const errorsPage = (): string =>
  page(
    "# Errors",
    form,
    "## All errors",
    table(["error", "HTTP", "what it says"], rows),
    "What follows are the causes in the words of the messages. Braces stand for values.",
    ...causeGroups.flatMap(groupOf),
  );

const rows = Object.entries({ ...exceptions, ...commonErrors })
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, { status, summary }]) => [code(name), String(status), summary]);

function groupOf({ title, causes }: CauseGroup): string[] {
  const items = Object.values(causes).map(
    (each) => `- ${code(each.refusal.name)}, HTTP ${statusOf(each.refusal.name)}, when ${causeLine(each)}`,
  );
  return [`## ${title}`, items.join("\n")];
}
