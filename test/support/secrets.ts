/** Secrets that a test knew, and a search for them in whatever was kept or said. */

/** What was found: which secret, where, in which spelling. Never the secret itself. */
export type Finding = { readonly secret: string; readonly where: string; readonly form: string };

/** Keeps every secret that it is told, to search for all of them in the end. */
export function createSecrets() {
  const known: { readonly name: string; readonly value: string; readonly bytes?: Buffer }[] = [];
  /** @param value as it was sent or received @param encoding where it stands for bytes: those are secret too @returns the value */
  const know = (name: string, value: string, encoding?: "hex" | "base64" | "base32"): string => {
    if (value.length < 6) throw new Error(`${name} is too short to be searched for`);
    known.push({ name, value, ...(encoding && { bytes: encoding === "base32" ? bytesOfBase32(value) : Buffer.from(value, encoding) }) });
    return value;
  };
  const find = (places: Readonly<Record<string, string>>): readonly Finding[] =>
    Object.entries(places).flatMap(([where, text]) =>
      known.flatMap(({ name, value, bytes }) =>
        formsOf(value, bytes)
          .filter(([, form]) => (typeof form === "string" ? text.includes(form) : form.test(text)))
          .map(([form]) => ({ secret: name, where, form })),
      ),
    );
  return { know, find, count: () => known.length };
}

export type Secrets = ReturnType<typeof createSecrets>;

type Form = readonly [name: string, form: string | RegExp];

function formsOf(value: string, bytes: Buffer | undefined): readonly Form[] {
  const own = Buffer.from(value);
  const encoded = [own, ...(bytes ? [bytes] : [])].flatMap(encodingsOf);
  return [["clear", clearForm(value)], ...(bytes ? ([["bytes", bytes.toString("latin1")]] as const) : []), ...encoded];
}

/** Six digits may well be a part of a longer number or of an id: as a code they stand alone. */
const clearForm = (value: string) => (/^\d{6,8}$/.test(value) ? new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`) : value);

function encodingsOf(bytes: Buffer): readonly Form[] {
  const hex = bytes.toString("hex");
  return [
    ["hex", hex],
    ["HEX", hex.toUpperCase()],
    ...[0, 1, 2].flatMap((shift): readonly Form[] => [
      [`base64+${shift}`, shifted(bytes, shift, "base64")],
      [`base64url+${shift}`, shifted(bytes, shift, "base64url")],
    ]),
  ];
}

/** As it looks inside the base64 of a longer text: only those characters that its own bits make. */
function shifted(bytes: Buffer, shift: number, encoding: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString(encoding);
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

function bytesOfBase32(text: string): Buffer {
  const bits = [...text].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
