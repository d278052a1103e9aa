/** What a setting is made of. */
import { Secret } from "../secret.ts";

/** One setting. `parse` throws a sentence where the text is not acceptable. */
export type Setting<Value> = {
  readonly variable: string;
  readonly type: string;
  readonly fallback: Value;
  readonly sentence: string;
  readonly secret?: boolean;
  readonly parse: (text: string) => Value;
};

/** What a value is made of. */
export type Kind<Value> = { readonly type: string; readonly parse: (text: string) => Value };
/** Any text. */
export const text: Kind<string> = { type: "text", parse: (given) => given };
/** Digits only. */
export const integer: Kind<number> = {
  type: "whole number",
  parse: (given) => {
    if (!/^\d+$/.test(given)) throw new Error("a whole number is needed");
    return Number(given);
  },
};
/** Text of a shape. @param type what is needed, for the message */
export const pattern = (type: string, shape: RegExp): Kind<string> => ({
  type,
  parse: (given) => {
    if (!shape.test(given)) throw new Error(`${type} is needed`);
    return given;
  },
});
/** One of a few words. */
export const oneOf = <const Values extends readonly string[]>(...values: Values): Kind<Values[number]> => ({
  type: values.join(" or "),
  parse: (given) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new Error(`one of ${values.join(", ")} is needed`);
    return found;
  },
});

/** One row of the table. @param secret its value never reaches a message or a log */
export const setting = <Value>(
  variable: string,
  kind: Kind<Value>,
  fallback: NoInfer<Value>,
  sentence: string,
  secret = false,
): Setting<Value> => ({
  variable,
  ...kind,
  fallback,
  sentence,
  secret,
});

/** A row whose value is wrapped at once, so that nothing can show it; undefined where it is not set. @param kind what the text must be */
export const secretSetting = (variable: string, { type, parse }: Kind<string>, sentence: string): Setting<Secret | undefined> => ({
  variable,
  type,
  parse: (given) => new Secret(parse(given)),
  fallback: undefined,
  sentence,
  secret: true,
});
