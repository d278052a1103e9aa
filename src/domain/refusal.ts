/**
 * Every way to say no, every sentence once. A refusal carries the name of the exception of the contract; other doors translate it by table.
 * Marks behind a line tell where its text comes from: R recorded from the real service, R~ quoted from it, D its documentation, I ours.
 * @see spec/auth.md §1.8, §2.5 to §2.8, §3, §4, §5, §7.6; spec/platform.md §2
 */
import type { CommonErrorName, ErrorName } from "../api/exceptions.ts";
import type { Factor } from "./mfa/factor.ts";

/** An answer of "no". `details` are further members of the exception, such as `reasonCode`. */
export class Refusal extends Error {
  override readonly name: ErrorName | CommonErrorName;
  readonly details: Readonly<Record<string, string>> | undefined;
  constructor(name: ErrorName | CommonErrorName, message: string, details?: Readonly<Record<string, string>>) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

/** Risk stopped a sign-in whose first factor was right: unlike other refusals of a sign-in, it is kept as such in the user's history. */
export class SignInBlocked extends Refusal {}

const invalid = (message: string) => new Refusal("InvalidParameterException", message);
const serialization = (message: string) => new Refusal("SerializationException", message);
const notAuthorized = (message: string) => new Refusal("NotAuthorizedException", message);
// A constraint that only the pool's settings can judge; the member is sensitive, so its value is not shown (§1.5).
const constraint = (member: string, sentence: string) =>
  invalid(`1 validation error detected: Value at '${member}' failed to satisfy constraint: ${sentence}`);

export const refuse = {
  // the door; an empty sentence is left out of the answer, §1.4
  unknownOperation: () => new Refusal("UnknownOperationException", ""), // I
  notServed: (operation: string) =>
    new Refusal("UnknownOperationException", `Operation ${operation} is not served by this version of Poolhouse.`), // I
  unreadableBody: () => serialization(""), // R~
  bodyTooLarge: (limitBytes: number) => serialization(`Request body is larger than ${limitBytes} bytes.`), // I
  listUnexpected: () => serialization("Start of list found where not expected"), // I
  structureUnexpected: () => serialization("Start of structure or map found where not expected."), // R
  expected: (what: "list or null" | "map or null" | "null") => serialization(`Expected ${what}`), // R for map, else I
  unconvertible: (kind: "STRING" | "NUMBER" | "TRUE" | "FALSE", wanted: string) =>
    serialization(`${kind}_VALUE can not be converted to ${wanted}`), // I
  // bounds of the contract, §1.5
  constraints: (violations: readonly string[]) =>
    invalid(`${violations.length} validation error${violations.length === 1 ? "" : "s"} detected: ${violations.join("; ")}`), // R~
  // web ACL, §9
  forbidden: () => new Refusal("ForbiddenException", "Request not allowed due to WAF block."), // R
  // signing, §1.6
  noSignature: () => new Refusal("MissingAuthenticationTokenException", "Missing Authentication Token"), // I
  incompleteSignature: (missing: readonly string[], header: string) =>
    new Refusal(
      "IncompleteSignatureException",
      `${missing.map((part) => `Authorization header requires '${part}' parameter. `).join("")}Authorization=${header}`,
    ), // I
  incompleteQuerySignature: (missing: readonly string[]) =>
    new Refusal(
      "IncompleteSignatureException",
      `${missing.map((part) => `AWS query-string parameters must include '${part}'. `).join("")}Re-examine the query-string parameters.`,
    ), // I
  signatureLifeOutOfBounds: (longestSeconds: number) =>
    new Refusal("IncompleteSignatureException", `X-Amz-Expires must be a number of seconds from 1 to ${longestSeconds}.`), // I
  wrongService: () => new Refusal("InvalidSignatureException", "Credential should be scoped to correct service: 'cognito-idp'. "), // I
  wrongRegion: () => new Refusal("InvalidSignatureException", "Credential should be scoped to a valid region. "), // I
  wrongTerminator: () => new Refusal("InvalidSignatureException", "Credential should be scoped with a valid terminator: 'aws4_request'"), // R~
  malformedCredential: (credential: string) =>
    new Refusal(
      "IncompleteSignatureException",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    ), // I
  scopeDateMismatch: (scope: string, date: string) =>
    new Refusal(
      "InvalidSignatureException",
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope}' != '${date}', from '${date}'.`,
    ), // R~
  signatureDateMissing: () =>
    new Refusal("IncompleteSignatureException", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."), // R~
  signatureExpired: (signed: string, earliest: string, now: string, minutes: number) =>
    new Refusal("InvalidSignatureException", `Signature expired: ${signed} is now earlier than ${earliest} (${now} - ${minutes} min.)`), // R~
  signatureNotYetCurrent: (signed: string, latest: string, now: string) =>
    new Refusal("InvalidSignatureException", `Signature not yet current: ${signed} is still later than ${latest} (${now} + 5 min.)`), // R~
  signatureMismatch: () =>
    new Refusal(
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    ), // R~
  unknownAccessKey: () => new Refusal("UnrecognizedClientException", "The security token included in the request is invalid."), // I
  sessionTokenExpired: () => new Refusal("ExpiredTokenException", "The security token included in the request is expired"), // I
  accessDenied: (caller: string, action: string, resource: string, why: "explicitly-denied" | "not-allowed") =>
    new Refusal(
      "AccessDeniedException",
      `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${
        why === "not-allowed"
          ? `because no identity-based policy allows the ${action} action` // R
          : "with an explicit deny in an identity-based policy" // D
      }`,
    ),
  // resources, §1.8
  noSuchPool: (poolId: string) => new Refusal("ResourceNotFoundException", `User pool ${poolId} does not exist.`), // R~
  noSuchClient: (clientId: string) => new Refusal("ResourceNotFoundException", `User pool client ${clientId} does not exist.`), // R~
  noSuchUser: () => new Refusal("UserNotFoundException", "User does not exist."), // R
  noSuchUserForClient: () => new Refusal("UserNotFoundException", "Username/client id combination not found."), // R
  missingParameter: (name: string) => invalid(`Missing required parameter ${name}`), // R
  tooManyRequests: () => new Refusal("TooManyRequestsException", "Rate exceeded"), // I
  concurrentChange: () => new Refusal("TooManyRequestsException", "Too many changes at the same time, please try again."), // I

  // access tokens, §2.8
  accessTokenExpired: () => notAuthorized("Access Token has expired"), // R~
  accessTokenRevoked: () => notAuthorized("Access Token has been revoked"), // R~
  accessTokenScope: () => notAuthorized("Access Token does not have required scopes"), // R~
  accessTokenInvalid: () => notAuthorized("Invalid Access Token"), // R~
  accessTokenForged: () => notAuthorized("Could not verify signature for Access Token"), // R~
  // refresh tokens, §2.5 to §2.7
  refreshTokenInvalid: () => notAuthorized("Invalid Refresh Token"), // R
  refreshTokenInvalidAtGetTokens: () => notAuthorized("Invalid Refresh Token."), // R~
  refreshTokenExpired: () => notAuthorized("Refresh Token has expired"), // R~
  refreshTokenRevoked: () => notAuthorized("Refresh Token has been revoked"), // R~
  refreshTokenReused: () => new Refusal("RefreshTokenReuseException", "Refresh token has been used already."), // I
  refreshFlowOfRotatingClient: () => invalid("REFRESH_TOKEN_AUTH is not supported when refresh token rotation is enabled."), // I
  revocationOff: () => new Refusal("UnsupportedOperationException", "Revocation is not enabled for this client."), // I
  tokenTypeNotRevocable: () => new Refusal("UnsupportedTokenTypeException", "Unsupported token type, only refresh tokens can be revoked."), // I
  unauthorizedClient: () => new Refusal("UnauthorizedException", "The token was not issued to this client."), // I
  clientSecretWrong: (clientId: string) => notAuthorized(`Unable to verify secret for client ${clientId}`), // I

  // flows, §3.1
  passwordFlowOff: () => invalid("USER_PASSWORD_AUTH flow not enabled for this client"), // R
  adminFlowOff: () => invalid("Auth flow not enabled for this client"), // R~
  flowOff: (flow: string) => invalid(`${flow} is not enabled for the client.`), // R~ for USER_SRP_AUTH
  flowNotAtThisDoor: () => invalid("Initiate Auth method not supported."), // R~
  customAuthWithoutTriggers: () => invalid("Custom auth lambda trigger is not configured for the user pool."), // R~
  secretHashMissing: (clientId: string) => notAuthorized(`Client ${clientId} is configured with secret but SECRET_HASH was not received`), // R~
  secretHashWrong: (clientId: string) => notAuthorized(`Unable to verify secret hash for client ${clientId}`), // R
  secretHashMismatch: (clientId: string) => notAuthorized(`SecretHash does not match for the client: ${clientId}`), // R~
  secretHashUnasked: (clientId: string) => invalid(`App client ${clientId} is not configured for secret but secret hash was received`), // R~
  srpAInvalid: () => invalid("Invalid SRP_A given."), // I

  // sessions, §3.2
  sessionInvalid: () => notAuthorized("Invalid session for the user."), // R~
  sessionUsed: () => notAuthorized("Invalid session for the user, session can only be used once."), // R~
  sessionExpired: () => notAuthorized("Invalid session for the user, session is expired."), // R

  // users at sign-in, §3.3
  wrongPassword: () => notAuthorized("Incorrect username or password."), // R
  tooManyPasswords: () => notAuthorized("Password attempts exceeded"), // R
  userNotConfirmed: () => new Refusal("UserNotConfirmedException", "User is not confirmed."), // R
  userDisabled: () => notAuthorized("User is disabled."), // R~
  passwordResetRequired: () => new Refusal("PasswordResetRequiredException", "Password reset required for the user"), // R~
  signInBlocked: () => new SignInBlocked("NotAuthorizedException", "Unable to login because of security reasons."), // R~
  temporaryPasswordExpired: () => notAuthorized("Temporary password has expired and must be reset by an administrator."), // R~

  // challenges, §3.5, §3.6
  wrongMfaCode: () => new Refusal("CodeMismatchException", "Invalid code or auth state for the user."), // R
  wrongTotp: () => new Refusal("CodeMismatchException", "Invalid code received for user"), // R~
  totpUsed: () => new Refusal("ExpiredCodeException", "Your software token has already been used once."), // R
  noSoftwareToken: () => new Refusal("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user."), // R
  noMfaMethod: () => new Refusal("MFAMethodNotFoundException", "No MFA method is available for the user."), // I
  answerNotOffered: () => invalid("The answer is not one of the options of this challenge."), // I
  attributesMissing: (names: readonly string[]) => invalid(`Invalid attributes given, ${names.join(" and ")} is missing`), // R
  attributeProvided: (name: string) => notAuthorized(`Cannot modify an already provided ${name}`), // R

  // MFA preference and set-up, §4.1, §5
  factorNotReady: (factor: Factor) => invalid(`User does not have delivery config set to turn on ${factor}`), // R for SOFTWARE_TOKEN_MFA
  onlyOnePreferred: () => invalid("Only one MFA method can be set as preferred."), // I
  preferredButOff: (factor: Factor) => invalid(`${factor} cannot be the preferred MFA method while it is disabled.`), // I
  deviceNameTooLong: (limit: number) => invalid(`FriendlyDeviceName must not be longer than ${limit} characters.`), // I
  onlySmsOptions: () => invalid("MFAOptions can only set SMS delivery to phone_number."), // I
  webAuthnMfaOff: () => invalid("WebAuthn MFA is not enabled for the user pool."), // I
  webAuthnMfaAlone: () => invalid("WebAuthn MFA requires another MFA method on the user."), // I
  softwareTokenOffInPool: () => new Refusal("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool"), // D
  wrongCodeAtVerify: () => new Refusal("EnableSoftwareTokenMFAException", "Code mismatch"), // R~
  tokenXorSession: () => invalid("Exactly one of AccessToken and Session must be given."), // I
  nothingToVerify: () => invalid("User has not associated a software token."), // I

  // devices, §6
  noSuchDevice: () => new Refusal("ResourceNotFoundException", "Device does not exist."), // R~
  deviceKeyInvalid: () => invalid("Invalid device key given."), // R
  deviceKeyExists: () => new Refusal("DeviceKeyExistsException", "A device with this key was confirmed already."), // I
  deviceVerifierInvalid: () => invalid("Invalid device secret verifier given."), // I
  devicesNotTracked: () => new Refusal("InvalidUserPoolConfigurationException", "Device tracking is not enabled for the user pool."), // I

  // threat protection, §9
  requestBlocked: () => notAuthorized("Request not allowed due to security reasons."), // R~
  passwordLeaked: () => new Refusal("InvalidPasswordException", "Provided password cannot be used for security reasons."), // R~
  addOnOff: () => new Refusal("UserPoolAddOnNotEnabledException", "Threat protection is not enabled for the user pool."), // I
  ipRangeInvalid: (range: string) => invalid(`Invalid IP range: ${range}`), // I
  noSuchAuthEvent: (eventId: string) => new Refusal("ResourceNotFoundException", `Auth event ${eventId} does not exist.`), // I
  feedbackTokenInvalid: () => notAuthorized("Invalid feedback token"), // I
  feedbackTokenExpired: () => notAuthorized("Feedback token has expired"), // I

  // codes and recovery, §7.6
  wrongCode: () => new Refusal("CodeMismatchException", "Invalid verification code provided, please try again."), // R
  codeExpired: () => new Refusal("ExpiredCodeException", "Invalid code provided, please request a code again."), // R~
  tooManyTries: () => new Refusal("LimitExceededException", "Attempt limit exceeded, please try after some time."), // R
  cannotConfirm: (status: string) => notAuthorized(`User cannot be confirmed. Current status is ${status}`), // R~
  codeNotDeliverable: (medium: "SMS" | "EMAIL") =>
    new Refusal("CodeDeliveryFailureException", `Unable to deliver the code: nothing is configured that carries ${medium} messages.`), // I
  alreadyConfirmed: () => invalid("User is already confirmed."), // I
  cannotResend: () => notAuthorized("Cannot resend codes. Auto verification not turned on."), // R~
  noRecoveryChannel: () => invalid("Cannot reset password for the user as there is no registered/verified email or phone_number"), // R
  cannotReset: () => notAuthorized("User password cannot be reset in the current state."), // R
  onlyAdministratorResets: () => notAuthorized("Contact administrator to reset password."), // I
  nothingToSendTo: (attribute: string) => invalid(`User does not have a value for ${attribute}.`), // I
  notVerifiable: () => invalid("Only email and phone_number can be verified."), // I

  // sign-up and users, §7.6
  usernameExists: () => new Refusal("UsernameExistsException", "User already exists"), // R
  accountExists: (attribute: string) => new Refusal("UsernameExistsException", `An account with the given ${attribute} already exists.`), // R~
  userAccountExists: () => new Refusal("UsernameExistsException", "User account already exists"), // R~
  aliasExists: (attribute: string) => new Refusal("AliasExistsException", `An account with the ${attribute} already exists.`), // D
  usernameLooksLike: (form: "email" | "phone number") =>
    invalid(`Username cannot be of ${form} format, since user pool is configured for ${form} alias.`), // R~
  usernameMustBe: (forms: "email" | "phone" | "either") =>
    invalid(
      {
        email: "Username should be an email.",
        phone: "Username should be a phone number.",
        either: "Username should be either an email or a phone number.",
      }[forms],
    ), // R~
  usernameContradicted: (attribute: string) => invalid(`The username and the ${attribute} attribute must be the same.`), // I
  signUpClosed: () => notAuthorized("SignUp is not permitted for this user pool"), // R~
  attributesNonconforming: (problems: readonly { readonly name: string; readonly why: string }[]) =>
    invalid(`Attributes did not conform to the schema: ${problems.map(({ name, why }) => `${name}: ${why}\n`).join("")}`), // R~ for what is required or unknown, else I
  attributeImmutable: (name: string) => invalid(`user.${name}: Attribute cannot be updated.\n`), // R
  attributeNotWritable: () => notAuthorized("A client attempted to write unauthorized attribute"), // R~
  flagWithoutEmail: () => invalid("Email is required to verify/un-verify an email"), // R~
  flagWithoutPhone: () => invalid("Phone Number is required to verify/un-verify a phone number"), // R~
  phoneInvalid: () => invalid("Invalid phone number format."), // R~
  emailInvalid: () => invalid("Invalid email address format."), // R~
  preferredUsernameAtSignUp: () =>
    invalid("preferred_username cannot be given at sign-up, since user pool is configured for preferred_username alias."), // I
  cannotInvite: (status: string) => new Refusal("UnsupportedUserStateException", `Resend not possible. Current status is ${status}`), // I
  passwordAtSignUp: (reason: string) => new Refusal("InvalidPasswordException", `Password did not conform with policy: ${reason}`), // R~
  passwordPolicy: (reason: string) => new Refusal("InvalidPasswordException", `Password does not conform to policy: ${reason}`), // R~
  passwordTooLong: () => constraint("password", "Member must have length less than or equal to 256"), // D
  passwordOuterSpace: () => constraint("password", "Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$"), // R~
  passwordAbsent: () => constraint("password", "Member must not be null"), // R~
  passwordHistory: () => new Refusal("PasswordHistoryPolicyViolationException", "Password has been used before, choose another one."), // I
  passwordlessWithoutAddress: () => invalid("A user without a password needs an email or a phone_number."), // I
  filterUnparsable: () => invalid("Error while parsing filter."), // R
  filterAttribute: (name: string) => invalid(`Invalid search attribute: ${name}`), // R~
  subNotToGet: () => invalid("Input fails to satisfy the constraints."), // R
  attributesNotInPool: () => invalid("One or more requested attributes do not exist in user pool."), // I
  pagingMarker: () => invalid("Paging Marker is Invalid for Request"), // R
};
