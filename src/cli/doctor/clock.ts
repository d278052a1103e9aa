import { bad, type Finding, good } from "./finding.ts";

const greatestDriftSeconds = 30;
const releasedIn = 2026;

/**
 * Whether the clock can be right: it is not before this program was written, and agrees with the server's. One-time passwords of apps fail behind
 * half a minute (RFC 6238 §5.2). @param serverTime epoch seconds of the server's answer, where one came
 */
export function examineClock(serverTime: number | undefined, now = new Date()): Finding[] {
  if (now.getUTCFullYear() < releasedIn) return [bad("clock", `This machine's clock says ${now.toISOString()}: set it, best by NTP.`)];
  const drift = serverTime === undefined ? 0 : Math.round(Math.abs(serverTime - now.getTime() / 1000));
  if (drift > greatestDriftSeconds) return [bad("clock", `The server's clock differs from this machine's by ${drift} s: set both by NTP.`)];
  return [
    good(
      "clock",
      `This machine's clock says ${now.toISOString().slice(0, 19)}Z${serverTime === undefined ? "." : ", and the server agrees."}`,
    ),
  ];
}
