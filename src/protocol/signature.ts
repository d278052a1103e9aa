/**
 * Who signed a request. In development any well-formed AWS Signature Version 4 in the Authorization header is believed; where keys must be
 * configured and none is, no signature can be right. @see spec/auth.md §1.6; spec/platform.md §12
 */
import { refuse } from "../domain/refusal.ts";
import { scopeOf } from "../domain/signature/claim.ts";
import type { SignedCaller } from "../flows/caller.ts";
import type { HttpRequest } from "../http/message.ts";

/** Whose signatures count: anyone's (development), or those made with access keys that the operator configured. */
export type Trust = "any-signature" | "configured-keys";

/**
 * The signer of a request.
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException, UnrecognizedClientException
 */
export function checkSignature({ headers }: Pick<HttpRequest, "headers">, trust: Trust): SignedCaller {
  const { accessKeyId, region } = scopeOf(headers.authorization);
  if (trust === "configured-keys") throw refuse.unknownAccessKey();
  return { kind: "signed", accessKeyId, region };
}
