/**
 * Decoders among the text transformations. Each goes over the text once, so that what one replacement makes is never decoded again.
 * @see AWS WAF developer guide, text transformations; ModSecurity reference manual, of whose functions they bear the names
 */

const hex = (digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
const entities: Readonly<Record<string, string>> = { quot: '"', nbsp: "\u00a0", lt: "<", gt: ">", amp: "&", apos: "'" };
const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** A number as a byte; what is no byte stays as it was written. */
const byteOr = (code: number, written: string) => (code <= 0xff ? String.fromCharCode(code) : written);

/** A code of two bytes as one: full-width letters (FF01 to FF5E) become the plain ones, of all others the lower byte counts. */
function narrowed(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return String.fromCharCode(code >= 0xff01 && code <= 0xff5e ? (code & 0xff) + 0x20 : code & 0xff);
}

export const urlDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})|\+/gi, (_, digits?: string) => (digits === undefined ? " " : hex(digits)));

export const urlDecodedWithUnicode = (text: string): string =>
  text.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})|\+/gi, (_, wide?: string, digits?: string) =>
    wide !== undefined ? narrowed(wide) : digits !== undefined ? hex(digits) : " ",
  );

export const htmlDecoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(quot|nbsp|lt|gt|amp|apos));?/gi,
    (written: string, digits?: string, decimal?: string, name?: string) => {
      if (digits !== undefined) return byteOr(Number.parseInt(digits, 16), written);
      if (decimal !== undefined) return byteOr(Number(decimal), written);
      return entities[name?.toLowerCase() ?? ""] ?? written;
    },
  );

/** ANSI C escape sequences; what is none stays. */
export const escapesDecoded = (text: string): string =>
  text.replace(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([abfnrtv\\?'"]))/g,
    (written: string, digits?: string, octal?: string, letter = "") => {
      if (digits !== undefined) return hex(digits);
      if (octal !== undefined) return byteOr(Number.parseInt(octal, 8), written);
      return escapes[letter] ?? letter;
    },
  );

/** JavaScript escape sequences; a backslash before any other character is dropped. */
export const jsDecoded = (text: string): string =>
  text.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3]?[0-7]{1,2})|([\s\S]))/g,
    (_, wide?: string, digits?: string, octal?: string, letter = "") => {
      if (wide !== undefined) return narrowed(wide);
      if (digits !== undefined) return hex(digits);
      return octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8));
    },
  );

/** CSS 2 escapes: up to six digits and one white space after them; a backslash before anything else is dropped, before a line end with it. */
export const cssDecoded = (text: string): string =>
  text.replace(/\\(?:([0-9a-fA-F]{1,6})\s?|(\n)|([\s\S]))/g, (_, digits?: string, _lineEnd?: string, letter = "") =>
    digits === undefined ? letter : narrowed(digits.slice(-4)),
  );

/** Letters of UTF-8 beyond ASCII as `%uhhhh`. */
export const utf8Written = (text: string): string =>
  text.replace(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g, (bytes) => {
    const code = Buffer.from(bytes, "latin1").toString().codePointAt(0) ?? 0xfffd;
    return code === 0xfffd ? bytes : `%u${code.toString(16).padStart(4, "0")}`;
  });
