/** Whole numbers as the AWS CLI reads them from text. */
import { broken } from "../failure.ts";
import { quoted } from "./python.ts";
import { wholeNumber } from "./value.ts";

/** The whole number that a text spells: a sign, underscores between digits and blanks around it are allowed. @throws Failure 255 it spells none */
export function parseWhole(text: string): number | bigint {
  if (!/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)) throw broken(`invalid literal for int() with base 10: ${quoted(text)}`);
  return wholeNumber(text.trim().replaceAll("_", ""));
}
