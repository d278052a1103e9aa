/** Moments as an operator types them. */
import { invalid } from "../failure.ts";

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * A moment that was typed: a date, a date with a time (UTC where it says nothing else), or how long ago. @param option for the message
 * @param now epoch seconds    @returns epoch seconds    @throws Failure 252 neither
 * @example `24h`, `2026-11-26`, `2026-11-26T10:00:00Z`
 */
export function momentOf(option: string, typed: string, now: number): number {
  const [, count, unit = ""] = /^(\d{1,9})([smhd])$/.exec(typed) ?? [];
  if (count !== undefined) return now - Number(count) * (secondsIn[unit] ?? 0);
  const [, day, time, zone = "Z"] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(typed) ?? [];
  const moment = day === undefined ? Number.NaN : Date.parse(`${day}T${time ?? "00:00"}${zone}`);
  if (!Number.isNaN(moment)) return moment / 1000;
  throw invalid(`${option} must be a date such as 2026-11-26, a time such as 2026-11-26T10:00:00Z, or a span such as 24h, not "${typed}".`);
}
