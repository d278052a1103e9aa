/** Every way the service says no: the exceptions of the API model, and the errors of the frame around every operation. */

/** One exception as data. `members` are those beyond `message`. */
export type ExceptionContract = { readonly status: 400 | 500; readonly summary: string; readonly members: readonly string[] };

const refused = (summary: string, members: readonly string[] = []): ExceptionContract => ({ status: 400, summary, members });
const failed = (summary: string): ExceptionContract => ({ status: 500, summary, members: [] });

/** The 59 exceptions of the API model. */
export const exceptions = {
  AccessDeniedException: refused("Access denied exception."),
  AliasExistsException: refused("Alias exists exception."),
  CodeDeliveryFailureException: refused("Code delivery failure exception."),
  CodeMismatchException: refused("Code mismatch exception."),
  ConcurrentModificationException: refused("Concurrent modification exception."),
  DeviceKeyExistsException: refused("Device key exists exception."),
  DuplicateProviderException: refused("Duplicate provider exception."),
  EnableSoftwareTokenMFAException: refused("Enable software token mfaexception."),
  ExpiredCodeException: refused("Expired code exception."),
  FeatureUnavailableInTierException: refused("Feature unavailable in tier exception."),
  ForbiddenException: refused("Forbidden exception."),
  GroupExistsException: refused("Group exists exception."),
  InternalErrorException: failed("Internal error exception."),
  InternalServerException: failed("Internal server exception."),
  InvalidEmailRoleAccessPolicyException: refused("Invalid email role access policy exception."),
  InvalidLambdaResponseException: refused("Invalid lambda response exception."),
  InvalidOAuthFlowException: refused("Invalid oauth flow exception."),
  InvalidParameterException: refused("Invalid parameter exception.", ["reasonCode"]),
  InvalidPasswordException: refused("Invalid password exception."),
  InvalidSmsRoleAccessPolicyException: refused("Invalid sms role access policy exception."),
  InvalidSmsRoleTrustRelationshipException: refused("Invalid sms role trust relationship exception."),
  InvalidUserPoolConfigurationException: refused("Invalid user pool configuration exception."),
  LimitExceededException: refused("Limit exceeded exception."),
  MFAMethodNotFoundException: refused("Mfamethod not found exception."),
  ManagedLoginBrandingExistsException: refused("Managed login branding exists exception."),
  NotAuthorizedException: refused("Not authorized exception."),
  OperationNotEnabledException: refused("Operation not enabled exception."),
  PasswordHistoryPolicyViolationException: refused("Password history policy violation exception."),
  PasswordResetRequiredException: refused("Password reset required exception."),
  PreconditionNotMetException: refused("Precondition not met exception."),
  RefreshTokenReuseException: refused("Refresh token reuse exception."),
  ResourceNotFoundException: refused("Resource not found exception."),
  ScopeDoesNotExistException: refused("Scope does not exist exception."),
  ServiceQuotaExceededException: refused("Service quota exceeded exception."),
  SoftwareTokenMFANotFoundException: refused("Software token mfanot found exception."),
  TermsExistsException: refused("Terms exists exception."),
  TierChangeNotAllowedException: refused("Tier change not allowed exception."),
  TooManyFailedAttemptsException: refused("Too many failed attempts exception."),
  TooManyRequestsException: refused("Too many requests exception."),
  UnauthorizedException: refused("Unauthorized exception."),
  UnexpectedLambdaException: refused("Unexpected lambda exception."),
  UnsupportedIdentityProviderException: refused("Unsupported identity provider exception."),
  UnsupportedOperationException: refused("Unsupported operation exception."),
  UnsupportedTokenTypeException: refused("Unsupported token type exception."),
  UnsupportedUserStateException: refused("Unsupported user state exception."),
  UserImportInProgressException: refused("User import in progress exception."),
  UserLambdaValidationException: refused("User lambda validation exception."),
  UserNotConfirmedException: refused("User not confirmed exception."),
  UserNotFoundException: refused("User not found exception."),
  UserPoolAddOnNotEnabledException: refused("User pool add on not enabled exception."),
  UserPoolTaggingException: refused("User pool tagging exception."),
  UsernameExistsException: refused("Username exists exception."),
  WebAuthnChallengeNotFoundException: refused("Web authn challenge not found exception."),
  WebAuthnClientMismatchException: refused("Web authn client mismatch exception."),
  WebAuthnConfigurationMissingException: refused("Web authn configuration missing exception."),
  WebAuthnCredentialNotSupportedException: refused("Web authn credential not supported exception."),
  WebAuthnNotEnabledException: refused("Web authn not enabled exception."),
  WebAuthnOriginNotAllowedException: refused("Web authn origin not allowed exception."),
  WebAuthnRelyingPartyMismatchException: refused("Web authn relying party mismatch exception."),
};

/** The name of an exception of the API model. */
export type ErrorName = keyof typeof exceptions;

/** Errors of the frame, met at the door before any operation runs; no operation lists them. */
export const commonErrors = {
  UnknownOperationException: refused("Unknown operation exception."),
  SerializationException: refused("Serialization exception."),
  MissingAuthenticationTokenException: refused("Missing authentication token exception."),
  IncompleteSignatureException: refused("Incomplete signature exception."),
  UnrecognizedClientException: refused("Unrecognized client exception."),
  InvalidSignatureException: refused("Invalid signature exception."),
  ExpiredTokenException: refused("Expired token exception."),
  AccessDeniedException: exceptions.AccessDeniedException,
  ThrottlingException: refused("Throttling exception."),
  ServiceUnavailableException: failed("Service unavailable exception."),
  InternalFailure: failed("Internal failure."),
};

/** The name of an error of the frame. */
export type CommonErrorName = keyof typeof commonErrors;
