/** An export as text: lines of JSON. @see docs/copies.md, "The format" */
import type { Stretching } from "../../adapters/sealer/passphrase.ts";
import type { CarriedRow } from "../../ports/transfer.ts";

/** The only format so far. */
export const format = 1;

/** The first line. `check` opens under the passphrase and no other; `rows` is how many will follow, about. */
export type Header = {
  readonly poolhouse: "export";
  readonly format: number;
  readonly id: string;
  readonly at: number;
  readonly pools: readonly string[];
  readonly house: boolean;
  readonly rows: number;
  readonly scrypt: Stretching;
  readonly check: string;
};

/** After every few hundred rows: how many there were so far, and the proof of everything before this line. */
export type Checkpoint = { readonly checkpoint: { readonly rows: number; readonly mac: string } };
/** The export was cut off, and went on here at another moment (epoch seconds). */
export type Resumed = { readonly resumed: { readonly at: number } };
/** The last line: rows by table. */
export type End = { readonly end: { readonly rows: number; readonly tables: Readonly<Record<string, number>>; readonly mac: string } };

export type Line = CarriedRow | Checkpoint | Resumed | End;

/** What a file must be kept in. */
export const contextOf = (id: string): string => `export/${id}`;
export const checkText = "poolhouse";

/** A line as it is written. */
export const textOf = (line: Header | Line): string => `${JSON.stringify(line)}\n`;

/** @throws Error one sentence where a text is no header of an export that this version reads */
export function headerOf(text: string): Header {
  const header = parsed(text) as Partial<Header> | undefined;
  if (header?.poolhouse !== "export") throw new Error("This is no export of Poolhouse: its first line says nothing of one.");
  if (header.format !== format) {
    throw new Error(
      `This export has format ${String(header.format)}, and this version of Poolhouse reads format ${format}: use the version that wrote it or a later one.`,
    );
  }
  return header as Header;
}

/** A line behind the header; undefined where it is none. */
export function lineOf(text: string): Line | undefined {
  const line = parsed(text);
  const isLine = line !== undefined && ["table", "checkpoint", "resumed", "end"].some((member) => member in line);
  return isLine ? (line as Line) : undefined;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
