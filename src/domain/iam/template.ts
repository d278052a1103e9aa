/** Texts of a policy: wildcards, and variables that a request fills in. @see spec/platform.md §11 */

/** `*`: any run of characters, and `?`: any single one. What is no symbol stands for itself. */
export const anyRun = Symbol("*");
export const anyOne = Symbol("?");

/** A text to compare with: single characters and wildcards. */
export type Pattern = readonly (string | typeof anyRun | typeof anyOne)[];

/** `${aws:username}`, or with what stands for it where the request has no single value: `${aws:username, 'nobody'}`. */
export type Variable = { readonly key: string; readonly fallback: string | undefined };

/** A text as the policy has it. */
export type Template = readonly (Pattern[number] | Variable)[];

/** What is known of a request, by condition key in lower case; a key that is absent has no value. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/**
 * Takes a text of a policy apart.
 * @param hasVariables whether `${...}` is replaced, as Version 2012-10-17 asks; elsewhere it stands for itself
 */
export function templateOf(text: string, hasVariables: boolean): Template {
  if (!hasVariables) return patternOf(text);
  return text
    .split(/(\$\{[^}]*\})/)
    .flatMap((part, index): Template => (index % 2 === 0 ? patternOf(part) : [inserted(part.slice(2, -1))]));
}

/** A text with wildcards and no variables. */
export const patternOf = (text: string): Pattern =>
  Array.from(text, (letter) => (letter === "*" ? anyRun : letter === "?" ? anyOne : letter));

// `${*}`, `${?}` and `${$}` are how a policy writes these characters themselves.
function inserted(inner: string): string | Variable {
  if (inner === "*" || inner === "?" || inner === "$") return inner;
  const comma = inner.indexOf(",");
  const key = (comma < 0 ? inner : inner.slice(0, comma)).trim().toLowerCase();
  const fallback = comma < 0 ? undefined : /^'(.*)'$/s.exec(inner.slice(comma + 1).trim())?.[1];
  return { key, fallback };
}

/**
 * The template with the request's values in place of its variables. A `*` in such a value is that character: else a caller who may choose a tag
 * could choose every resource.
 * @returns undefined where a variable has no single value and no default: then nothing matches
 */
export function filled(template: Template, context: RequestContext): Pattern | undefined {
  const pattern: Pattern[number][] = [];
  for (const part of template) {
    if (typeof part !== "object") {
      pattern.push(part);
      continue;
    }
    const values = context.get(part.key) ?? [];
    const value = values.length === 1 ? values[0] : part.fallback;
    if (value === undefined) return undefined;
    pattern.push(...Array.from(value));
  }
  return pattern;
}

/** The pattern as plain text, for comparisons that know no wildcards. */
export const textOf = (pattern: Pattern): string => pattern.map((part) => (typeof part === "string" ? part : part.description)).join("");

/** Whether a template is the same for all requests. */
export const isConstant = (template: Template): template is Pattern => template.every((part) => typeof part !== "object");

/** Whether a pattern fits the whole text. Linear in the product of both lengths at worst. */
export function matches(pattern: Pattern, text: string): boolean {
  const letters = Array.from(text);
  let [at, position, star, mark] = [0, 0, -1, 0];
  while (position < letters.length) {
    const part = pattern[at];
    if (part === anyRun) [star, mark, at] = [at, position, at + 1];
    else if (part !== undefined && (part === anyOne || part === letters[position])) [at, position] = [at + 1, position + 1];
    else if (star >= 0) [at, mark, position] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[at] === anyRun) at++;
  return at === pattern.length;
}

/** Whether a pattern fits an ARN. The six parts are compared one by one, so that a wildcard in one does not swallow the next. */
export function matchesArn(pattern: Pattern, arn: string): boolean {
  const [patterns, parts] = [sixParts(pattern), sixParts(Array.from(arn))];
  return patterns.length === parts.length && patterns.every((each, index) => matches(each, textOf(parts[index] ?? [])));
}

function sixParts(pattern: Pattern): readonly Pattern[] {
  const parts: Pattern[number][][] = [[]];
  for (const part of pattern) {
    if (part === ":" && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(part);
  }
  return parts;
}
