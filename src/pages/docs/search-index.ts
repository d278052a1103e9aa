/** What the search knows: small enough to be fetched whole when someone begins to type. */
import type { OperationContract } from "../../api/contract.ts";
import { kebab } from "../../api/names.ts";
import { anchorOf } from "./anchors.ts";
import { addressOf } from "./links.ts";

/** A line of the result: what it is called, of what kind it is, where it leads; `text` is searched and shown, `also` only searched. */
export type Entry = {
  readonly name: string;
  readonly kind: "operation" | "member" | "setting" | "error" | "page";
  readonly address: string;
  readonly text: string;
  readonly also?: string;
};

/** What is searched beside the pages themselves. */
export type Subjects = {
  readonly operations: readonly OperationContract[];
  readonly settings: readonly { readonly variable: string; readonly sentence: string }[];
  readonly errors: Readonly<Record<string, { readonly summary: string }>>;
  readonly pages: readonly { readonly title: string; readonly address: string }[];
};

/** @param isServed whether a file of docs/reference is there: what has no page is not found */
export function searchIndex({ operations, settings, errors, pages }: Subjects, isServed: (file: string) => boolean): readonly Entry[] {
  const described = operations.filter(({ name }) => isServed(operationFile(name)));
  return [
    ...described.map(({ name, summary }): Entry => ({ name, kind: "operation", address: pageOf(name), text: summary, also: kebab(name) })),
    ...pages.map(({ title, address }): Entry => ({ name: title, kind: "page", address, text: "" })),
    ...(isServed("settings.md") ? settings.map(settingEntry) : []),
    ...(isServed("errors.md") ? Object.entries(errors).map(errorEntry) : []),
    ...described.flatMap(membersOf),
  ];
}

/** The file of an operation's page, from docs/reference. */
export const operationFile = (name: string): string => `operations/${kebab(name)}.md`;

const pageOf = (name: string) => addressOf(operationFile(name));

const settingEntry = ({ variable, sentence }: Subjects["settings"][number]): Entry => ({
  name: variable,
  kind: "setting",
  address: `/docs/settings#${anchorOf(variable)}`,
  text: sentence,
});

const errorEntry = ([name, { summary }]: readonly [string, { readonly summary: string }]): Entry => ({
  name,
  kind: "error",
  address: `/docs/errors#${anchorOf(name)}`,
  text: summary,
});

const membersOf = ({ name: operation, input }: OperationContract): Entry[] =>
  Object.keys(Object(input).properties ?? {}).map((name) => ({
    name,
    kind: "member",
    address: `${pageOf(operation)}#${anchorOf(name)}`,
    text: operation,
  }));
