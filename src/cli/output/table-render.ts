/** Draws the boxes of a table: columns as wide as their widest cell, stretched to the width of the whole. */
import { eastAsianWidth } from "get-east-asian-width";

export type Section = {
  readonly title: string;
  /** How deep the box lies in others. */
  readonly level: number;
  headers: readonly string[] | undefined;
  readonly rows: string[][];
};

/** A section that is still empty. */
export const newSection = (title: string, level: number): Section => ({ title, level, headers: undefined, rows: [] });

type Canvas = { readonly sections: readonly Section[]; readonly total: number; readonly colored: boolean };

/** All sections as text. @param width of the terminal: where the table is wider, sections of one row are turned on their side */
export function renderTable(sections: readonly Section[], width: number, colored: boolean): string {
  const wide = Math.max(...sections.map(totalWidth));
  const fitting = wide > width ? sections.map(turned) : sections;
  const canvas = { sections: fitting, total: Math.max(...fitting.map(totalWidth)), colored };
  return `${"-".repeat(canvas.total)}\n${fitting.map((section) => renderSection(section, canvas)).join("")}`;
}

/** The width of a text on the screen: letters that are wide in East Asia take two places. */
export function screenWidth(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + eastAsianWidth(letter.codePointAt(0) ?? 0, { ambiguousAsWide: true }), 0);
}

const columnWidths = ({ headers, rows }: Section): number[] => {
  const lines = headers ? [headers, ...rows] : rows;
  return (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => screenWidth(line[at] ?? ""))));
};

function totalWidth(section: Section): number {
  const columns = columnWidths(section).reduce((sum, width) => sum + width + 4, 0);
  return Math.max(screenWidth(section.title) + 2 + 2 * section.level, columns + 2 + 2 * section.level);
}

function turned(section: Section): Section {
  const [row] = section.rows;
  if (!section.headers?.length || !row || section.rows.length !== 1) return section;
  return { ...section, headers: undefined, rows: section.headers.map((header, at) => [header, row[at] ?? ""]) };
}

function renderSection(section: Section, { total, colored }: Canvas): string {
  const width = total - 2 * section.level;
  const widths = stretched(columnWidths(section), width);
  const lines = [...titleLines(section, width), ...headerLines(section, widths), ...rowLines(section, widths, colored)];
  const edge = paint("|", "\u001b[2m\u001b[33m", colored).repeat(section.level);
  return lines.map((line) => `${edge}${line}${edge}\n`).join("");
}

// Scaled to the whole width; what rounding leaves is taken from the first columns or given to the last.
function stretched(widths: readonly number[], total: number): number[] {
  const padded = widths.map((width) => width + 4);
  const scale = total / padded.reduce((sum, width) => sum + width, 0);
  const scaled = padded.map((width) => roundHalfEven(scale * width));
  let surplus = scaled.reduce((sum, width) => sum + width, 0) - total;
  while (surplus !== 0 && scaled.length > 0) {
    const step = surplus > 0 ? -1 : 1;
    const order = step < 0 ? scaled.keys() : [...scaled.keys()].toReversed();
    for (const at of order) {
      if (surplus === 0) break;
      scaled[at] = (scaled[at] ?? 0) + step;
      surplus += step;
    }
  }
  return scaled;
}

function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

function titleLines({ title, headers, rows }: Section, width: number): string[] {
  if (title === "") return [];
  return [centered(title, width, "|"), ...(headers || rows.length > 0 ? [] : [`+${"-".repeat(width - 2)}+`])];
}

function headerLines({ headers }: Section, widths: readonly number[]): string[] {
  if (!headers || headers.length === 0) return [];
  return [ruler(widths), headers.map((header, at) => centered(header, widths[at] ?? 0, at === 0 ? "|" : "")).join("")];
}

function rowLines({ rows }: Section, widths: readonly number[], colored: boolean): string[] {
  if (rows.length === 0 || widths.length === 0) return [];
  const drawn = rows.map((row) => widths.map((width, at) => aligned(row[at] ?? "", width, at === 0 ? "|" : "", colored)).join(""));
  return [ruler(widths), ...drawn, ruler(widths)];
}

const ruler = (widths: readonly number[]) =>
  widths.map((width, at) => (at === 0 ? `+${"-".repeat(Math.max(0, width - 2))}+` : `${"-".repeat(Math.max(0, width - 1))}+`)).join("");

function centered(text: string, width: number, left: string): string {
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(screenWidth(text) / 2) - 1);
  const after = Math.max(0, width - 1 - (left.length + before + screenWidth(text)));
  return `${left}${" ".repeat(before)}${text}${" ".repeat(after)}|`;
}

function aligned(text: string, width: number, left: string, colored: boolean): string {
  const padding = width - (screenWidth(text) + 2 + left.length + 1) >= 0 ? 2 : 0;
  const after = Math.max(0, width - (left.length + padding + screenWidth(text)) - 1);
  return `${left}${" ".repeat(padding)}${paint(text, "\u001b[1m\u001b[34m", colored)}${" ".repeat(after)}|`;
}

const paint = (text: string, color: string, colored: boolean) => (colored ? `${color}${text}\u001b[0m` : text);
