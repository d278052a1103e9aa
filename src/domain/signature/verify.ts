/** Whether a request was signed with the secret of the access key it names, for this service, now. @see spec/auth.md §1.6; spec/platform.md §12 */
import { timingSafeEqual } from "node:crypto";
import { refuse } from "../refusal.ts";
import { canonicalRequest, type SignedRequest, sha256, signatureOver, signingKey, stringToSign, valuesOf } from "./canonical.ts";
import type { Claim } from "./claim.ts";
import { basicDate, momentOf } from "./moment.ts";

/** How far the caller's clock may be off, to either side. */
const toleranceSeconds = 300;

/**
 * Judges everything but the key's right to call. Headers outside the list are never trusted: whoever carries on may believe only signed ones.
 * @param claim what `claimIn` found in the request    @param secretAccessKey of the key that it names    @param now epoch seconds
 * @throws Refusal InvalidSignatureException with the service's sentence
 */
export function verifySignature(request: SignedRequest, claim: Claim, secretAccessKey: string, now: number): void {
  const day = claim.amzDate.slice(0, 8);
  if (day !== claim.date) throw refuse.scopeDateMismatch(claim.date, day);
  checkClock(claim, now);
  if (!headersAreSigned(request, claim) || !bodyIsAsDeclared(request)) throw refuse.signatureMismatch();
  const text = stringToSign(canonicalRequest(request, claim), claim);
  if (!isSame(signatureOver(text, signingKey(secretAccessKey, claim)), claim.signature)) throw refuse.signatureMismatch();
}

function checkClock({ amzDate, expiresSeconds = toleranceSeconds }: Claim, now: number): void {
  const signedAt = momentOf(amzDate) ?? 0;
  if (signedAt < now - expiresSeconds) {
    throw refuse.signatureExpired(amzDate, basicDate(now - expiresSeconds), basicDate(now), Math.ceil(expiresSeconds / 60));
  }
  if (signedAt > now + toleranceSeconds) throw refuse.signatureNotYetCurrent(amzDate, basicDate(now + toleranceSeconds), basicDate(now));
}

// `host`, a date and every x-amz-* header that was sent must be under the signature, else a proxy's guest could add one.
function headersAreSigned({ headers }: SignedRequest, { signedHeaders, dateHeader }: Claim): boolean {
  const sorted = signedHeaders.every((name, index) => name === name.toLowerCase() && (signedHeaders[index - 1] ?? "") < name);
  const sent = new Set(headers.map(([name]) => name.toLowerCase()));
  const needed = [...sent].filter((name) => name.startsWith("x-amz-"));
  return (
    sorted &&
    [...needed, "host", ...(dateHeader ? [dateHeader] : [])].every((name) => signedHeaders.includes(name)) &&
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
