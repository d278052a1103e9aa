/** The samples for `aws` and `poolhouse`, which take the same words. */
import { kebab } from "../../api/names.ts";
import { structureOf } from "../../api/shape.ts";
import type { Request } from "./request.ts";
import { endpoint, region } from "./request.ts";
import { piecesOf, type Sample, variablesOf } from "./value.ts";

/** The AWS CLI against this server. Signed operations need credentials, and any will do. */
export const awsCommand = (request: Request): string[] => [
  ...(request.contract.caller === "signed" ? ["export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local"] : []),
  ...broken([`aws --endpoint-url ${endpoint} --region ${region} cognito-idp ${kebab(request.contract.name)}`, ...optionsOf(request)]),
];

/** This project's own command, which speaks to this server by itself. */
export const poolhouseCommand = (request: Request): string[] =>
  broken([`npx poolhouse cognito-idp ${kebab(request.contract.name)}`, ...optionsOf(request)]);

const broken = (words: readonly string[]) => words.map((word, at) => `${at === 0 ? "" : "  "}${word}${at < words.length - 1 ? " \\" : ""}`);

/** The options of a request, one a member. */
export function optionsOf({ contract, input }: Request): string[] {
  const { members } = structureOf(contract.input);
  const isDocument = (member: string) => members.get(member)?.kind === "document";
  return Object.entries(input).map(([member, value]) =>
    // A free document has no shorthand.
    isDocument(member) ? `--${kebab(member)} ${quoted(JSON.stringify(value))}` : option(kebab(member), value),
  );
}

function option(name: string, value: Sample): string {
  if (typeof value === "boolean") return value ? `--${name}` : `--no-${name}`;
  if (!Array.isArray(value)) return `--${name} ${argument(value)}`;
  return value.some((each) => typeof each === "object" && shorthand(each) === undefined)
    ? `--${name} ${quoted(JSON.stringify(value))}`
    : `--${name} ${value.length === 0 ? "'[]'" : value.map(argument).join(" ")}`;
}

const argument = (value: Sample): string => quoted(typeof value === "object" ? (shorthand(value) ?? JSON.stringify(value)) : String(value));

// `Name=email,Value=ada@example.com`, where nothing in it could be taken for the syntax itself.
function shorthand(value: Sample): string | undefined {
  if (typeof value !== "object" || Array.isArray(value) || Object.keys(value).length === 0) return undefined;
  const pairs = Object.entries(value).map(([name, each]) =>
    typeof each === "object" || /[\s,='"{}[\]]/.test(`${name}${each}`) ? undefined : `${name}=${each}`,
  );
  return pairs.includes(undefined) ? undefined : pairs.join(",");
}

// A word of the shell: bare where it is plain, in double quotes where it holds variables, else in single ones.
function quoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (variablesOf(text).length === 0) return `'${text.replaceAll("'", "'\\''")}'`;
  return `"${piecesOf(text)
    .map((piece) => ("variable" in piece ? `$${piece.variable}` : piece.text.replaceAll(/[\\"`$]/g, "\\$&")))
    .join("")}"`;
}
