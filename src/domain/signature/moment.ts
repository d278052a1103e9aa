/** Moments as signatures write them: yyyymmddThhmmssZ (ISO 8601, basic format). @see spec/platform.md §12 */

/** @param moment epoch seconds */
export const basicDate = (moment: number): string =>
  new Date(moment * 1000)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d+Z$/, "Z");

/** Epoch seconds. @returns undefined where the text is no such moment */
export function momentOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) / 1000;
  return Number.isNaN(moment) || basicDate(moment) !== text ? undefined : moment;
}
