/** The canonical request of AWS Signature Version 4 and the signature over it. @see spec/platform.md §12 */
import { createHash, createHmac } from "node:crypto";
import type { Claim } from "./credential.ts";

/** A request as it came over the wire. `headers` in order, names as sent; repeated ones stay apart. */
export type SignedRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
};

/** Hex SHA-256 of bytes or UTF-8 text. */
export const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** All values of a header in order, trimmed, inner blanks folded to one. @param name lower-case */
export const valuesOf = ({ headers }: Pick<SignedRequest, "headers">, name: string): string[] =>
  headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value.trim().replace(/ +/g, " "));

/** The text whose hash is signed. */
export function canonicalRequest(request: SignedRequest, { signedHeaders }: Pick<Claim, "signedHeaders">): string {
  const [path = "", query = ""] = splitOnce(request.url, "?");
  return [
    request.method,
    encoded(path === "" ? "/" : path, "/%"),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${valuesOf(request, name).join(",")}`),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** The text that the key signs. @param amzDate yyyymmddThhmmssZ */
export const stringToSign = (canonical: string, amzDate: string, { date, region }: Pick<Claim, "date" | "region">): string =>
  ["AWS4-HMAC-SHA256", amzDate, `${date}/${region}/cognito-idp/aws4_request`, sha256(canonical)].join("\n");

/** The key of one day, region and service. @param secretAccessKey as the caller knows it */
export const signingKey = (secretAccessKey: string, { date, region }: Pick<Claim, "date" | "region">): Buffer =>
  [date, region, "cognito-idp", "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));

/** The signature as 64 hex digits. */
export const signatureOver = (text: string, key: Buffer): string => hmac(key, text).toString("hex");

const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => splitOnce(pair, "=").map((part) => encoded(decoded(part))))
    .map(([name = "", value = ""]) => `${name}=${value}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join("&");
}

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
