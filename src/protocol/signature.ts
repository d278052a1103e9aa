/**
 * Who signed a request. In development any well-formed AWS Signature Version 4 in the Authorization header is believed; where keys must be
 * configured and none is, no signature can be right. @see spec/auth.md §1.6; spec/platform.md §12
 */
import { refuse } from "../domain/refusal.ts";
import type { SignedCaller } from "../flows/caller.ts";
import type { HttpRequest } from "../http/message.ts";

/** Whose signatures count: anyone's (development), or those made with access keys that the operator configured. */
export type Trust = "any-signature" | "configured-keys";

const scheme = "AWS4-HMAC-SHA256";
const parts = ["Credential", "Signature", "SignedHeaders"] as const;

/**
 * The signer of a request.
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException, UnrecognizedClientException
 */
export function checkSignature({ headers }: Pick<HttpRequest, "headers">, trust: Trust): SignedCaller {
  const { authorization } = headers;
  if (authorization === undefined || authorization === "") throw refuse.noSignature();
  const given = parametersOf(authorization);
  const missing = parts.filter((part) => !given.get(part));
  if (missing.length > 0) throw refuse.incompleteSignature(missing, authorization);
  const scope = scopeOf(given.get("Credential") ?? "");
  if (trust === "configured-keys") throw refuse.unknownAccessKey();
  return { kind: "signed", ...scope };
}

/** The `name=value` parts behind the scheme; none for another scheme. Blanks around the commas are optional, the order is free. */
function parametersOf(authorization: string): ReadonlyMap<string, string> {
  if (!authorization.startsWith(`${scheme} `)) return new Map();
  const pairs = authorization.slice(scheme.length).split(",");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]));
}

/** @param credential `<access key id>/<yyyymmdd>/<region>/cognito-idp/aws4_request` */
function scopeOf(credential: string): { readonly accessKeyId: string; readonly region: string } {
  const elements = credential.split("/");
  const [accessKeyId = "", , region = "", service, terminator] = elements;
  if (elements.length !== 5) throw refuse.malformedCredential(credential);
  if (terminator !== "aws4_request") throw refuse.wrongTerminator();
  if (service !== "cognito-idp") throw refuse.wrongService();
  if (!/^[a-z]{2,5}(-[a-z]+)+-\d+$/.test(region)) throw refuse.wrongRegion();
  return { accessKeyId, region };
}
