/** Settings that are lists of named figures. */
import type { Kind } from "./setting.ts";

/** Reads `name=figure,name=figure`. @throws Error a sentence where a part is no figure or a name is not one of `names` */
export function figuresOf<Name extends string>(names: readonly Name[], given: string): Partial<Record<Name, number>> {
  const parts = given.split(",").map((part) => part.trim());
  return Object.fromEntries(parts.filter(Boolean).map((part) => figureOf(names, part))) as Partial<Record<Name, number>>;
}

function figureOf<Name extends string>(names: readonly Name[], part: string): readonly [Name, number] {
  const [, word, figure] = /^([\w-]+)\s*=\s*(\d+(?:\.\d+)?)$/.exec(part) ?? [];
  const name = names.find((each) => each === word);
  if (name === undefined) throw new Error(`name=figure is needed, with the names ${names.join(", ")}`);
  return [name, Number(figure)];
}

/** Such a list, kept as it was written. @param least each figure must be no less @param whole whether fractions are refused */
export const figures = (names: readonly string[], { least = 0, whole = false } = {}): Kind<string> => ({
  type: "name=figure, separated by commas",
  parse: (given) => {
    for (const [name, figure] of Object.entries(figuresOf(names, given)))
      if (Number(figure) < least || (whole && !Number.isSafeInteger(figure)))
        throw new Error(`${name} must be a ${whole ? "whole number" : "number"} of ${least} or more`);
    return given;
  },
});

/** Figures as such a list. */
export const written = (defaults: Readonly<Record<string, number>>): string =>
  Object.entries(defaults)
    .map(([name, figure]) => `${name}=${figure}`)
    .join(",");
