/** One option or operand of a command, as the matcher and the help see it. */

/** How many words an option takes: exactly one, none (a flag), at most one, any number, at least one. */
export type Arity = "one" | "none" | "optional" | "any" | "some";

export type Argument = {
  /** With its dashes; an operand has none. */
  readonly name: string;
  /** Under which key its value is kept; a flag and its opposite share one. */
  readonly key: string;
  readonly arity: Arity;
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** What it means without a word: a flag's value, or that of an option that may stand alone. */
  readonly constant?: boolean | string;
  /** `whole` where the word must be a whole number. */
  readonly type?: "whole";
  /** Once it is met, the rest of the line does not matter. */
  readonly final?: true;
};

/** What a word, several words or a flag came to. */
export type Given = string | boolean | readonly string[];

/** Whether an argument is an operand, known by its place and not by its name. */
export const isOperand = ({ name }: Argument): boolean => !name.startsWith("-");
