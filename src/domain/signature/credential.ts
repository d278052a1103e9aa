/** The Authorization header of AWS Signature Version 4, taken apart. @see spec/auth.md §1.6; spec/platform.md §12 */
import { refuse } from "../refusal.ts";

/** What a signature claims: who signed, for which scope, over which headers. */
export type Claim = {
  readonly accessKeyId: string;
  /** yyyymmdd */
  readonly date: string;
  readonly region: string;
  /** In the order of the header, lower-case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

const scheme = "AWS4-HMAC-SHA256";
const parts = ["Credential", "Signature", "SignedHeaders"] as const;

/**
 * Reads the header. @param authorization its value, undefined where the request has none
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException
 */
export function claimOf(authorization: string | undefined): Claim {
  if (authorization === undefined || authorization === "") throw refuse.noSignature();
  const given = parametersOf(authorization);
  const missing = parts.filter((part) => !given.get(part));
  if (missing.length > 0) throw refuse.incompleteSignature(missing, authorization);
  const signedHeaders = (given.get("SignedHeaders") ?? "").split(";");
  return { ...scopeOf(given.get("Credential") ?? ""), signedHeaders, signature: given.get("Signature") ?? "" };
}

// Blanks around the commas are optional and the order is free; another scheme has none of the parts.
function parametersOf(authorization: string): ReadonlyMap<string, string> {
  if (!authorization.startsWith(`${scheme} `)) return new Map();
  const pairs = authorization.slice(scheme.length).split(",");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]));
}

function scopeOf(credential: string): Pick<Claim, "accessKeyId" | "date" | "region"> {
  const elements = credential.split("/");
  const [accessKeyId = "", date = "", region = "", service, terminator] = elements;
  if (elements.length !== 5) throw refuse.malformedCredential(credential);
  if (terminator !== "aws4_request") throw refuse.wrongTerminator();
  if (service !== "cognito-idp") throw refuse.wrongService();
  if (!/^[a-z]{2,5}(-[a-z]+)+-\d+$/.test(region)) throw refuse.wrongRegion();
  return { accessKeyId, date, region };
}
