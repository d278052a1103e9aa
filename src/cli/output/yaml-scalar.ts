/** How a text is written in YAML: plain, in single or in double quotes, folded behind column 80; exactly as the AWS CLI's writer (libyaml) does. */

/** Where the writing is. `column` counts characters; `indent` is that of further lines; a key is never folded. */
export type Place = { readonly column: number; readonly indent: number; readonly key: boolean };

const bestWidth = 80;
const breaks = "\n\r\u0085\u2028\u2029";
// What libyaml takes for printable: no tab, nothing beyond the basic plane.
const unprintable = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

// Texts that would be read as something else: booleans, numbers, null, moments, merge and value marks.
const ambiguous = [
  /^(?:true|True|TRUE|false|False|FALSE)$/,
  /^[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?(?:[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)$/,
  /^[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?$/,
  /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/,
  /^(?!_)(?:[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/,
  /^(?:~|null|Null|NULL|<<|=|[!&*]|)$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];

/** A text as a YAML scalar. @param text the value @param place where it begins */
export function yamlScalar(text: string, place: Place): string {
  const multiline = [...text].some(isBreak);
  const special = unprintable.test(text.replace(/[\u2028\u2029]/g, "")) || / [\n\r\u0085\u2028\u2029]/.test(text);
  if (special || (place.key && multiline)) return doubleQuoted(text, place);
  if (/[\n\r\u0085\u2028\u2029] /.test(text)) return doubleQuoted(text, place);
  if (multiline || needsQuotes(text)) return singleQuoted(text, place);
  return folded(text, place);
}

const isBreak = (character: string | undefined) => character !== undefined && breaks.includes(character);

function needsQuotes(text: string): boolean {
  if (/^ | $/.test(text) || ambiguous.some((pattern) => pattern.test(text))) return true;
  return (
    /^(---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-](?:[ \t]|$)/.test(text) ||
    /:(?:[ \t]|$)/.test(text) ||
    /[ \t]#/.test(text)
  );
}

// Plain text: behind column 80 a single blank becomes the end of the line.
function folded(text: string, { column, indent, key }: Place): string {
  let at = column;
  const characters = Array.from(text);
  const written = characters.map((character, place) => {
    const fold = !key && character === " " && at > bestWidth && characters[place - 1] !== " " && characters[place + 1] !== " ";
    at = fold ? indent : at + 1;
    return fold ? newLine(indent) : character;
  });
  return written.join("");
}

const newLine = (indent: number) => `\n${" ".repeat(indent)}`;

function singleQuoted(text: string, { column, indent, key }: Place): string {
  let at = column + 1;
  const characters = Array.from(text);
  const written = characters.map((character, place) => {
    const before = characters[place - 1];
    if (isBreak(character)) {
      at = 0;
      return character === "\n" && !isBreak(before) ? "\n\n" : character;
    }
    const lead = isBreak(before) ? " ".repeat(indent) : "";
    const inner = place > 0 && place < characters.length - 1;
    const fold = !key && character === " " && at > bestWidth && inner && before !== " " && characters[place + 1] !== " ";
    const shown = character === "'" ? "''" : character;
    at = fold ? indent : (lead ? indent : at) + shown.length;
    return fold ? newLine(indent) : lead + shown;
  });
  return `'${written.join("")}${isBreak(characters.at(-1)) ? " ".repeat(indent) : ""}'`;
}

const named: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\u0007": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\u001b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\u0085": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escaped(character: string): string {
  const short = named[character];
  if (short !== undefined) return short;
  if (!unprintable.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

function doubleQuoted(text: string, { column, indent, key }: Place): string {
  let at = column + 1;
  let afterBlank = false;
  const characters = Array.from(text);
  const written = characters.map((character, place) => {
    const inner = place > 0 && place < characters.length - 1;
    if (!key && character === " " && at > bestWidth && inner && !afterBlank) {
      at = indent + (characters[place + 1] === " " ? 1 : 0);
      afterBlank = true;
      return newLine(indent) + (characters[place + 1] === " " ? "\\" : "");
    }
    const shown = escaped(character);
    afterBlank = character === " ";
    at += shown.length;
    return shown;
  });
  return `"${written.join("")}"`;
}
