/** What is refused before an operation runs, and about what a request names: frame, signature, policies, resources, tokens. */
import { refuse } from "../../domain/refusal.ts";
import { cause } from "./cause.ts";

export const frameCauses = {
  unknownOperation: cause(refuse.unknownOperation(), "the target names no operation of the API"),
  notServed: cause(refuse.notServed("{Operation}"), "the API has the operation and this version does not serve it"),
  unreadableBody: cause(refuse.unreadableBody(), "the body is not JSON"),
  bodyTooLarge: cause(refuse.bodyTooLarge(1_048_576), "the body is larger than POOLHOUSE_MAX_BODY_BYTES allows"),
  listUnexpected: cause(refuse.listUnexpected(), "a list stands where the contract has none"),
  structureUnexpected: cause(refuse.structureUnexpected(), "a structure or map stands where the contract has none"),
  expected: cause(refuse.expected("map or null"), "a list, a map or a structure is wanted and something else stands there"),
  unconvertible: cause(refuse.unconvertible("STRING", "Boolean"), "a text, number or truth value stands where another type is wanted"),
  constraints: cause(
    refuse.constraints(["Value '{value}' at '{member}' failed to satisfy constraint: Member must …"]),
    "a member breaks its bounds, pattern or list of values, or a required one is absent; sensitive values are not shown",
  ),
  tooManyRequests: cause(refuse.tooManyRequests(), "requests come faster than they are allowed to"),
  concurrentChange: cause(
    refuse.concurrentChange(),
    "others changed the same thing again and again meanwhile; sending the request again will do",
  ),
};

export const guardCauses = {
  forbidden: cause(refuse.forbidden(), "a web ACL in front of the pool blocks the request"),
  requestBlocked: cause(refuse.requestBlocked(), "the pool's risk configuration blocks the address from which the request comes"),
};

export const signatureCauses = {
  noSignature: cause(refuse.noSignature(), "the request carries no signature"),
  incompleteSignature: cause(refuse.incompleteSignature(["Signature"], "{header}"), "the Authorization header lacks a part"),
  incompleteQuerySignature: cause(refuse.incompleteQuerySignature(["X-Amz-Signature"]), "a signature in the query lacks a part"),
  signatureLifeOutOfBounds: cause(refuse.signatureLifeOutOfBounds(604_800), "X-Amz-Expires of a signature in the query is out of bounds"),
  wrongService: cause(refuse.wrongService(), "the signature is for another service"),
  wrongRegion: cause(refuse.wrongRegion(), "the signature is for another Region"),
  wrongTerminator: cause(refuse.wrongTerminator(), "the credential does not end in aws4_request"),
  malformedCredential: cause(refuse.malformedCredential("{credential}"), "the credential does not have five parts"),
  scopeDateMismatch: cause(refuse.scopeDateMismatch("{day}", "{date}"), "the day in the credential is not the day of the request's date"),
  signatureDateMissing: cause(refuse.signatureDateMissing(), "the request has neither X-Amz-Date nor Date"),
  signatureExpired: cause(refuse.signatureExpired("{signed}", "{earliest}", "{now}", 5), "the signature is too old"),
  signatureNotYetCurrent: cause(refuse.signatureNotYetCurrent("{signed}", "{latest}", "{now}"), "the signature is from the future"),
  signatureMismatch: cause(refuse.signatureMismatch(), "the signature is not that of the key over this request"),
  unknownAccessKey: cause(refuse.unknownAccessKey(), "the access key is not known here"),
  sessionTokenExpired: cause(refuse.sessionTokenExpired(), "the session token of temporary credentials has expired"),
  accessDenied: cause(
    refuse.accessDenied("{caller}", "cognito-idp:{Operation}", "{ARN}", "not-allowed"),
    "no policy of the access key allows the operation on this pool, or one denies it",
  ),
};

export const resourceCauses = {
  noSuchPool: cause(refuse.noSuchPool("{UserPoolId}"), "there is no user pool of this id"),
  noSuchClient: cause(refuse.noSuchClient("{ClientId}"), "there is no app client of this id, or it belongs to another pool"),
  noSuchUser: cause(refuse.noSuchUser(), "the user does not exist, or was deleted meanwhile"),
  noSuchUserForClient: cause(refuse.noSuchUserForClient(), "the user does not exist and the client may know it"),
  missingParameter: cause(refuse.missingParameter("{name}"), "a parameter that this flow, challenge or request needs is absent or empty"),
  tokenXorSession: cause(refuse.tokenXorSession(), "both AccessToken and Session are given, or neither"),
};

export const tokenCauses = {
  accessTokenForged: cause(refuse.accessTokenForged(), "the access token is no JWT, or its signature is not this pool's"),
  accessTokenInvalid: cause(refuse.accessTokenInvalid(), "the token is of another kind, issuer or pool"),
  accessTokenExpired: cause(refuse.accessTokenExpired(), "the access token has expired"),
  accessTokenRevoked: cause(
    refuse.accessTokenRevoked(),
    "the sign-in of the access token was ended: by revocation, sign-out or a disabled user",
  ),
  accessTokenScope: cause(refuse.accessTokenScope(), "the access token lacks the scope aws.cognito.signin.user.admin"),
  refreshTokenInvalid: cause(
    refuse.refreshTokenInvalid(),
    "the refresh token is not one of this pool and client, or its device's key is missing or wrong",
  ),
  refreshTokenInvalidAtGetTokens: cause(
    refuse.refreshTokenInvalidAtGetTokens(),
    "the refresh token is not one of this client, or its device's key is missing or wrong",
  ),
  refreshTokenExpired: cause(refuse.refreshTokenExpired(), "the refresh token has expired"),
  refreshTokenRevoked: cause(refuse.refreshTokenRevoked(), "the sign-in of the refresh token was ended"),
  refreshTokenReused: cause(
    refuse.refreshTokenReused(),
    "the refresh token was rotated out and its grace period is over; the sign-in is ended with that",
  ),
  refreshFlowOfRotatingClient: cause(
    refuse.refreshFlowOfRotatingClient(),
    "the client rotates refresh tokens, for which GetTokensFromRefreshToken is there",
  ),
  revocationOff: cause(refuse.revocationOff(), "the client has token revocation turned off"),
  tokenTypeNotRevocable: cause(refuse.tokenTypeNotRevocable(), "the token is not a refresh token"),
  unauthorizedClient: cause(
    refuse.unauthorizedClient(),
    "the client does not prove itself by its ClientSecret, or the refresh token is another client's",
  ),
  clientSecretWrong: cause(refuse.clientSecretWrong("{ClientId}"), "ClientSecret is missing, wrong, or given for a client without one"),
};
