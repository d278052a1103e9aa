/** The bounds of one shape as rules, each with the sentence that the service has for it. @see spec/auth.md §1.5 */
import type { Shape, Text } from "../api/shape.ts";

/** `isBroken` is asked with a value of the shape's type. */
type Rule = { readonly sentence: string; readonly isBroken: (value: unknown) => boolean };

/** The rules of a shape itself, not of what it contains: longest, shortest, pattern, as the service lists them inside brackets. */
export function rulesOf(shape: Shape): readonly Rule[] {
  const { min, max } = shape;
  const noun = shape.kind === "integer" ? "value" : "length";
  return [
    ...(max === undefined ? [] : [rule(`have ${noun} less than or equal to ${max}`, (value) => sizeOf(shape, value) > max)]),
    ...(min === undefined ? [] : [rule(`have ${noun} greater than or equal to ${min}`, (value) => sizeOf(shape, value) < min)]),
    ...(shape.kind === "string" ? textRulesOf(shape) : []),
  ];
}

/** The sentences of the rules that a value breaks: the pattern before the length, but for a client id the other way round. */
export function brokenBy(shape: Shape, value: unknown): readonly string[] {
  const broken = rulesOf(shape).filter(({ isBroken }) => isBroken(value));
  const inOrder = shape.name === "ClientIdType" ? broken : broken.toReversed();
  return inOrder.map(({ sentence }) => sentence);
}

const rule = (demand: string, isBroken: Rule["isBroken"]): Rule => ({ sentence: `Member must ${demand}`, isBroken });

function textRulesOf(shape: Text): readonly Rule[] {
  if (shape.values) return [enumerationRule(shape.name, shape.values)];
  const judged = judgedBy(shape);
  return judged ? [patternRule(judged.pattern, judged.shownPattern)] : [];
}

type Judged = { readonly pattern: RegExp; readonly shownPattern: string };

// Where the service judges by another pattern than its model: a password may hold blanks, but not begin or end with one.
const serviceSide: Readonly<Record<string, Judged>> = {
  PasswordType: { pattern: /^[^ \t\n\v\f\r](?:.*[^ \t\n\v\f\r])?$/u, shownPattern: "^[\\S]+.*[\\S]+$" },
};

const compiled = new WeakMap<Text, Judged>();

/** What a text of this shape is judged by, and the pattern that messages show; undefined where it may be any text. */
export function judgedBy(shape: Text): Judged | undefined {
  const { name, match, pattern: shownPattern = "" } = shape;
  if (match === undefined) return serviceSide[name];
  const judged = compiled.get(shape) ?? serviceSide[name] ?? { pattern: new RegExp(match, "u"), shownPattern };
  compiled.set(shape, judged);
  return judged;
}

const patternRule = (pattern: RegExp, shownPattern: string): Rule =>
  rule(`satisfy regular expression pattern: ${shownPattern}`, (value) => !pattern.test(String(value)));

const enumerationRule = (title: string, values: readonly string[]): Rule =>
  rule(`satisfy enum value set: [${(recordedOrder[title] ?? values).join(", ")}]`, (value) => !values.includes(String(value)));

// Sets whose order was seen; the service does not keep the model's. @see spec/platform.md §2.3; rosberglinhares/CloudFormationCognitoCustomResources#1
const recordedOrder: Readonly<Record<string, readonly string[]>> = {
  OAuthFlowType: ["implicit", "client_credentials", "code"],
  UserPoolMfaType: ["OPTIONAL", "OFF", "ON"],
};

function sizeOf({ kind }: Shape, value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return kind === "blob" ? Buffer.byteLength(value, "base64") : lengthOf(value);
  return Object.keys(Object(value)).length;
}

/** Characters are code points: a surrogate pair counts once. */
const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
