/** Every way the service says no: the exceptions of the API model, and the errors of the frame around every operation. */

/** One exception as data. `members` are those beyond `message`. */
export type ExceptionContract = { readonly status: 400 | 500; readonly summary: string; readonly members: readonly string[] };

const refused = (summary: string, members: readonly string[] = []): ExceptionContract => ({ status: 400, summary, members });
const failed = (summary: string): ExceptionContract => ({ status: 500, summary, members: [] });

/** The 59 exceptions of the API model. */
export const exceptions = {
  AccessDeniedException: refused("The caller's policies do not allow the operation."),
  AliasExistsException: refused("The email address, phone number or preferred username is already another user's alias."),
  CodeDeliveryFailureException: refused("The code could not be delivered."),
  CodeMismatchException: refused("The code is not the one that was sent."),
  ConcurrentModificationException: refused("Another change was made at the same time; try again."),
  DeviceKeyExistsException: refused("A device with this key is already confirmed."),
  DuplicateProviderException: refused("The user pool already has an identity provider of this name."),
  EnableSoftwareTokenMFAException: refused("The code from the authenticator app does not match, so the app is not confirmed."),
  ExpiredCodeException: refused("The code has expired."),
  FeatureUnavailableInTierException: refused("The user pool's tier does not include the feature."),
  ForbiddenException: refused("A web ACL in front of the user pool blocked the request."),
  GroupExistsException: refused("The user pool already has a group of this name."),
  InternalErrorException: failed("Something went wrong inside the service."),
  InternalServerException: failed("Something went wrong inside the service while it handled client secrets."),
  InvalidEmailRoleAccessPolicyException: refused("The service may not send mail from the configured address."),
  InvalidLambdaResponseException: refused("A trigger answered with something that the service cannot use."),
  InvalidOAuthFlowException: refused("The OAuth flow is not valid for the app client."),
  InvalidParameterException: refused("A parameter breaks a constraint or a rule.", ["reasonCode"]),
  InvalidPasswordException: refused("The password does not satisfy the password policy."),
  InvalidSmsRoleAccessPolicyException: refused("The role for text messages may not publish them."),
  InvalidSmsRoleTrustRelationshipException: refused("The role for text messages does not trust the service, or its external id differs."),
  InvalidUserPoolConfigurationException: refused("The user pool's configuration does not allow the operation to work."),
  LimitExceededException: refused("A limit on a resource, or on tries in a span of time, is reached."),
  MFAMethodNotFoundException: refused("The user has no MFA factor that the sign-in could ask for."),
  ManagedLoginBrandingExistsException: refused("The app client already has a managed login style."),
  NotAuthorizedException: refused("The credentials are wrong, or the caller may not do this."),
  OperationNotEnabledException: refused("The operation is not available in this Region or on this replica."),
  PasswordHistoryPolicyViolationException: refused("The password was used before and may not be used again."),
  PasswordResetRequiredException: refused("The user must reset the password first."),
  PreconditionNotMetException: refused("Something that must come first has not happened."),
  RefreshTokenReuseException: refused("The refresh token was already rotated out and its grace period is over."),
  ResourceNotFoundException: refused("The user pool, app client or other resource does not exist."),
  ScopeDoesNotExistException: refused("The scope does not exist."),
  ServiceQuotaExceededException: refused("The request goes beyond the account's quota."),
  SoftwareTokenMFANotFoundException: refused("MFA with an authenticator app is not active for the user pool or the user."),
  TermsExistsException: refused("The app client already has a terms document of this name."),
  TierChangeNotAllowedException: refused("The user pool may not change to this tier."),
  TooManyFailedAttemptsException: refused("There were too many failed attempts."),
  TooManyRequestsException: refused("There were too many requests for the operation."),
  UnauthorizedException: refused("The token in the request does not authorize it."),
  UnexpectedLambdaException: refused("A trigger could not be invoked, or failed."),
  UnsupportedIdentityProviderException: refused("The identity provider is not supported."),
  UnsupportedOperationException: refused("The app client does not have this operation turned on."),
  UnsupportedTokenTypeException: refused("The token is of a type that the operation does not take."),
  UnsupportedUserStateException: refused("The user's status does not allow the operation."),
  UserImportInProgressException: refused("A user import is running, and the user pool cannot be changed meanwhile."),
  UserLambdaValidationException: refused("A trigger refused the request."),
  UserNotConfirmedException: refused("The user has not confirmed the sign-up."),
  UserNotFoundException: refused("The user does not exist."),
  UserPoolAddOnNotEnabledException: refused("Threat protection is not turned on in the user pool."),
  UserPoolTaggingException: refused("The tags could not be set."),
  UsernameExistsException: refused("The user pool already has a user of this name."),
  WebAuthnChallengeNotFoundException: refused("No passkey registration was started, or it has expired."),
  WebAuthnClientMismatchException: refused("The registration was started through another app client."),
  WebAuthnConfigurationMissingException: refused("The user pool has neither a relying party id nor a domain."),
  WebAuthnCredentialNotSupportedException: refused("The passkey comes from a device or provider that is not supported."),
  WebAuthnNotEnabledException: refused("Passkeys are not turned on in the user pool."),
  WebAuthnOriginNotAllowedException: refused("The passkey was made on an origin that the relying party id does not cover."),
  WebAuthnRelyingPartyMismatchException: refused("The passkey belongs to another relying party."),
};

/** The name of an exception of the API model. */
export type ErrorName = keyof typeof exceptions;

/** Errors of the frame, met at the door before any operation runs; no operation lists them. */
export const commonErrors = {
  UnknownOperationException: refused("The target names no operation."),
  SerializationException: refused("The body is not JSON of the right types."),
  MissingAuthenticationTokenException: refused("The operation needs a signature, and the request has none."),
  IncompleteSignatureException: refused("The Authorization header lacks a part of the signature."),
  UnrecognizedClientException: refused("The access key or session token is not known."),
  InvalidSignatureException: refused("The signature is wrong, too old, or for another Region or service."),
  ExpiredTokenException: refused("The AWS session token has expired."),
  AccessDeniedException: exceptions.AccessDeniedException,
  ThrottlingException: refused("Requests came faster than they are allowed to."),
  InternalFailure: failed("Something went wrong before any operation ran."),
};

/** The name of an error of the frame. */
export type CommonErrorName = keyof typeof commonErrors;
