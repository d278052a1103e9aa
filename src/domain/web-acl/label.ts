/** Labels: what earlier rules of the same ACL said of a request. @see spec/platform.md §10 */
import { type JsonObject, oneOf, onlyKnown, textAt } from "./document.ts";
import type { Matcher } from "./request.ts";

/**
 * LabelMatchStatement. A key with the full prefix is compared whole; without it LABEL compares the trailing parts, NAMESPACE a run of parts
 * before the name.
 * @throws AclProblem
 */
export function matchesLabel(content: JsonObject, what: string): Matcher {
  onlyKnown(content, ["Scope", "Key"], what);
  const scope = oneOf(content.Scope, ["LABEL", "NAMESPACE"], `${what} Scope`);
  const key = textAt(content.Key, `${what} Key`);
  return ({ labels }) => labels.some((label) => (scope === "LABEL" ? isLabel(label, key) : isInNamespace(label, key)));
}

const isLabel = (label: string, key: string) => label === key || label.endsWith(`:${key}`);

/** @param key ends in a colon */
function isInNamespace(label: string, key: string): boolean {
  const namespace = label.slice(0, label.lastIndexOf(":") + 1);
  return namespace.startsWith(key) || namespace.includes(`:${key}`);
}
