/** Time-based one-time passwords: RFC 6238 with HMAC-SHA1, six digits, 30 seconds. Pure over the unsealed secret and the moment. */
import { timingSafeEqual } from "node:crypto";
import { Secret } from "otpauth";
import { hmacOf } from "../hmac.ts";

/** Length of a time step. @see RFC 6238 §4 */
const stepSeconds = 30;
const digits = 6;

/** What a code was worth: `spent` is the time step to keep as `lastStep`; `used` is a code whose step was spent before. */
export type TotpVerdict = { readonly spent: number } | "used" | "wrong";

/**
 * Judges a code: the current step and one to each side count, and each step only once. All three are computed, whatever matches.
 * @param secret base32 @param code six decimal digits as the user typed them
 * @param now epoch seconds @param lastStep the newest step that was spent with this secret
 * @returns the step to remember, or why not. Throws nothing for any code
 * @see RFC 6238 §5.2; spec/auth.md §5
 */
export function totpVerdict(secret: string, code: string, now: number, lastStep = Number.NEGATIVE_INFINITY): TotpVerdict {
  const current = totpStepOf(now);
  const key = keyOf(secret);
  const matching = [current, current - 1, current + 1].filter((step) => step >= 0 && sameCode(codeAt(key, step), code));
  const fresh = matching.find((step) => step > lastStep);
  if (fresh !== undefined) return { spent: fresh };
  return matching.length > 0 ? "used" : "wrong";
}

/** The code of one time step. @param secret base32 @param step whole number of 30-second steps since the epoch */
export const totpAt = (secret: string, step: number): string => codeAt(keyOf(secret), step);

const keyOf = (secret: string) => Secret.fromBase32(secret).bytes;

/** HOTP: four bytes of the MAC, from where its last four bits say. @see RFC 4226 §5.3 */
function codeAt(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = hmacOf("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The time step of a moment. @param now epoch seconds */
export const totpStepOf = (now: number): number => Math.floor(now / stepSeconds);

/** A secret as AssociateSoftwareToken shows it: 52 characters of base32. @param bytes 32 random bytes @see spec/auth.md §5 */
export const totpSecretOf = (bytes: Uint8Array): string => new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;

const sameCode = (expected: string, given: string) => {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
};
