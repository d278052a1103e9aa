/** Moments as the screen shows them: ISO 8601 in the time zone of the machine. @see spec/platform.md §7.7 */
import { broken } from "../failure.ts";
import { shown } from "../values/python.ts";
import { Float, type Value } from "../values/value.ts";

/**
 * A moment of an answer as text, such as `2023-11-14T22:13:20.123000+00:00`. @param value epoch seconds, or a text that Date can read
 * @throws Failure 255 no moment
 */
export function localMoment(value: Value): string {
  const number = value instanceof Float ? value.value : typeof value === "string" ? Number(value) : Number(value ?? Number.NaN);
  if (Number.isFinite(number) && value !== "") return fromEpoch(number);
  if (typeof value === "string" && !Number.isNaN(Date.parse(value))) return fromText(value);
  throw broken(`Invalid timestamp "${shown(value)}": Unknown string format: ${shown(value)}`);
}

function fromEpoch(epochSeconds: number): string {
  const whole = Math.floor(epochSeconds);
  const micro = Math.round((epochSeconds - whole) * 1e6);
  const seconds = micro === 1e6 ? whole + 1 : whole;
  const date = new Date(seconds * 1000);
  const offsetMinutes = -date.getTimezoneOffset();
  return isoText(new Date(seconds * 1000 + offsetMinutes * 60_000), micro % 1e6, offsetText(offsetMinutes));
}

// A text keeps its own time zone.
function fromText(text: string): string {
  const [, day = "", time = "", fraction = "", zone = ""] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (day === "") return fromEpoch(Date.parse(text) / 1000);
  const shownZone = zone === "Z" ? "+00:00" : zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  const micro = Number(fraction.slice(0, 6).padEnd(6, "0"));
  return `${day}T${time || "00:00:00"}${microText(micro)}${shownZone}`;
}

const isoText = (shifted: Date, micro: number, zone: string) => `${shifted.toISOString().slice(0, 19)}${microText(micro)}${zone}`;
const microText = (micro: number) => (micro === 0 ? "" : `.${String(micro).padStart(6, "0")}`);
const two = (value: number) => String(value).padStart(2, "0");
const offsetText = (minutes: number) =>
  `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
