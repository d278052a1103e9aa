/** The JSON of `aws wafv2 get-web-acl`, read strictly: what is not understood is refused by name, nothing is silently ignored. */

/** A problem in an ACL file: one sentence for the operator. */
export class AclProblem extends Error {}

export type JsonObject = { readonly [member: string]: unknown };

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** A file's text as JSON. @throws AclProblem */
export function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new AclProblem(`${what} is not JSON: ${problem instanceof Error ? problem.message : "unreadable"}.`);
  }
}

/** The value as an object. @param what names the place for the message @throws AclProblem */
export function objectAt(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw new AclProblem(`${what} must be an object.`);
  return value;
}

/** @throws AclProblem */
export function listAt(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new AclProblem(`${what} must be a list with at least one entry.`);
  return value;
}

/** @throws AclProblem */
export function textAt(value: unknown, what: string): string {
  if (typeof value !== "string") throw new AclProblem(`${what} must be a text.`);
  return value;
}

/** A whole number that is not negative: priorities, sizes, limits. @throws AclProblem */
export function numberAt(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new AclProblem(`${what} must be a whole number, 0 or more.`);
  return value;
}

/** One of `options`. @throws AclProblem that names the value and the options */
export function oneOf<const Option extends string>(value: unknown, options: readonly Option[], what: string): Option {
  const found = options.find((option) => option === value);
  if (found === undefined) throw new AclProblem(`${what} is ${JSON.stringify(value)}; Poolhouse can evaluate ${options.join(", ")}.`);
  return found;
}

/** The one member of an object that says what kind it is (a statement, an action, a field). @throws AclProblem */
export function onlyMember(value: unknown, what: string): readonly [name: string, content: unknown] {
  const members = Object.entries(objectAt(value, what));
  const [member] = members;
  if (member === undefined) throw new AclProblem(`${what} is empty: the program that wrote the file dropped what it did not know.`);
  if (members.length > 1) throw new AclProblem(`${what} has more than one member: ${members.map(([name]) => name).join(", ")}.`);
  return member;
}

/** @throws AclProblem where the object has a member that is not among `known` */
export function onlyKnown(value: JsonObject, known: readonly string[], what: string): void {
  const strange = Object.keys(value).find((name) => !known.includes(name));
  if (strange !== undefined) throw new AclProblem(`${what} has the member ${strange}, which Poolhouse cannot evaluate.`);
}

/** What a table has under a name that a file chose; never what every object has. */
export const entryOf = <Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
