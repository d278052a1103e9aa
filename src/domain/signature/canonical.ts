/** The canonical request of AWS Signature Version 4 and the signature over it. @see spec/platform.md §12 */
import { createHash } from "node:crypto";
import { hmacOf } from "../hmac.ts";
import type { Claim } from "./claim.ts";

/** A request as it came over the wire. */
export type SignedRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** In order, names as sent, repeated ones apart; every character of a value stands for one byte, as Node gives them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
};

/** Hex SHA-256 of bytes. */
export const sha256 = (data: Uint8Array): string => createHash("sha256").update(data).digest("hex");

/**
 * All values of a header in order, trimmed, inner runs of blanks folded to one. Only blank and tab are blanks: a no-break space at the end of a
 * value is a changed value.
 * @param name lower-case
 */
export const valuesOf = ({ headers }: Pick<SignedRequest, "headers">, name: string): string[] =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value.replace(/[ \t]+/g, " ").replace(/^ | $/g, ""));

/** The query's parameters in order, decoded. @param url path and query as received */
export function queryOf(url: string): readonly (readonly [name: string, value: string])[] {
  const [, query = ""] = splitOnce(url, "?");
  if (query === "") return [];
  return query.split("&").map((pair) => {
    const [name = "", value = ""] = splitOnce(pair, "=");
    return [decoded(name), decoded(value)];
  });
}

/** The text whose hash is signed; every character is one byte. */
export function canonicalRequest(request: SignedRequest, { signedHeaders }: Pick<Claim, "signedHeaders">): string {
  const [path = ""] = splitOnce(request.url, "?");
  return [
    request.method,
    encoded(path === "" ? "/" : path, "/%"),
    canonicalQuery(request.url),
    ...signedHeaders.map((name) => `${name}:${valuesOf(request, name).join(",")}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** The text that the key signs. */
export const stringToSign = (canonical: string, { amzDate, date, region }: Pick<Claim, "amzDate" | "date" | "region">): string =>
  ["AWS4-HMAC-SHA256", amzDate, `${date}/${region}/cognito-idp/aws4_request`, sha256(Buffer.from(canonical, "latin1"))].join("\n");

/** The key of one day, region and service. @param secretAccessKey as the caller knows it */
export const signingKey = (secretAccessKey: string, { date, region }: Pick<Claim, "date" | "region">): Buffer =>
  [date, region, "cognito-idp", "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));

/** The signature as 64 hex digits. */
export const signatureOver = (text: string, key: Buffer): string => hmac(key, text).toString("hex");

const hmac = (key: Buffer, text: string): Buffer => hmacOf("sha256", key).update(text).digest();

// Sorted by name, then by value: "a=1" comes before "a-b=1", though "-" comes before "=".
function canonicalQuery(url: string): string {
  const pairs = queryOf(url)
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encoded(name), encoded(value)] as const);
  return pairs
    .toSorted(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const splitOnce = (text: string, separator: string): string[] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign is signed as it stands
  }
}

// RFC 3986 leaves A-Z a-z 0-9 - . _ ~ as they are; encodeURIComponent leaves five more.
const encoded = (text: string, also = ""): string =>
  [...text].map((letter) => (also.includes(letter) ? letter : encodeURIComponent(letter).replace(/[!'()*]/g, percent))).join("");

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
