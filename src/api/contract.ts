/** The words in which the contract is written: thin names over TypeBox, so that one declaration gives type, validator, CLI and docs. */
import Type, { type Static, type TObject, type TSchema } from "typebox";
import type { ErrorName } from "./exceptions.ts";

/** One sentence in our own words; a member that brings none of its own shows its shape's. */
type Described = { summary?: string };
/** Bounds of a string shape: lengths in characters, `pattern` matched against the whole value, `sensitive` never shown.
 *  `match` is what decides where it differs: a quicker spelling of a pattern that backtracks too much, or what the service really accepts. */
export type StringBounds = { min?: number; max?: number; pattern?: string; match?: string; sensitive?: boolean };
/** Inclusive bounds of a whole number, or of a length. */
export type NumberBounds = { min?: number; max?: number };

const described = ({ summary }: Described) => summary !== undefined && { description: summary };

/** A named string shape. @param name the shape's name in the public API model @param bounds its constraints */
export const string = (name: string, { min, max, pattern, match, sensitive, ...text }: StringBounds & Described = {}) =>
  Type.String({
    title: name,
    ...described(text),
    ...(min !== undefined && { minLength: min }),
    ...(max !== undefined && { maxLength: max }),
    ...(pattern !== undefined && { pattern: wholeString(match ?? pattern), modelPattern: pattern }),
    ...(sensitive && { sensitive }),
  });

/** A named enumeration; the values keep the model's order, which the service's messages show. */
export const enumeration = <Values extends string[]>(name: string, values: readonly [...Values], text: Described = {}) =>
  Type.Enum(values, { title: name, ...described(text) });

/** A named whole number. @param bounds inclusive limits */
export const integer = (name: string, { min, max, ...text }: NumberBounds & Described = {}) =>
  Type.Integer({ title: name, ...described(text), ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) });

/** A named boolean. */
export const boolean = (name: string, text: Described = {}) => Type.Boolean({ title: name, ...described(text) });

/** A moment: epoch seconds on the wire, fractions allowed. */
export const timestamp = (name: string) => Type.Number({ title: name, timestamp: true });

/** Bytes: base64 text on the wire. @param bounds lengths in bytes, as the model gives them */
export const blob = (name: string, { min, max, ...text }: NumberBounds & Described = {}) =>
  Type.String({
    title: name,
    ...described(text),
    blob: true,
    ...(min !== undefined && { minBytes: min }),
    ...(max !== undefined && { maxBytes: max }),
  });

/** A free JSON document. */
export const document = (name: string) => Type.Unsafe<{ [member: string]: unknown }>(Type.Object({}, { title: name, document: true }));

/** A named list. @param bounds smallest and largest number of items */
export const list = <Item extends TSchema>(name: string, item: Item, { min, max, ...text }: NumberBounds & Described = {}) =>
  Type.Array(item, {
    title: name,
    ...described(text),
    ...(min !== undefined && { minItems: min }),
    ...(max !== undefined && { maxItems: max }),
  });

/** A named map from strings to `value`. @param options the key's shape where it has bounds, the number of entries, whether values are secret */
export const map = <Value extends TSchema>(
  name: string,
  value: Value,
  { key, min, max, sensitive, ...text }: NumberBounds & Described & { key?: TSchema; sensitive?: boolean } = {},
) =>
  Type.Record(Type.String(), value, {
    title: name,
    ...described(text),
    ...(key && { propertyNames: key }),
    ...(min !== undefined && { minProperties: min }),
    ...(max !== undefined && { maxProperties: max }),
    ...(sensitive && { sensitive }),
  });

type Members = { [member: string]: TSchema };

/** A named structure. @param summary where other shapes contain it: what it is @param options `sensitive` where none of it may be shown */
export function structure<Own extends Members>(name: string, members: Own): TObject<Own>;
export function structure<Own extends Members>(
  name: string,
  summary: string,
  members: Own,
  options?: { sensitive?: boolean },
): TObject<Own>;
export function structure(name: string, first: string | Members, second: Members = {}, { sensitive }: { sensitive?: boolean } = {}) {
  const [text, members] = typeof first === "string" ? [{ summary: first }, second] : [{}, first];
  return Type.Object(members, { title: name, ...described(text), ...(sensitive && { sensitive }) });
}

/** A member that must be given. @param summary one sentence in our own words */
export const required = <Shape extends TSchema>(shape: Shape, summary?: string) =>
  (summary ? Type.With(shape, { description: summary }) : shape) as Shape;

/** A member that may be left out. @param summary one sentence in our own words */
export const optional = <Shape extends TSchema>(shape: Shape, summary?: string) => Type.Optional(required(shape, summary));

/** Who may call: an AWS signature, or a credential in the body (spec/auth.md §1.3). */
export type CallerKind = "signed" | "client" | "access-token" | "access-token-or-session" | "feedback-token";

/** One operation of the API as data. `output` is absent where the model has none: then the answer is zero bytes. */
export type OperationContract<
  Input extends TSchema = TSchema,
  Output extends TSchema | undefined = TSchema | undefined,
  Caller extends CallerKind = CallerKind,
> = {
  readonly name: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly ErrorName[];
};

/** Declares an operation; only fixes the types. @see API model, `operations` */
export const operationContract = <Input extends TSchema, Output extends TSchema | undefined, Caller extends CallerKind>(
  contract: OperationContract<Input, Output, Caller>,
): OperationContract<Input, Output, Caller> => contract;

/** The input of an operation as a type. */
export type InputOf<Contract extends OperationContract> = Static<Contract["input"]>;
/** The output of an operation as a type; undefined where the answer is zero bytes. */
export type OutputOf<Contract extends OperationContract> = Contract["output"] extends TSchema ? Static<Contract["output"]> : undefined;

// The model's patterns describe the whole value and are Java's: an inline (?s) is JavaScript's (?s:…), and \s is the ASCII whitespace only,
// so that a password may hold a no-break space.
function wholeString(pattern: string): string {
  const body = pattern.replace(/^\(\?s\)(.*)$/, "(?s:$1)");
  return `^(?:${body.replaceAll("[\\S]", "[^ \\t\\n\\v\\f\\r]").replaceAll("\\s", " \\t\\n\\v\\f\\r")})$`;
}
