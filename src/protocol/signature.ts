/**
 * Who signed a request. In development any well-formed AWS Signature Version 4 in the Authorization header is believed; in production it must be the
 * signature of an access key that the operator made, over this request, now. @see spec/auth.md §1.6; spec/platform.md §12
 */
import { isWorthNoting } from "../domain/access-key/access-key.ts";
import { refuse } from "../domain/refusal.ts";
import type { SignedRequest } from "../domain/signature/canonical.ts";
import { claimIn, scopeOf } from "../domain/signature/claim.ts";
import { verifySignature } from "../domain/signature/verify.ts";
import { type Credentials, credentialsOf } from "../flows/access-keys.ts";
import type { SignedCaller } from "../flows/caller.ts";
import type { HttpRequest } from "../http/message.ts";
import type { House } from "../ports/house.ts";

/** Whose signatures count: anyone's (development), or those made with access keys that the operator configured. */
export type Trust = "any-signature" | "configured-keys";

/** Who signed, and with what: where any signature counts, nobody knows. */
export type Signer = { readonly caller: SignedCaller; readonly credentials?: Credentials };

/**
 * The signer of a request.
 * @throws Refusal MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException, UnrecognizedClientException,
 *   ExpiredTokenException
 */
export async function checkSignature(request: HttpRequest, trust: Trust, house: House): Promise<Signer> {
  if (trust === "any-signature") return { caller: callerOf(scopeOf(request.headers.authorization)) };
  const signed = signedRequestOf(request);
  const claim = claimIn(signed);
  const credentials = await credentialsOf(house, claim);
  const now = house.clock.now();
  verifySignature(signed, claim, credentials.secret.reveal(), now);
  if (credentials.expiresAt !== undefined && credentials.expiresAt <= now) throw refuse.sessionTokenExpired();
  if (isWorthNoting(credentials.key, now)) await house.store.accessKeys.used(credentials.key.id, now);
  const { id, name } = credentials.key;
  return { caller: { ...callerOf(claim), key: { id, name } }, credentials };
}

const callerOf = ({ accessKeyId, region }: Pick<SignedCaller, "accessKeyId" | "region">): SignedCaller => ({
  kind: "signed",
  accessKeyId,
  region,
});

// Names and values stand in turn; what was too large was refused before.
const signedRequestOf = ({ method, url, rawHeaders, body }: HttpRequest): SignedRequest => ({
  method,
  url,
  headers: Array.from({ length: rawHeaders.length / 2 }, (_, index) => [rawHeaders[2 * index] ?? "", rawHeaders[2 * index + 1] ?? ""]),
  body: body === "too-large" ? Buffer.alloc(0) : body,
});
