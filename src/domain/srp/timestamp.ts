/** The TIMESTAMP that a client signs: `EEE MMM d HH:mm:ss 'UTC' yyyy` in English. @see spec/auth.md §3.4 */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months: readonly string[] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// The real service's limit is unknown. Clients do not correct their clock, so a phone that is hours wrong must still get in; what stops a
// replay is the single use of the secret block, not this.
const toleratedSeconds = 86_400;

/** The timestamp of a moment: day of the month without padding, hours with. @param at epoch seconds */
export function timestampOf(at: number): string {
  const date = new Date(Math.floor(at) * 1000);
  const time = date.toISOString().slice(11, 19);
  return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${date.getUTCDate()} ${time} UTC ${date.getUTCFullYear()}`;
}

/** Whether a timestamp has the exact form, is a day that exists, and lies within a day of `now` (epoch seconds). */
export function isTimely(text: string, now: number): boolean {
  const at = momentOf(text);
  return at !== undefined && timestampOf(at) === text && Math.abs(at - now) <= toleratedSeconds;
}

function momentOf(text: string): number | undefined {
  const [, month = "", day, hour, minute, second, year] = /^\w{3} (\w{3}) (\d{1,2}) (\d\d):(\d\d):(\d\d) UTC (\d{4})$/.exec(text) ?? [];
  const at = Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(at) ? undefined : at / 1000;
}
