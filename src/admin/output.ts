/** Writes to standard output and waits until it is taken. */
export const write = (text: string): Promise<void> => new Promise((resolve) => process.stdout.write(text, () => resolve()));

/** A moment as people and tools read it: ISO 8601, UTC, whole seconds. @param moment epoch seconds */
export const isoOf = (moment: number): string => new Date(moment * 1000).toISOString().replace(/\.\d+Z$/, "Z");

/** Rows in columns, two blanks apart. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}
