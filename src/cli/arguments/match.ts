/** Matches the words of a command line with options and operands by the rules of the AWS CLI: prefixes of options, `--option=value`, options
 *  and operands in any order, and words that nothing knows handed on to the next command. @see spec/platform.md §7.1, §7.3 */
import { misused } from "../failure.ts";
import { quoted } from "../values/python.ts";
import { type Argument, type Given, isOperand } from "./argument.ts";
import { closeMatches } from "./close-matches.ts";

/** What was given by key, and the words that nothing knows, in the order in which they were met. */
export type Matched = { readonly given: ReadonlyMap<string, Given>; readonly rest: readonly string[] };

/** A word that is written as an option: known with its argument, or unknown without; `attached` stood behind a `=`. */
type OptionWord = { readonly argument?: Argument; readonly attached?: string };

type State = {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<number, OptionWord>;
  /** One letter a word: O option, A other, - the double dash after which there are no options. */
  readonly pattern: string;
  readonly given: Map<string, Given>;
  readonly seen: Set<Argument>;
  readonly rest: string[];
  operands: readonly Argument[];
};

/**
 * Matches words with arguments. @param known options and operands, in the order in which missing ones are named @param words the command line
 * @throws Failure 252: ambiguous or incomplete options, values that are no choice, required ones that are missing
 */
export function match(known: readonly Argument[], words: readonly string[]): Matched {
  const state = begin(known, words);
  const last = Math.max(-1, ...state.options.keys());
  let at = 0;
  while (at <= last && !isFinal(state)) at = step(state, at);
  if (isFinal(state)) return { given: state.given, rest: [] };
  const stop = takeOperands(state, at);
  state.rest.push(...words.slice(stop));
  const missing = known.filter((argument) => argument.required && !state.seen.has(argument));
  if (missing.length > 0) throw misused(`the following arguments are required: ${missing.map(({ name }) => name).join(", ")}`);
  return { given: state.given, rest: state.rest };
}

const isFinal = ({ seen }: State) => [...seen].some(({ final }) => final);

function begin(known: readonly Argument[], words: readonly string[]): State {
  const options = new Map<number, OptionWord>();
  const named = known.filter((argument) => !isOperand(argument));
  const dashes = words.indexOf("--");
  const end = dashes < 0 ? words.length : dashes;
  words.slice(0, end).forEach((word, at) => {
    const option = optionOf(word, named);
    if (option) options.set(at, option);
  });
  const pattern = words.map((_, at) => (at === dashes ? "-" : options.has(at) ? "O" : "A")).join("");
  return { words, options, pattern, given: new Map(), seen: new Set(), rest: [], operands: known.filter(isOperand) };
}

// Operands up to the next option, or else that option with its words. Returns where to go on.
function step(state: State, at: number): number {
  const next = Math.min(...[...state.options.keys()].filter((place) => place >= at));
  if (at !== next) {
    const after = takeOperands(state, at);
    if (after > at) return after;
    state.rest.push(...state.words.slice(at, next));
  }
  return takeOption(state, next);
}

function optionOf(word: string, named: readonly Argument[]): OptionWord | undefined {
  if (!word.startsWith("-") || word.length === 1) return undefined;
  const exact = named.find(({ name }) => name === word);
  if (exact) return { argument: exact };
  const equals = word.indexOf("=");
  const [name, attached] = equals < 0 ? [word, {}] : [word.slice(0, equals), { attached: word.slice(equals + 1) }];
  const candidates = meant(word, name, named);
  if (candidates.length > 1) {
    throw misused(`ambiguous option: ${word} could match ${candidates.map((each) => each.name).join(", ")}`);
  }
  const [argument] = candidates;
  if (argument) return { argument, ...attached };
  // A negative number or a word with a blank is a value, not an option.
  return /^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(" ") ? undefined : {};
}

function meant(word: string, name: string, named: readonly Argument[]): readonly Argument[] {
  const exact = named.find((argument) => argument.name === name);
  if (exact) return [exact];
  return word.startsWith("--") ? named.filter((argument) => argument.name.startsWith(name)) : [];
}

function takeOption(state: State, at: number): number {
  const { argument, attached } = state.options.get(at) ?? {};
  if (!argument) {
    state.rest.push(...state.words.slice(at, at + 1));
    return at + 1;
  }
  if (attached !== undefined) {
    if (count(argument, "A") !== 1) throw wrong(argument, `ignored explicit argument ${quoted(attached)}`);
    take(state, argument, [attached]);
    return at + 1;
  }
  const stop = at + 1 + count(argument, state.pattern.slice(at + 1));
  take(state, argument, state.words.slice(at + 1, stop));
  return stop;
}

const optionPatterns = { one: /^A/, none: /^/, optional: /^A?/, any: /^A*/, some: /^A+/ } as const;
const expected = { one: "expected one argument", some: "expected at least one argument", none: "", optional: "", any: "" } as const;

function count(argument: Argument, pattern: string): number {
  const found = optionPatterns[argument.arity].exec(pattern);
  if (!found) throw wrong(argument, expected[argument.arity]);
  return found[0].length;
}

const wrong = ({ name }: Argument, problem: string) => misused(`argument ${name}: ${problem}`);

// An operand is one word, or at most one; the double dash around it is not part of it. No command here has more than one operand.
function takeOperands(state: State, at: number): number {
  const [operand, ...others] = state.operands;
  if (!operand) return at;
  const found = (operand.arity === "one" ? /^-*A-*/ : /^-*A?-*/).exec(state.pattern.slice(at));
  if (!found) return at;
  state.operands = others;
  const words = state.words.slice(at, at + found[0].length).filter((word, place) => !(word === "--" && state.pattern[at + place] === "-"));
  take(state, operand, words);
  return at + found[0].length;
}

function take(state: State, argument: Argument, words: readonly string[]): void {
  state.seen.add(argument);
  for (const word of words) check(argument, word);
  const value = takenValue(argument, words);
  if (value !== undefined) state.given.set(argument.key, value);
}

function takenValue({ arity, constant }: Argument, words: readonly string[]): Given | undefined {
  if (arity === "any" || arity === "some") return words;
  return arity === "none" || words.length === 0 ? constant : words[0];
}

function check(argument: Argument, word: string): void {
  if (argument.type === "whole" && !/^\s*[+-]?\d+(_\d+)*\s*$/.test(word)) throw wrong(argument, `invalid int value: ${quoted(word)}`);
  if (argument.choices && !argument.choices.includes(word)) throw wrong(argument, noChoice(argument.choices, word));
}

function noChoice(choices: readonly string[], word: string): string {
  const lines = choices.flatMap((_, at) =>
    at % 2 === 0
      ? [
          choices
            .slice(at, at + 2)
            .map((each) => each.padEnd(40))
            .join(" | "),
        ]
      : [],
  );
  const close = closeMatches(word, choices);
  const hint = close.length > 0 ? [`\n\nInvalid choice: ${quoted(word)}, maybe you meant:\n`, ...close.map((each) => `  * ${each}`)] : [];
  return ["Invalid choice, valid choices are:\n", ...lines, ...hint].join("\n");
}
