/** Labels: what earlier rules of the same ACL said of a request. @see spec/platform.md §10 */
import { AclProblem, type JsonObject, oneOf, onlyKnown, textAt } from "./document.ts";
import type { Matcher } from "./request.ts";

/**
 * LabelMatchStatement. A key with the full prefix is compared whole; without it LABEL compares the trailing parts, NAMESPACE a run of parts
 * before the name.
 * @param prefix what stands before the names of this ACL's labels
 * @throws AclProblem also for labels that only others give (managed rule groups, GeoMatch): such a rule would silently never match
 */
export function matchesLabel(content: JsonObject, what: string, prefix: string): Matcher {
  onlyKnown(content, ["Scope", "Key"], what);
  const scope = oneOf(content.Scope, ["LABEL", "NAMESPACE"], `${what} Scope`);
  const key = textAt(content.Key, `${what} Key`);
  if (scope === "LABEL") return withLabel(knownLabel(key, what, prefix));
  const isKnown = inNamespace(knownNamespace(key, what, prefix));
  return ({ labels }) => labels.some(isKnown);
}

const withLabel =
  (key: string): Matcher =>
  ({ labels }) =>
    labels.some((label) => label === key || label.endsWith(`:${key}`));

/** A namespace that a label of this ACL can be in. @throws AclProblem */
export function knownNamespace(key: string, what: string, prefix: string): string {
  if (!key.endsWith(":")) throw new AclProblem(`${what} asks for the namespace ${key}; a namespace ends in a colon.`);
  return knownLabel(key, what, prefix);
}

/** Whether a label is in a namespace. @param key ends in a colon */
export const inNamespace = (key: string) => (label: string) => {
  const namespace = label.slice(0, label.lastIndexOf(":") + 1);
  return namespace.startsWith(key) || namespace.includes(`:${key}`);
};

function knownLabel(key: string, what: string, prefix: string): string {
  if (key.startsWith("awswaf:") && !key.startsWith(prefix) && !prefix.startsWith(key))
    throw new AclProblem(`${what} asks for the label ${key}, which no rule of this web ACL gives; Poolhouse knows no others.`);
  return key;
}
