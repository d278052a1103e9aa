/** Values of the samples: JSON in which `$NAME` stands for a variable of the environment. */

export type Sample = string | number | boolean | readonly Sample[] | { readonly [member: string]: Sample };

/** A text in its pieces: plain ones, and the names of variables. */
export type Piece = { readonly text: string } | { readonly variable: string };

const variable = /\$([A-Z][A-Z_]*)/;

/** @param text such as `userpool/$POOL_ID` */
export const piecesOf = (text: string): readonly Piece[] =>
  text
    .split(variable)
    .map((part, at) => (at % 2 === 1 ? { variable: part } : { text: part }))
    .filter((piece) => "variable" in piece || piece.text !== "");

/** The variables that a sample uses, each once. */
export function variablesOf(sample: Sample): readonly string[] {
  if (typeof sample === "string") return [...new Set(piecesOf(sample).flatMap((piece) => ("variable" in piece ? [piece.variable] : [])))];
  return typeof sample === "object" ? [...new Set(Object.values(sample).flatMap(variablesOf))] : [];
}

/** The sample with its variables filled in. */
export function filled(sample: Sample, values: Readonly<Record<string, string>>): Sample {
  if (typeof sample === "string")
    return piecesOf(sample)
      .map((piece) => ("variable" in piece ? (values[piece.variable] ?? "") : piece.text))
      .join("");
  if (Array.isArray(sample)) return sample.map((each) => filled(each, values));
  if (typeof sample !== "object") return sample;
  return Object.fromEntries(Object.entries(sample).map(([member, each]) => [member, filled(each, values)]));
}

/** How a language writes a value. `text` gets the pieces of a string, `member` a member's name. */
export type Manner = {
  readonly text: (pieces: readonly Piece[]) => string;
  readonly truth: (value: boolean) => string;
  readonly member: (name: string) => string;
  readonly inner: string;
};

const widest = 100;

/** A value as a literal: on one line where it fits, else a member or an item a line. */
export function literal(sample: Sample, manner: Manner, indent = ""): string {
  if (typeof sample === "string") return manner.text(piecesOf(sample));
  if (typeof sample === "boolean") return manner.truth(sample);
  if (typeof sample === "number") return String(sample);
  const flat = composed(sample, (each) => literal(each, manner), manner);
  const inside = `${manner.inner}${flat.parts.join(", ")}${manner.inner}`;
  const oneLine = flat.parts.length === 0 ? flat.open + flat.close : flat.open + (flat.open === "[" ? inside.trim() : inside) + flat.close;
  if (indent.length + oneLine.length <= widest && !oneLine.includes("\n")) return oneLine;
  const deeper = `${indent}  `;
  const { open, parts, close } = composed(sample, (each) => literal(each, manner, deeper), manner);
  return `${open}\n${parts.map((part) => deeper + part).join(",\n")}\n${indent}${close}`;
}

function composed(sample: Exclude<Sample, string | number | boolean>, each: (value: Sample) => string, { member }: Manner) {
  if (Array.isArray(sample)) return { open: "[", parts: sample.map(each), close: "]" };
  return { open: "{", parts: Object.entries(sample).map(([name, value]) => `${member(name)}: ${each(value)}`), close: "}" };
}
