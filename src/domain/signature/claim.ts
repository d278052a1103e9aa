/**
 * What a signature of AWS Signature Version 4 claims: in the Authorization header, or (a presigned request) in the query.
 * @see spec/auth.md §1.6; spec/platform.md §12
 */
import { refuse } from "../refusal.ts";
import { queryOf, type SignedRequest, valuesOf } from "./canonical.ts";
import { basicDate, momentOf } from "./moment.ts";

/** Who signed, when, for which scope, over which headers. */
export type Claim = {
  readonly accessKeyId: string;
  /** yyyymmdd, of the scope. */
  readonly date: string;
  readonly region: string;
  /** In the order given, lower-case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** yyyymmddThhmmssZ, as signed. */
  readonly amzDate: string;
  /** Where the date stands, if in a header: it must be under the signature. */
  readonly dateHeader?: "x-amz-date" | "date";
  /** Of temporary credentials. */
  readonly sessionToken?: string;
  /** How long a presigned request may be used. */
  readonly expiresSeconds?: number;
};

type Scope = Pick<Claim, "accessKeyId" | "date" | "region" | "signedHeaders" | "signature">;

const scheme = "AWS4-HMAC-SHA256";

/**
 * The claim of a request: the header's where there is one, else the query's.
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException
 */
export function claimIn(request: Pick<SignedRequest, "url" | "headers">): Claim {
  const [authorization, ...more] = valuesOf(request, "authorization");
  // Whoever stands between might read another one than we do.
  if (more.length > 0) throw refuse.signatureMismatch();
  const query = queryOf(request.url);
  if (!authorization && query.some(([name]) => name === "X-Amz-Algorithm" || name === "X-Amz-Signature")) return claimOfQuery(query);
  const [sessionToken] = valuesOf(request, "x-amz-security-token");
  return { ...scopeOf(authorization), ...dateOf(request), ...(sessionToken !== undefined && { sessionToken }) };
}

/**
 * Scope and signature of the Authorization header. @param authorization its value, undefined where the request has none
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException
 */
export function scopeOf(authorization: string | undefined): Scope {
  if (authorization === undefined || authorization === "") throw refuse.noSignature();
  const given = parametersOf(authorization);
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((part) => !given.get(part));
  if (missing.length > 0) throw refuse.incompleteSignature(missing, authorization);
  return scopeFrom(given.get("Credential"), given.get("SignedHeaders"), given.get("Signature"));
}

// Blanks around the commas are optional and the order is free; another scheme has none of the parts.
function parametersOf(authorization: string): ReadonlyMap<string, string> {
  if (!authorization.startsWith(`${scheme} `)) return new Map();
  const pairs = authorization.slice(scheme.length).split(",");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]));
}

function scopeFrom(credential = "", signedHeaders = "", signature = ""): Scope {
  const elements = credential.split("/");
  const [accessKeyId = "", date = "", region = "", service, terminator] = elements;
  if (elements.length !== 5) throw refuse.malformedCredential(credential);
  if (terminator !== "aws4_request") throw refuse.wrongTerminator();
  if (service !== "cognito-idp") throw refuse.wrongService();
  if (!/^[a-z]{2,5}(-[a-z]+)+-\d+$/.test(region)) throw refuse.wrongRegion();
  return { accessKeyId, date, region, signedHeaders: signedHeaders.split(";"), signature };
}

function dateOf(request: Pick<SignedRequest, "headers">): Pick<Claim, "amzDate" | "dateHeader"> {
  const given = valuesOf(request, "x-amz-date");
  const [amzDate = ""] = given;
  if (given.length === 1 && momentOf(amzDate) !== undefined) return { amzDate, dateHeader: "x-amz-date" };
  const dates = valuesOf(request, "date");
  const moment = given.length === 0 && dates.length === 1 ? Date.parse(dates[0] ?? "") : Number.NaN;
  if (Number.isNaN(moment)) throw refuse.signatureDateMissing();
  return { amzDate: basicDate(moment / 1000), dateHeader: "date" };
}

const queryParts = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Date",
  "X-Amz-Expires",
  "X-Amz-Signature",
  "X-Amz-SignedHeaders",
] as const;
const longestSeconds = 604_800;

function claimOfQuery(query: ReturnType<typeof queryOf>): Claim {
  const given = new Map(query);
  // A parameter that stands there twice could be read in two ways.
  if (given.size < query.length) throw refuse.signatureMismatch();
  const missing = queryParts.filter((part) => !given.get(part));
  if (given.get("X-Amz-Algorithm") !== scheme && !missing.includes("X-Amz-Algorithm")) missing.unshift("X-Amz-Algorithm");
  if (missing.length > 0) throw refuse.incompleteQuerySignature(missing);
  const [amzDate = "", expires = ""] = [given.get("X-Amz-Date"), given.get("X-Amz-Expires")];
  if (momentOf(amzDate) === undefined) throw refuse.incompleteQuerySignature(["X-Amz-Date"]);
  const expiresSeconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (expiresSeconds < 1 || expiresSeconds > longestSeconds) throw refuse.signatureLifeOutOfBounds(longestSeconds);
  const scope = scopeFrom(given.get("X-Amz-Credential"), given.get("X-Amz-SignedHeaders"), given.get("X-Amz-Signature"));
  const sessionToken = given.get("X-Amz-Security-Token");
  return { ...scope, amzDate, expiresSeconds, ...(sessionToken !== undefined && { sessionToken }) };
}
