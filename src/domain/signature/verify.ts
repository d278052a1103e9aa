/** Whether a request was signed with the secret of the access key it names, for this service, now. @see spec/auth.md §1.6; spec/platform.md §12 */
import { timingSafeEqual } from "node:crypto";
import { refuse } from "../refusal.ts";
import { canonicalRequest, type SignedRequest, sha256, signatureOver, signingKey, stringToSign, valuesOf } from "./canonical.ts";
import type { Claim } from "./credential.ts";

/** How far the caller's clock may be off, to either side. */
const toleranceSeconds = 300;

/**
 * Judges everything but the key's right to call. Header names outside the list are never trusted: whoever carries on may read only signed ones.
 * @param secretAccessKey of the access key that `claim` names    @param now epoch seconds    @param region the only one that is served, if there is only one
 * @throws Refusal InvalidSignatureException with the service's sentence
 */
export function verifySignature(request: SignedRequest, claim: Claim, secretAccessKey: string, now: number, region?: string): void {
  if (region !== undefined && claim.region !== region) throw refuse.wrongRegion();
  const amzDate = dateOf(request);
  if (amzDate.slice(0, 8) !== claim.date) throw refuse.scopeDateMismatch(claim.date, amzDate.slice(0, 8));
  checkClock(amzDate, now);
  if (!headersAreSigned(request, claim) || !bodyIsAsDeclared(request)) throw refuse.signatureMismatch();
  const text = stringToSign(canonicalRequest(request, claim), amzDate, claim);
  if (!isSame(signatureOver(text, signingKey(secretAccessKey, claim)), claim.signature)) throw refuse.signatureMismatch();
}

/** Moments as the service writes them: yyyymmddThhmmssZ. @param moment epoch seconds */
export const basicDate = (moment: number): string =>
  new Date(moment * 1000)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d+Z$/, "Z");

function dateOf(request: SignedRequest): string {
  const [given] = valuesOf(request, "x-amz-date");
  if (given !== undefined && /^\d{8}T\d{6}Z$/.test(given)) return given;
  const [date] = valuesOf(request, "date");
  const moment = given === undefined && date !== undefined ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(moment)) throw refuse.signatureDateMissing();
  return basicDate(moment / 1000);
}

function checkClock(amzDate: string, now: number): void {
  const signedAt = Date.parse(amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")) / 1000;
  if (Number.isNaN(signedAt)) throw refuse.signatureDateMissing();
  if (signedAt < now - toleranceSeconds) throw refuse.signatureExpired(amzDate, basicDate(now - toleranceSeconds), basicDate(now));
  if (signedAt > now + toleranceSeconds) throw refuse.signatureNotYetCurrent(amzDate, basicDate(now + toleranceSeconds), basicDate(now));
}

// `host`, a date and every x-amz-* header that was sent must be under the signature, else a proxy's guest could add one.
function headersAreSigned({ headers }: SignedRequest, { signedHeaders }: Claim): boolean {
  const sorted = signedHeaders.every((name, index) => name === name.toLowerCase() && (signedHeaders[index - 1] ?? "") < name);
  const sent = new Set(headers.map(([name]) => name.toLowerCase()));
  const needed = [...sent].filter((name) => name === "host" || name.startsWith("x-amz-"));
  const dated = signedHeaders.includes("x-amz-date") || (!sent.has("x-amz-date") && signedHeaders.includes("date"));
  return (
    sorted &&
    dated &&
    sent.has("host") &&
    needed.every((name) => signedHeaders.includes(name)) &&
    signedHeaders.every((name) => sent.has(name))
  );
}

function bodyIsAsDeclared(request: SignedRequest): boolean {
  const declared = valuesOf(request, "x-amz-content-sha256");
  return declared.every((hash) => isSame(hash, sha256(request.body)));
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
